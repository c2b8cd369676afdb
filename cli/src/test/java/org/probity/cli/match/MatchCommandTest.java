package org.probity.cli.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.cli.Main;
import org.probity.inventory.sbom.CycloneDxVerdict;
import picocli.CommandLine;

class MatchCommandTest {
    @TempDir
    Path folder;

    private Path bom;
    private Path records;
    private String out = "";
    private String err = "";

    @BeforeEach
    void write() throws Exception {
        bom = Files.writeString(folder.resolve("bom.json"), """
                {"bomFormat":"CycloneDX","specVersion":"1.6","serialNumber":"urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79",
                 "metadata":{"component":{"type":"application","name":"app","version":"3"}},
                 "components":[{"type":"library","name":"=p","version":"1.2.0","purl":"pkg:npm/p@1.2.0"}]}
                """);
        records = Files.createDirectory(folder.resolve("records"));
        Files.writeString(records.resolve("a.json"), """
                {"id":"X-1","modified":"2024","aliases":["CVE-2024-0001"],"affected":[{"package":{"ecosystem":"npm","name":"p"},
                 "ranges":[{"type":"SEMVER","events":[{"introduced":"1.0.0"},{"fixed":"1.5.0"}]}]}]}
                """);
    }

    private int run(String... args) {
        StringWriter outText = new StringWriter();
        StringWriter errText = new StringWriter();
        CommandLine line = Main.commandLine().setOut(new PrintWriter(outText)).setErr(new PrintWriter(errText));
        int exit = line.execute(args);
        out = outText.toString();
        err = errText.toString();
        return exit;
    }

    private int match(String... more) {
        String[] args = new String[5 + more.length];
        System.arraycopy(
                new String[] {"match", "--sbom", bom.toString(), "--vulns", records.toString()}, 0, args, 0, 5);
        System.arraycopy(more, 0, args, 5, more.length);
        return run(args);
    }

    @Test
    void foundIsOneNothingIsZeroUnusableIsTwo() throws Exception {
        assertThat(match()).isEqualTo(1);
        assertThat(out).contains("CVE-2024-0001", "vers:npm/>=1.0.0|<1.5.0", "1 to verify");
        Files.writeString(bom, Files.readString(bom).replace("1.2.0", "1.5.0"));
        assertThat(match()).isZero();
        Files.writeString(bom, "{");
        assertThat(match()).isEqualTo(2);
        assertThat(err).hasLineCount(1);
        assertThat(run("match", "--vulns", records.toString())).isEqualTo(2);
        assertThat(run("match", "--sbom", "nowhere", "--vulns", records.toString()))
                .isEqualTo(2);
        assertThat(err).contains("nowhere: there is no such file").hasLineCount(1);
    }

    @Test
    void aStatementSettlesAndLapses() throws Exception {
        Path vex = Files.writeString(folder.resolve("vex.json"), """
                {"@context":"https://openvex.dev/ns/v0.2.0","@id":"https://x","timestamp":"2024-01-01T00:00:00Z","statements":[
                 {"vulnerability":{"name":"CVE-2024-0001"},"products":[{"@id":"pkg:npm/p@1.2.0"}],"status":"not_affected",
                  "justification":"component_not_present"}]}
                """);
        assertThat(match("--vex", vex.toString())).isZero();
        assertThat(out).contains("Settled by a statement", "component_not_present");
        Files.writeString(bom, Files.readString(bom).replace("1.2.0", "1.3.0"));
        assertThat(match("--vex", vex.toString())).isEqualTo(1);
        assertThat(out).contains("lapsed: stated of version 1.2.0, the component has 1.3.0");
    }

