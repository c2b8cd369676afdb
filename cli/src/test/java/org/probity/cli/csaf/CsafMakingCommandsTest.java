package org.probity.cli.csaf;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import com.sun.net.httpserver.SimpleFileServer.OutputLevel;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.cli.Main;

/** {@code csaf new}, {@code convert}, {@code diff}, {@code lint}, {@code provider check} and {@code download}. */
class CsafMakingCommandsTest {
    @TempDir
    private Path folder;

    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    @BeforeEach
    void start() {
        out = new StringWriter();
        err = new StringWriter();
    }

    private int run(String... args) {
        start();
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
    }

    private Path make(String id, String status, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "csaf",
                "new",
                "--id",
                id,
                "--title",
                "Flaw in Widget",
                "--publisher",
                "Example",
                "--namespace",
                "https://example.com",
                "--cve",
                "CVE-2026-1000",
                "--cwe",
                "CWE-79",
                "--description",
                "A flaw.",
                "--summary",
                "What it is.",
                "--reference",
                "https://example.com/x",
                "--folder",
                "https://example.com/csaf/",
                status,
                "Example/Widget/1.0=pkg:npm/widget@1.0.0",
                "--date",
                "2026-11-20T10:00:00Z",
                "--out",
                folder.toString()));
        args.addAll(List.of(more));
        assertThat(run(args.toArray(new String[0]))).as(err.toString()).isZero();
        return Path.of(out.toString().strip());
    }

    private Path affected(String id) {
        return make(
                id,
                "--affected",
                "--score",
                "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
                "--remedy",
                "workaround:Switch it off.");
    }

    @Test
    void aNewDocumentPassesAllMandatoryAndRecommendedTests() {
        Path file = affected("EX-1");
        assertThat(file.getFileName()).hasToString("ex-1.json");
        assertThat(err.toString()).isEmpty();
        assertThat(run("csaf", "validate", "--preset", "extended", file.toString()))
                .as(out.toString())
                .isZero();
    }

    @Test
    void whatIsMissingIsToldAndNothingIsMade() {
        assertThat(run(
                        "csaf",
                        "new",
                        "--id",
                        "X",
                        "--title",
                        "T",
                        "--publisher",
                        "P",
                        "--namespace",
                        "https://p.example"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("6.1.27.4 at /product_tree", "so it was not made");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void anInvalidResultOfTheConversionIsHandedOutOnlyOnDemand() throws IOException {
        Path file = Files.writeString(folder.resolve("poor.json"), "{\"document\": {\"csaf_version\": \"2.0\"}}");
        assertThat(run("csaf", "convert", "--to", "csaf21", file.toString())).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("--keep-invalid");
        assertThat(run("csaf", "convert", "--to", "csaf21", "--keep-invalid", file.toString()))
                .isEqualTo(1);
        assertThat(out.toString()).contains("\"csaf_version\": \"2.1\"");
    }

    @Test
    void documentsAreWithdrawnAndSuperseded() {
        Path file = affected("EX-1");
        String to = folder.resolve("retired").toString();
        assertThat(run("csaf", "withdraw", "--reason", "No flaw after all.", "--out", to, file.toString()))
                .as(err.toString())
                .isZero();
        assertThat(run("csaf", "validate", "--preset", "basic", to))
                .as(out.toString())
                .isZero();
        assertThat(run("csaf", "supersede", "--reason", "r", "--by", "https://example.com/n.json", file.toString()))
                .isZero();
        assertThat(out.toString()).contains("csaf_superseded", "https://example.com/n.json");
        assertThat(run("csaf", "supersede", "--reason", "r", "--by", "nowhere", file.toString()))
                .isEqualTo(2);
    }

    @Test
    void optionsOfTheConversionHaveNames() {
        assertThat(run("csaf", "convert", "--options")).isZero();
        assertThat(out.toString()).contains("tlp-from-text", "complete-skus");
        Path file = affected("EX-1");
        assertThat(run("csaf", "convert", "--to", "csaf21", "--option", "latest-cwe", "--quiet", file.toString()))
                .as(err.toString())
                .isZero();
        assertThat(run("csaf", "convert", "--to", "csaf21", "--option", "nonsense", file.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--options lists the words");
        assertThat(run("csaf", "convert", file.toString())).isEqualTo(2);
    }

    @Test
    void conversionsGoToStandardOutputAndLossesToStandardError() {
        Path file = affected("EX-1");
        for (String target : List.of("csaf21", "openvex", "cyclonedx", "cve", "osv")) {
            assertThat(run("csaf", "convert", "--to", target, file.toString()))
                    .as(target)
                    .isZero();
            assertThat(out.toString()).as(target).startsWith("{").endsWith("}\n");
        }
        assertThat(run("csaf", "convert", "--to", "openvex", file.toString())).isZero();
        assertThat(err.toString()).contains("lost /document/distribution: ");
        assertThat(run("csaf", "convert", "--to", "openvex", "--json-remarks", file.toString()))
                .isZero();
        assertThat(err.toString().lines()).allMatch(line -> line.startsWith("{\"file\":"));
    }

    @Test
    void vexComesBack() throws IOException {
        Path file = affected("EX-1");
        assertThat(run("csaf", "convert", "--to", "openvex", "--quiet", file.toString()))
                .isZero();
        Path vex = Files.writeString(folder.resolve("vex.json"), out.toString());
        assertThat(run("csaf", "convert", "--to", "csaf", vex.toString())).isEqualTo(2);
        assertThat(run(
                        "csaf",
                        "convert",
                        "--to",
                        "csaf",
                        "--publisher",
                        "P",
                        "--namespace",
                        "https://p.example",
                        "--id",
                        "B-1",
                        vex.toString()))
                .isZero();
        assertThat(out.toString()).contains("\"known_affected\"");
    }

    @Test
    void whatCantBeConvertedIsRefusedInOneLine() throws IOException {
        Path other = Files.writeString(folder.resolve("other.json"), "{}");
        assertThat(run("csaf", "convert", "--to", "openvex", other.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("this is no CSAF document").hasLineCount(1);
        assertThat(run("csaf", "convert", "--to", "nonsense", other.toString())).isEqualTo(2);
        assertThat(run(
                        "csaf",
                        "convert",
                        "--to",
                        "osv",
                        folder.resolve("absent").toString()))
                .isEqualTo(2);
    }

    @Test
    void differencesNameStatusesFirst() {
        Path before = affected("EX-1");
        Path after = make("EX-2", "--fixed");
        assertThat(run("csaf", "diff", before.toString(), after.toString())).isEqualTo(1);
        assertThat(out.toString().lines().findFirst()).hasValue("CVE-2026-1000, Example Widget 1.0: affected -> fixed");
        assertThat(run("csaf", "diff", before.toString(), before.toString())).isZero();
    }

    @Test
    void editsMergeAndConflictsAreTold() throws IOException {
        Path base = affected("EX-1");
        Path ours = Files.writeString(
                folder.resolve("ours.json"), Files.readString(base).replace("A flaw.", "Our flaw."));
        Path theirs = Files.writeString(
                folder.resolve("theirs.json"), Files.readString(base).replace("Flaw in Widget", "Their title"));
        assertThat(run("csaf", "merge", base.toString(), ours.toString(), theirs.toString()))
                .isZero();
        assertThat(out.toString()).contains("Our flaw.", "Their title");
        Files.writeString(theirs, Files.readString(base).replace("A flaw.", "Their flaw."));
        assertThat(run("csaf", "merge", base.toString(), ours.toString(), theirs.toString()))
                .isEqualTo(1);
        assertThat(out.toString()).contains("Our flaw.").doesNotContain("Their flaw.");
        assertThat(err.toString()).startsWith("conflict /vulnerabilities[cve=CVE-2026-1000]/notes");
    }

    @Test
    void contradictionsAreFound() {
        affected("EX-1");
        make("EX-2", "--fixed");
        assertThat(run("csaf", "lint", folder.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains("status: https://example.com CVE-2026-1000 pkg:npm/widget@1.0.0", "fixed in EX-2");
        assertThat(run("csaf", "lint", "--json", folder.toString())).isEqualTo(1);
        assertThat(out.toString()).startsWith("{\"kind\":\"status\"");
    }

    @Test
    void providersWithoutMetadataCantBeChecked() {
        assertThat(run("csaf", "provider", "check", folder.toString())).isEqualTo(2);
        assertThat(err.toString())
                .contains("holds neither provider-metadata.json")
                .hasLineCount(1);
        assertThat(run("csaf", "download", "no host", "--to", folder.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("neither a folder nor an address");
    }

    @Test
    void aProviderIsCheckedRequirementByRequirement() throws IOException {
        Files.writeString(folder.resolve("provider-metadata.json"), """
                {"canonical_url": "https://example.com/csaf/provider-metadata.json", "role": "csaf_publisher"}""");
        assertThat(run("csaf", "provider", "check", folder.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        " 7 not there",
                        "/metadata_version: The field metadata_version is missing.",
                        "the role is not fulfilled");
        assertThat(run("csaf", "provider", "check", "--json", folder.toString()))
                .isEqualTo(1);
        assertThat(out.toString().lines())
                .as("requirements 1 to 20, 24 and 25, and the whole")
                .hasSize(23);
    }

    @Test
    void aProviderOfThisMachineIsAskedOnlyIfAllowed() throws IOException {
        Path served = Files.createDirectories(folder.resolve("served"));
        HttpServer server = SimpleFileServer.createFileServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), served.toRealPath(), OutputLevel.NONE);
        server.start();
        try {
            String origin = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
            Files.createDirectories(served.resolve("2026"));
            Files.copy(affected("EX-1"), served.resolve("2026/ex-1.json"));
            Files.writeString(served.resolve("index.txt"), "2026/ex-1.json\n");
            Files.writeString(served.resolve("changes.csv"), "2026/ex-1.json,2026-11-20T10:00:00Z\n");
            Files.writeString(served.resolve("provider-metadata.json"), """
                    {"canonical_url": "%1$sprovider-metadata.json", "last_updated": "2026-11-20T10:00:00Z",
                     "list_on_CSAF_aggregators": true, "mirror_on_CSAF_aggregators": true, "metadata_version": "2.0",
                     "role": "csaf_publisher", "distributions": [{"directory_url": "%1$s"}],
                     "publisher": {"category": "vendor", "name": "Example", "namespace": "https://example.com"}}""".formatted(origin));
            String metadata = origin + "provider-metadata.json";
            String to = folder.resolve("fetched").toString();
            assertThat(run("csaf", "download", "--to", to, metadata)).isEqualTo(2);
            assertThat(err.toString()).contains("not on the open Internet");
            assertThat(run("csaf", "download", "--allow-private", "--to", to, metadata))
                    .as(err.toString())
                    .isZero();
            assertThat(out.toString()).contains("1 stored, 0 unchanged, 0 refused, 0 failed");
            assertThat(folder.resolve("fetched/2026/ex-1.json")).exists();
            assertThat(run("csaf", "download", "--allow-private", "--parallel", "0", "--to", to, metadata))
                    .isEqualTo(2);
            assertThat(run("csaf", "provider", "check", "--allow-private", metadata))
                    .as("plain http is not TLS")
                    .isEqualTo(1);
            assertThat(out.toString()).contains(" 3 FAILED", " 1 ok", "25 advice", "14 ok");
        } finally {
            server.stop(0);
        }
    }
}
