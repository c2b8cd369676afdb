package org.probity.disclosure.domain;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.write.AdvisoryBuilder;
import org.probity.csaf.write.BranchBuilder;
import org.probity.csaf.write.Identification;
import org.probity.csaf.write.Product;
import org.probity.csaf.write.Publisher;
import org.probity.csaf.write.RevisionHistory;
import org.probity.csaf.write.VulnerabilityBuilder;
import org.probity.csaf.write.Word.BranchCategory;
import org.probity.csaf.write.Word.FlagLabel;
import org.probity.csaf.write.Word.NoteCategory;
import org.probity.csaf.write.Word.RemediationCategory;
import org.probity.csaf.write.Word.ThreatCategory;
import org.probity.csaf.write.Word.TlpLabel;
import org.probity.disclosure.DisclosureEvent.AdvisoryReleased;
import org.probity.disclosure.Edition;
import org.probity.disclosure.Edition.ProductFacts;
import org.probity.scoring.cvss.CvssVector;
import org.probity.scoring.cvss.CvssVersion;
import org.probity.traceability.Satisfies;

/** An edition as a CSAF 2.0 document (ISO/IEC 20153:2025), profile security advisory. The same input gives the same bytes. */
@Satisfies({
    "29147-7.4.1-a",
    "29147-7.4.2-a",
    "29147-7.4.4-a",
    "29147-7.4.6-a",
    "29147-7.4.12-a",
    "29147-7.4.14-a",
    "29147-7.4.16-a",
    "29147-7.6-a"
})
public final class CsafWriter {
    private CsafWriter() {}

    /**
     * Who publishes and where.
     *
     * @param baseUrl where this installation is reached
     * @param canonicalUrl the address below which the documents are published for the world; no slash at the end
     */
    public record Imprint(String vendor, String namespace, String baseUrl, String canonicalUrl, String version) {}

    /**
     * Builds the document; {@code check} and {@code text} of the result take the same history, which comes from
     * {@link #history}. It tells its own address where that is encrypted, as the standard asks.
     */
    public static AdvisoryBuilder builder(String id, Edition edition, Imprint imprint, RevisionHistory history) {
        AdvisoryBuilder builder = new AdvisoryBuilder(
                AdvisoryBuilder.SECURITY_ADVISORY,
                edition.title(),
                Publisher.vendor(imprint.vendor(), imprint.namespace()),
                id);
        builder.tlp(TlpLabel.WHITE)
                .language("en")
                .generator("Probity", imprint.version(), null)
                .note(NoteCategory.SUMMARY, "Summary", edition.summary());
        if (!edition.impact().isBlank()) {
            builder.note(NoteCategory.DETAILS, "Impact", edition.impact());
        }
        if (imprint.canonicalUrl().startsWith("https://")) {
            int year = history.initialRelease()
                    .toInstant()
                    .atOffset(ZoneOffset.UTC)
                    .getYear();
            builder.canonicalFolder(imprint.canonicalUrl() + "/.well-known/csaf/white/" + year + "/");
        }
        edition.references().forEach(r -> builder.reference(r.summary(), r.url()));
        if (!edition.creditsLeft().isEmpty()) {
            builder.acknowledge(edition.creditsLeft(), null, "Reported the vulnerability");
        }
        edition.facts().products().stream()
                .map(ProductFacts::severity)
                .filter(java.util.Objects::nonNull)
                .min(java.util.Comparator.comparingInt(CsafWriter::rank))
                .ifPresent(worst -> builder.aggregateSeverity(worst, null));
        vulnerability(builder, edition, imprint);
        return builder;
    }

    private static int rank(@Nullable String severity) {
        int at = List.of("Critical", "High", "Medium", "Low", "None").indexOf(String.valueOf(severity));
        return at < 0 ? 9 : at;
    }

    private static void vulnerability(AdvisoryBuilder builder, Edition edition, Imprint imprint) {
        VulnerabilityBuilder vulnerability = builder.vulnerability();
        String cve = edition.facts().cve();
        if (cve != null) {
            vulnerability.cve(cve);
        }
        edition.facts().identifiers().stream()
                .filter(id -> !id.startsWith("CVE-"))
                .forEach(id -> vulnerability.id(id.startsWith("GHSA-") ? "GitHub Security Advisories" : "Other", id));
        edition.facts().cwes().stream().findFirst().ifPresent(vulnerability::cwe);
        vulnerability.title(edition.title());
        vulnerability.note(NoteCategory.DESCRIPTION, "Description", edition.summary());
        if (edition.facts().cwes().size() > 1) {
            vulnerability.note(
                    NoteCategory.OTHER,
                    "Weaknesses",
                    "Weakness classes: " + String.join(", ", edition.facts().cwes()) + ".");
        }
        if (edition.facts().exploited()) {
            vulnerability.threat(ThreatCategory.EXPLOIT_STATUS, "Attacks have been observed.", List.of());
        }
        Map<String, List<Product>> byVector = new LinkedHashMap<>();
        for (ProductFacts facts : edition.facts().products()) {
            product(builder, vulnerability, facts, edition.workaround(), imprint, byVector);
        }
        byVector.forEach((vector, products) -> vulnerability.score(CvssVector.parse(vector), products));
    }

