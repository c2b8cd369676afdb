package org.probity.csaf.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.convert.Contradictions.Kind;
import org.probity.csaf.write.AdvisoryBuilder;
import org.probity.csaf.write.Identification;
import org.probity.csaf.write.Product;
import org.probity.csaf.write.Retirement;
import org.probity.csaf.write.RevisionHistory;
import org.probity.csaf.write.Samples;
import org.probity.csaf.write.VulnerabilityBuilder;
import org.probity.csaf.write.Word.NoteCategory;
import org.probity.csaf.write.Word.RemediationCategory;
import org.probity.csaf.write.Word.Status;
import org.probity.scoring.cvss.CvssVector;

class ContradictionsTest {
    private static CsafDocument says(String id, Status status, String vector, RevisionHistory history) {
        AdvisoryBuilder vex = new AdvisoryBuilder(AdvisoryBuilder.VEX, "Title", Samples.publisher(), id)
                .note(NoteCategory.SUMMARY, null, "x");
        Product product =
                vex.products().product(null, "Console 1.0 in " + id, Identification.purl("pkg:npm/console@1.0.0"));
        VulnerabilityBuilder flaw = vex.vulnerability()
                .cve("CVE-2026-1000")
                .note(NoteCategory.DESCRIPTION, null, "x")
                .status(status, List.of(product))
                .remediation(RemediationCategory.WORKAROUND, "x", product);
        flaw.score(CvssVector.parse(vector), List.of(product));
        return vex.build(history);
    }

    private static final String HIGH = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";
    private static final String LOW = "CVSS:3.1/AV:L/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";

    @Test
    void twoStatesOfOneProductAreFoundWithWhoSaidThem() {
        List<Contradictions.Contradiction> found = Contradictions.find(List.of(
                says("B", Status.FIXED, HIGH, Samples.history().next(Samples.RELEASED.plusSeconds(9), "x")),
                says("A", Status.KNOWN_AFFECTED, HIGH, Samples.history())));
        assertThat(found).extracting(Contradictions.Contradiction::kind).containsExactly(Kind.STATUS);
        assertThat(found.getFirst().said())
                .extracting(Contradictions.Said::document)
                .containsExactly("A", "B");
        assertThat(found.getFirst().toString())
                .contains("CVE-2026-1000 pkg:npm/console@1.0.0", "affected in A version 1");
    }

    @Test
    void whatIsSettledElsewhereIsOutdated() {
        assertThat(Contradictions.find(List.of(
                        says("A", Status.UNDER_INVESTIGATION, HIGH, Samples.history()),
                        says("B", Status.FIXED, LOW, Samples.history()))))
                .extracting(Contradictions.Contradiction::kind)
                .containsExactly(Kind.OUTDATED, Kind.SCORE);
    }

    @Test
    void olderVersionsOfADocumentDontCountButTwoOfOneVersionDo() {
        CsafDocument first = says("A", Status.KNOWN_AFFECTED, HIGH, Samples.history());
        CsafDocument second =
                says("A", Status.FIXED, HIGH, Samples.history().next(Samples.RELEASED.plusSeconds(9), "x"));
        assertThat(Contradictions.find(List.of(first, second))).isEmpty();
        assertThat(Contradictions.find(List.of(first, first))).isEmpty();
        assertThat(Contradictions.find(List.of(first, says("A", Status.FIXED, HIGH, Samples.history()))))
                .extracting(Contradictions.Contradiction::kind)
                .containsExactly(Kind.DOCUMENT);
    }

    private static CsafDocument branch(String id, String alias, boolean range, String version, Status status) {
        AdvisoryBuilder vex = new AdvisoryBuilder(AdvisoryBuilder.VEX, "Title", Samples.publisher(), id)
                .note(NoteCategory.SUMMARY, null, "x");
        var name = vex.products().vendor("V").product("P");
        Product product = range ? name.versionRange(version) : name.version(version);
        VulnerabilityBuilder flaw = vex.vulnerability();
        if (alias.startsWith("CVE")) {
            flaw.cve(alias).id("Cases", "C-1");
        } else {
            flaw.id("Cases", alias);
        }
        flaw.note(NoteCategory.DESCRIPTION, null, "x")
                .status(status, List.of(product))
                .remediation(RemediationCategory.WORKAROUND, "x", product);
        return vex.build(Samples.history());
    }

    @Test
    void aFixedVersionInAnAffectedRangeElsewhereIsFoundByAnyId() {
        CsafDocument fixed = branch("A", "C-1", false, "1.4.0", Status.FIXED);
        List<Contradictions.Contradiction> found = Contradictions.find(List.of(
                fixed, branch("B", "CVE-2026-1000", true, "vers:semver/>=1.0.0|<1.5.0", Status.KNOWN_AFFECTED)));
        assertThat(found).extracting(Contradictions.Contradiction::kind).containsExactly(Kind.RANGE);
        assertThat(found.getFirst().toString()).contains("V P 1.4.0", "affected by vers:semver/>=1.0.0|<1.5.0");
        assertThat(Contradictions.find(List.of(
                        fixed, branch("B", "CVE-2026-1000", true, "vers:semver/<1.4.0", Status.KNOWN_AFFECTED))))
                .isEmpty();
    }

    @Test
    void aNewerVersionWithAnOlderDateOrAnotherPastIsFound() {
        RevisionHistory second = Samples.history().next(Samples.RELEASED.plusSeconds(9), "x");
        CsafDocument newer = says("A", Status.FIXED, HIGH, second);
        CsafDocument late =
                says("A", Status.FIXED, HIGH, RevisionHistory.released(Samples.RELEASED.plusSeconds(99), "y"));
        assertThat(Contradictions.find(List.of(newer, late)))
                .extracting(Contradictions.Contradiction::kind)
                .containsExactly(Kind.HISTORY);
        CsafDocument other =
                says("A", Status.FIXED, HIGH, RevisionHistory.released(Samples.RELEASED, "Another start."));
        assertThat(Contradictions.find(List.of(other, newer)))
                .extracting(Contradictions.Contradiction::kind)
                .containsExactly(Kind.HISTORY);
    }

    @Test
    void aDocumentSupersededByAWithdrawnOneIsFound() {
        Instant later = Samples.RELEASED.plusSeconds(999);
        String url = "https://robotics.example.com/.well-known/csaf/white/2026/exr-2026-0007.json";
        CsafDocument successor = CsafDocument.of(Retirement.withdraw(
                CsafDocument.of(Upgrade.convert(Samples.advisory().build(Samples.history()), later)
                        .result()),
                later,
                "No flaw.",
                "Withdrawn."));
        CsafDocument old = CsafDocument.of(Retirement.supersede(
                CsafDocument.of(Upgrade.convert(Samples.vex().build(Samples.history()), later)
                        .result()),
                later,
                "A newer one.",
                url,
                "Superseded."));
        assertThat(Contradictions.find(List.of(successor, old)))
                .extracting(Contradictions.Contradiction::kind)
                .containsExactly(Kind.SUPERSEDED);
    }
}
