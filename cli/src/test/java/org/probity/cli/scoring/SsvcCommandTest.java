package org.probity.cli.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SsvcCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String input, String... args) {
        SsvcCommand command =
                new SsvcCommand().reading(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        return new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
    }

    @Test
    void answersLeadToADecision() {
        assertThat(run("", "supplier", "E=A", "U=S", "TI=T", "PSI=S")).isZero();
        assertThat(out.toString()).contains("Immediate");
    }

    @Test
    void jsonNamesTableOutcomeAndAnswers() {
        assertThat(run("", "--json", "cisa", "exploitation=active", "A=Y", "TI=T", "MWI=H"))
                .isZero();
        assertThat(out.toString().strip())
                .isEqualTo(
                        "{\"table\":\"cisa:DT_CO:2.0.3\",\"point\":\"cisa:CISA:1.1.0\",\"outcome\":\"AC\",\"name\":\"Act\","
                                + "\"outcomes\":[\"AC\"],\"open\":[],\"answers\":{\"ssvc:E:1.1.0\":[\"A\"],\"ssvc:A:2.0.0\":[\"Y\"],"
                                + "\"ssvc:TI:1.0.0\":[\"T\"],\"ssvc:MWI:1.0.0\":[\"H\"]}}");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(run("", "supplier", "E=N", "U=L")).isEqualTo(1);
        assertThat(out.toString())
                .contains("Defer or Scheduled or Out-of-Cycle", "Technical Impact, Public Safety Impact");
    }

    @Test
    void linesAreAnsweredOneByOne() {
        assertThat(run("A=Y VD=C\nnonsense\nA=N,VD=D\n", "--json", "utility", "-"))
                .isEqualTo(1);
        assertThat(out.toString().lines()).hasSize(3);
        assertThat(out.toString()).contains("\"outcome\":\"S\"", "\"error\":", "\"outcome\":\"L\"");
    }

    @Test
    void wrongInputIsOneClearLine(@TempDir Path folder) throws IOException {
        assertThat(run("", "nothing", "E=A")).isEqualTo(2);
        assertThat(run("", "supplier", "E=Z")).isEqualTo(2);
        Path file = Files.writeString(folder.resolve("t.json"), "{}");
        assertThat(run("", file.toString(), "E=Z")).isEqualTo(2);
        assertThat(run("", "supplier", "--selections", file.toString())).isEqualTo(2);
        assertThat(err.toString().lines())
                .hasSize(4)
                .allMatch(line -> line.startsWith("probity ssvc: "))
                .anyMatch(line -> line.contains("tables are bod-26-04, cisa, coordinator-publication"));
    }

    @Test
    void tablesAndQuestionsAreListed() {
        assertThat(run("")).isZero();
        assertThat(run("", "deployer")).isZero();
        assertThat(out.toString())
                .contains("coordinator-triage", "Human Impact: L Low, M Medium, H High, VH Very High");
    }
}
