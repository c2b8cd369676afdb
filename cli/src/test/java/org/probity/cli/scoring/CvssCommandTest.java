package org.probity.cli.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CvssCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String input, String... args) {
        CvssCommand command =
                new CvssCommand().reading(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        return new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
    }

    @Test
    void oneVectorIsOneLine() {
        assertThat(run("", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H/E:P")).isZero();
        assertThat(out.toString().strip())
                .isEqualTo("10.0 Critical, temporal 9.4 Critical  CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H/E:P");
    }

    @Test
    void jsonNamesTheScoresOfEachVersion() {
        assertThat(run(
                        "",
                        "--json",
                        "(AV:N/AC:L/Au:N/C:P/I:P/A:P)",
                        "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N"))
                .isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "{\"vector\":\"(AV:N/AC:L/Au:N/C:P/I:P/A:P)\",\"version\":\"2.0\",\"base\":7.5,\"temporal\":7.5,"
                                + "\"environmental\":7.5,\"severity\":\"HIGH\",\"temporalSeverity\":\"HIGH\","
                                + "\"environmentalSeverity\":\"HIGH\",\"canonical\":\"AV:N/AC:L/Au:N/C:P/I:P/A:P\"}",
                        "{\"vector\":\"CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N\",\"version\":\"4.0\","
                                + "\"score\":9.3,\"severity\":\"CRITICAL\",\"nomenclature\":\"CVSS-B\",\"macroVector\":\"000200\","
                                + "\"canonical\":\"CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N\"}");
    }

    @Test
    void standardInputIsReadLineByLineWhateverItHolds() {
        String lines = "CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H\r\n\nrubbish \"quoted\"\n" + "x".repeat(100_000);
        assertThat(run(lines, "--json", "-")).isEqualTo(1);
        assertThat(out.toString().lines()).hasSize(3);
        assertThat(out.toString()).contains("\"base\":9.8", "rubbish \\\"quoted\\\"", "\"error\":\"at byte 0: ");
        assertThat(out.toString().length()).isLessThan(12_000);
    }

    @Test
    void nothingUsableEndsInTwo() {
        assertThat(run("", "CVSS:9")).isEqualTo(2);
        assertThat(out.toString()).startsWith("error at byte 5: expected version 3.0, 3.1 or 4.0");
        assertThat(run("")).isEqualTo(2);
    }

    @Test
    void differencesAreTold() {
        assertThat(run("", "--diff", "AV:N/AC:L/Au:N/C:P/I:P/A:P", "AV:N/AC:L/Au:N/C:P/I:P/A:C"))
                .isEqualTo(1);
        assertThat(out.toString()).contains("Availability Impact (A): Partial to Complete");
        assertThat(run("", "--diff", "AV:N")).isEqualTo(2);
        assertThat(run("", "--diff", "AV:N", "AV:L")).isEqualTo(2);
        assertThat(err.toString()).contains("compares two vectors, 1 given", "the mandatory metric AC");
    }
}