    private static void product(
            AdvisoryBuilder builder,
            VulnerabilityBuilder vulnerability,
            ProductFacts facts,
            String workaround,
            Imprint imprint,
            Map<String, List<Product>> byVector) {
        BranchBuilder branch = builder.products()
                .vendor(imprint.vendor())
                .branch(BranchCategory.PRODUCT_FAMILY, facts.line())
                .product(facts.name());
        Product[] affected = leaves(branch, imprint, facts, facts.affected());
        Product[] unaffected = leaves(branch, imprint, facts, facts.unaffected());
        Product[] uncertain = leaves(branch, imprint, facts, facts.uncertain());
        if (affected.length > 0) {
            vulnerability.affected(affected);
            remedies(vulnerability, facts, workaround, affected);
            if (facts.vector() != null) {
                byVector.computeIfAbsent(facts.vector(), v -> new ArrayList<>()).addAll(List.of(affected));
            }
        }
        if (facts.fixed() != null) {
            vulnerability.fixed(leaf(branch, imprint, facts, facts.fixed()));
        }
        if (unaffected.length > 0) {
            if (facts.justification() != null) {
                vulnerability.notAffected(FlagLabel.valueOf(facts.justification()), unaffected);
            } else {
                vulnerability.notAffected("Checked by the vendor; the flaw is not in this release.", unaffected);
            }
        }
        if (uncertain.length > 0) {
            vulnerability.underInvestigation(uncertain);
            vulnerability.remediation(
                    RemediationCategory.NONE_AVAILABLE,
                    "It is being found out whether this release is affected.",
                    uncertain);
        }
    }

    private static void remedies(
            VulnerabilityBuilder vulnerability, ProductFacts facts, String workaround, Product[] affected) {
        if (facts.fixed() != null) {
            vulnerability.remediation(
                    RemediationCategory.VENDOR_FIX, "Update " + facts.name() + " to " + facts.fixed() + ".", affected);
        } else {
            vulnerability.remediation(
                    facts.noFixPlanned() ? RemediationCategory.NO_FIX_PLANNED : RemediationCategory.NONE_AVAILABLE,
                    facts.noFixPlanned() ? "No fix is planned." : "A fix is being made.",
                    affected);
        }
        if (!workaround.isBlank()) {
            vulnerability.remediation(RemediationCategory.WORKAROUND, workaround, affected);
        }
    }

    private static Product[] leaves(BranchBuilder branch, Imprint imprint, ProductFacts facts, List<String> versions) {
        return versions.stream()
                .map(version -> leaf(branch, imprint, facts, version))
                .toArray(Product[]::new);
    }

    /** The vendor's own identifier of a release, below its namespace. */
    private static Product leaf(BranchBuilder branch, Imprint imprint, ProductFacts facts, String version) {
        String base = imprint.namespace().replaceFirst("/+$", "") + "/products/";
        String uri = base + encoded(facts.productId()) + "/" + encoded(version);
        return branch.leaf(
                BranchCategory.PRODUCT_VERSION,
                version,
                facts.productId() + "@" + version,
                new Identification().withGenericUri(imprint.namespace(), uri));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The revision history with the release to come at its end. */
    public static RevisionHistory history(List<AdvisoryReleased> before, Instant publishAt, String summary) {
        RevisionHistory history = null;
        for (AdvisoryReleased release : before) {
            history = history == null
                    ? RevisionHistory.released(release.publishAt(), release.summary())
                    : history.next(release.publishAt(), release.summary());
        }
        return history == null ? RevisionHistory.released(publishAt, summary) : history.next(publishAt, summary);
    }

    /** CSAF 2.0 has no field for CVSS 4.0, so such a score is told as a note; for the page that explains it. */
    public static boolean scoreIsNote(@Nullable String vector) {
        return vector != null && CvssVector.parse(vector).version() == CvssVersion.V4_0;
    }
}
