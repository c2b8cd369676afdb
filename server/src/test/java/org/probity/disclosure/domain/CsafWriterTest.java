package org.probity.disclosure.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.probity.csaf.rules.Report;
import org.probity.disclosure.Edition;
import org.probity.disclosure.Edition.Answer;
import org.probity.disclosure.Edition.ProductFacts;
import org.probity.traceability.Satisfies;

class CsafWriterTest {
    private static final CsafWriter.Imprint IMPRINT = new CsafWriter.Imprint(
            "Ferrule Networks",
            "https://ferrule.example",
            "https://psirt.ferrule.example",
            "https://psirt.ferrule.example",
            "0.1.0");
    private static final Instant DAY = Instant.parse("2021-12-12T08:00:00Z");

    private static Edition edition(String vector) {
        return new Edition(
                "Edge Gateway: code execution",
                "Update now.",
                "Code runs.",
                "Close the port.",
                List.of("Dana Kerr"),
                List.of(new Edition.Reference("At cve.org", "https://www.cve.org/CVERecord?id=CVE-2021-44228")),
                new Edition.Facts(
                        List.of("CVE-2021-44228"),
                        List.of("CWE-502", "CWE-20"),
                        true,
                        List.of(
                                new ProductFacts(
                                        "edge-gateway",
                                        "Edge",
                                        "Edge Gateway",
                                        Answer.AFFECTED,
                                        List.of("4.2.1"),
                                        List.of("4.1.0"),
                                        List.of(),
                                        "4.2.2",
                                        vector,
                                        "Critical",
                                        "10.0",
                                        null,
                                        false),
                                new ProductFacts(
                                        "branch-box",
                                        "Branch",
                                        "Branch Box",
                                        Answer.NOT_AFFECTED,
                                        List.of(),
                                        List.of("2.3.4", "3.0.0"),
                                        List.of(),
                                        null,
                                        null,
                                        null,
                                        null,
                                        "COMPONENT_NOT_PRESENT",
                                        false),
                                new ProductFacts(
                                        "core-gateway",
                                        "Core",
                                        "Core Gateway",
                                        Answer.UNDER_INVESTIGATION,
                                        List.of(),
                                        List.of(),
                                        List.of("7.1.0"),
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        false))));
    }

    @Test
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
    void writes_a_valid_document_with_every_answer() {
        var history = CsafWriter.history(List.of(), DAY, "First publication.");
        var builder = CsafWriter.builder(
                "FERRULE-SA-2021-7KQ4M", edition("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H"), IMPRINT, history);
        Report report = builder.check(history);
        assertThat(report.results())
                .as("neither a mandatory nor a recommended test of CSAF 2.0 finds anything")
                .isEmpty();
        String text = builder.text(history);
        assertThat(text)
                .contains(
                        "known_affected",
                        "known_not_affected",
                        "under_investigation",
                        "\"fixed\"",
                        "component_not_present",
                        "Dana Kerr")
                .contains("CVE-2021-44228", "vendor_fix", "workaround", "\"tlp\"");
        assertThat(builder.text(history)).isEqualTo(text);
    }

    @Test
    void tells_a_score_of_cvss_4_as_a_note() {
        String vector = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";
        var history = CsafWriter.history(List.of(), DAY, "First.");
        var builder = CsafWriter.builder("FERRULE-SA-2021-7KQ4M", edition(vector), IMPRINT, history);
        assertThat(builder.text(history)).contains(vector);
        assertThat(CsafWriter.scoreIsNote(vector)).isTrue();
    }
}
