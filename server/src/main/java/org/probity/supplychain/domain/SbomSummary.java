package org.probity.supplychain.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.identifiers.purl.Purl;
import org.probity.inventory.sbom.Component;
import org.probity.inventory.sbom.License;
import org.probity.inventory.sbom.Sbom;
import org.probity.inventory.sbom.SbomDocument;
import org.probity.platform.decide.Decision;
import org.probity.platform.decide.Problem;
import org.probity.supplychain.SupplyChainEvent;
import org.probity.supplychain.SupplyChainEvent.SbomRead;
import org.probity.traceability.Satisfies;

/** What is taken out of a bill of materials, and when it is good enough to be tied to a release. */
public final class SbomSummary {
    private static final int LONGEST = 500;

    private SbomSummary() {}

    /**
     * One component as it is searched.
     *
     * @param identity the package without version, in canonical form, or group and name where there is no valid package URL
     * @param name group and name
     * @param version empty when none is named
     * @param purl as written, or null
     */
    public record Row(
            String identity, @Nullable String purl, String name, String version, String type, String licenses) {}

    /** The components of a document; those without a name are left out. */
    public static List<Row> rows(Sbom sbom) {
        return sbom.components().stream()
                .filter(c -> c.name() != null && !c.name().isBlank())
                .map(SbomSummary::row)
                .toList();
    }

    private static Row row(Component c) {
        String name = cut(c.fullName());
        String version = c.version() == null ? "" : cut(c.version());
        String licenses = cut(String.join(
                ", ",
                c.licenses().stream().map(License::value).distinct().limit(20).toList()));
        return new Row(identity(c.purl()).orElse(name), c.purl(), name, version, cut(c.type()), licenses);
    }

    /** A package URL without version, qualifiers and subpath, in canonical form; empty for anything that is none. */
    public static java.util.Optional<String> identity(@Nullable String purl) {
        return purl == null
                ? java.util.Optional.empty()
                : Purl.tryParse(purl.strip()).map(Purl::withoutVersion).map(Purl::toString);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    /** Ties a document to a release, when it lists anything. The same one again changes nothing. */
    @Satisfies("30111-8-a")
    public static Decision<SupplyChainEvent> attach(
            @Nullable String present,
            String productId,
            String sha256,
            String fileName,
            long size,
            Sbom sbom,
            List<Row> rows) {
        SbomDocument document = sbom.document();
        if (rows.isEmpty()) {
            return new Decision.Refused<>(List.of(Problem.at(
                    "sbom",
                    "\"" + fileName + "\" is " + document.format().title() + " but lists no component.",
                    "Make it again from the build of the release.")));
        }
        if (sha256.equals(present)) {
            return Decision.accept();
        }
        long withoutPurl = rows.stream().filter(row -> row.purl() == null).count();
        return Decision.accept(new SbomRead(
                productId,
                sha256,
                fileName,
                size,
                document.format().title(),
                document.specVersion() == null ? "" : document.specVersion(),
                rows.size(),
                withoutPurl,
                sbom.odditiesInAll()));
    }
}
