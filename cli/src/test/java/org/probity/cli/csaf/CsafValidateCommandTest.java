package org.probity.cli.csaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.json.JsonObject;
import picocli.CommandLine;

class CsafValidateCommandTest {
    private static final String VALID = "{'document':{'category':'csaf_base','csaf_version':'2.0','publisher':"
            + "{'category':'vendor','name':'V','namespace':'https://v.example'},'title':'T','tracking':{"
            + "'current_release_date':'2026-01-31T12:00:00Z','id':'X-1','initial_release_date':'2026-01-31T12:00:00Z',"
            + "'revision_history':[{'date':'2026-01-31T12:00:00Z','number':'1','summary':'First.'}],'status':'final',"
            + "'version':'1'}}}";

    @TempDir
    private Path folder;

    private Path valid;
    private Path invalid;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void write() throws IOException {
        valid = write("a/valid.json", VALID);
        invalid = write("b/invalid.JSON", VALID.replace("'version':'1'", "'version':'2'"));
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text.replace('\'', '"'));
    }

    private int run(Object... args) {
        return runWith("", args);
    }

    private int runWith(String input, Object... args) {
        CsafValidateCommand command = new CsafValidateCommand()
                .reading(new ByteArrayInputStream(input.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
        CommandLine line = new CommandLine(command);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        String[] words = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            words[i] = args[i].toString();
        }
        return line.execute(words);
    }

    @Test
    void saysValidAndInvalidByItsExitCode() {
        assertThat(run("--preset", "basic", valid)).isZero();
        assertThat(run(folder)).isEqualTo(1);
        assertThat(out.toString())
                .contains("valid.json: valid CSAF 2.0")
                .contains("error   6.1.16 /document/tracking/version (1:");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void printsOneJsonObjectALine() throws Exception {
        assertThat(run("--format", "json", "--test", "6.1.16", folder)).isEqualTo(1);
        String[] lines = out.toString().strip().split("\n");
        assertThat(lines).hasSize(2);
        JsonObject second =
                CsafDocument.read(lines[1].getBytes(StandardCharsets.UTF_8)).object();
        assertThat(second.names()).containsExactly("file", "version", "valid", "results", "millis");
        assertThat(second.string("file")).endsWith("invalid.JSON");
        JsonObject result = (JsonObject) second.array("results").get(0);
        assertThat(result.names()).containsExactly("test", "severity", "paths", "message");
        assertThat(result.string("test")).isEqualTo("6.1.16");
        assertThat(result.array("paths")).hasToString("[\"/document/tracking/version\"]");
    }

    @Test
    void aFileThatIsNoJsonIsAResult() throws IOException {
        Path broken = write("broken.json", "{'document':");
        assertThat(run("--format", "json", broken)).isEqualTo(1);
        assertThat(out.toString())
                .contains("\"version\":null,\"valid\":false,\"results\":[{\"test\":\"json\",\"severity\":\"schema\"");
    }

    @Test
    void readsStandardInputWithOneOrSeveralDocuments() {
        assertThat(runWith(VALID, "--format", "json", "--preset", "basic", "-")).isZero();
        assertThat(runWith("\u001e" + VALID + "\n\u001e" + VALID + "\n", "--format", "json", "--preset", "basic", "-"))
                .isZero();
        assertThat(out.toString())
                .contains("\"file\":\"-\"")
                .contains("\"file\":\"-#1\"")
                .contains("\"file\":\"-#2\"");
    }

    @Test
    void refusesWhatItCannotUseInOneLine() {
        assertThat(run(folder.resolve("missing.json"))).isEqualTo(2);
        assertThat(err.toString()).endsWith("missing.json: no such file or folder\n");
        assertThat(run("--test", "6.1.99", valid)).isEqualTo(2);
        assertThat(err.toString()).contains("there is no test 6.1.99");
        assertThat(run("--preset", "nonsense", valid)).isEqualTo(2);
        assertThat(err.toString()).contains("there is no preset nonsense");
    }

    @Test
    void goesOnAfterSomethingUnusable() {
        assertThat(run(folder.resolve("missing.json"), valid, "--preset", "basic"))
                .isEqualTo(2);
        assertThat(out.toString()).contains("valid.json: valid");
    }

    @Test
    void understandsTheNumberThatTheSpecificationWrites() {
        assertThat(run("--test", "6.2.39.4.1", valid)).isZero();
    }

    @Test
    void printsSarifAndJunit() throws Exception {
        assertThat(run("--format", "sarif", folder)).isEqualTo(1);
        JsonObject sarif = CsafDocument.read(out.toString().getBytes(StandardCharsets.UTF_8))
                .object();
        assertThat(sarif.string("version")).isEqualTo("2.1.0");
        out.getBuffer().setLength(0);
        assertThat(run("--format", "junit", folder)).isEqualTo(1);
        assertThat(out.toString()).contains("<failure").endsWith("</testsuites>\n");
        assertThat(invalid).exists();
    }
}
