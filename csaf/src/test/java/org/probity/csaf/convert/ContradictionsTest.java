package org.probity.csaf.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.convert.Contradictions.Kind;
import org.probity.csaf.write.AdvisoryBuilder;
import org.probity.csaf.write.Identification;
import org.probity.csaf.write.Product;
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
}