    @Test
    void everyFormatIsWellFormed() throws Exception {
        assertThat(match("--format", "json")).isEqualTo(1);
        assertThat(out).startsWith("{\"vulnerability\":\"CVE-2024-0001\"").hasLineCount(1);
        assertThat(match("--format", "csv")).isEqualTo(1);
        assertThat(out.lines()).hasSize(2);
        assertThat(match("--format", "sarif")).isEqualTo(1);
        assertThat(out).contains("\"version\":\"2.1.0\"", "\"ruleId\":\"CVE-2024-0001\"");
        assertThat(match("--format", "vex")).isEqualTo(1);
        assertThat(CycloneDxVerdict.of(new ByteArrayInputStream(out.getBytes(StandardCharsets.UTF_8)), false)
                        .faults())
                .isEmpty();
    }

    @Test
    void theInventoryAnswersWhoHoldsWhat() {
        String index = folder.resolve("index").toString();
        assertThat(run("inventory", "holds", "--index", index, "p")).isEqualTo(2);
        assertThat(run("inventory", "add", "--index", index, bom.toString())).isZero();
        assertThat(run("inventory", "holds", "--index", index, "pkg:npm/p", "--in", "vers:npm/<2.0.0", "--path"))
                .isEqualTo(1);
        assertThat(out).startsWith("app@3\tpkg:npm/p@1.2.0");
        assertThat(run("inventory", "holds", "--index", index, "pkg:npm/p@9.0.0"))
                .isZero();
        assertThat(run("inventory", "holds", "--index", index, "pkg:npm/p", "--in", "vers:semver/>=5.0.0"))
                .isZero();
        assertThat(run(
                        "inventory",
                        "holds",
                        "--index",
                        index,
                        "pkg:npm/p",
                        "--in",
                        "vers:datetime/>=2024-01-01T00:00:00Z"))
                .isEqualTo(1);
        assertThat(out).as("never dropped").endsWith("\tcannot be decided\n");
        assertThat(run("inventory", "list", "--index", index)).isZero();
        assertThat(out).contains("urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79\tapp@3\t2");
        assertThat(run("match", "--index", index, "--vulns", records.toString()))
                .isEqualTo(1);
        assertThat(run("inventory", "remove", "--index", index, "urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79"))
                .isZero();
        assertThat(run("inventory", "remove", "--index", index, "nothing")).isEqualTo(1);
    }

    @Test
    void whatWasReadBeforeIsKeptBetweenRuns() throws Exception {
        String state = folder.resolve("state").toString();
        assertThat(run("match", "--sbom", bom.toString(), "--vulns", records.toString(), "--state", state))
                .isEqualTo(1);
        String first = out;
        assertThat(err).containsPattern("[1-9][0-9]* files and entries read, 0 as before");
        assertThat(run("match", "--sbom", bom.toString(), "--vulns", records.toString(), "--state", state))
                .isEqualTo(1);
        assertThat(out).isEqualTo(first);
        assertThat(err).containsPattern(" 0 files and entries read, [1-9][0-9]* as before");
        assertThat(run("match", "--sbom", bom.toString(), "--vulns", records.toString(), "--state", bom.toString()))
                .isEqualTo(2);
        assertThat(err).hasLineCount(1);
    }

    @Test
    void documentsAreJudgedReadAndCompared() throws Exception {
        assertThat(run("sbom", "validate", bom.toString())).isZero();
        assertThat(run("sbom", "read", bom.toString())).isZero();
        assertThat(run("sbom", "quality", bom.toString())).isEqualTo(1);
        assertThat(run("sbom", "diff", bom.toString(), bom.toString())).isZero();
        Path other = Files.writeString(
                folder.resolve("other.json"), Files.readString(bom).replace("1.2.0", "1.3.0"));
        assertThat(run("sbom", "diff", bom.toString(), other.toString())).isEqualTo(1);
        assertThat(out).contains("~ pkg:npm/p\tversion: 1.2.0 -> 1.3.0");
        Files.writeString(other, Files.readString(bom).replace("library", "thing"));
        assertThat(run("sbom", "validate", other.toString())).isEqualTo(1);
        assertThat(run("sbom", "read", "nowhere")).isEqualTo(2);
        assertThat(err).hasLineCount(1);
    }
}
