package org.probity.csaf.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.csaf.provider.Requirement.Verdict;

class AggregatorCheckTest {
    private static final Signer SIGNER = new Signer();
    private static final String BASE = "https://list.example.com/";

    @TempDir
    private Path folder;

    private static String party(String name, String mirrors) {
        return """
                {"metadata": {"last_updated": "2026-11-20T10:00:00Z", "url": "https://%1$s.example.com/provider-metadata.json",
                   "publisher": {"category": "vendor", "name": "%1$s", "namespace": "https://%1$s.example.com"}}%2$s}""".formatted(name, mirrors);
    }

    private ProviderCheck.Outcome check(String category, String... parties) throws IOException {
        Files.writeString(folder.resolve("aggregator.json"), """
                {"aggregator": {"category": "%s", "name": "List", "namespace": "https://list.example.com"},
                 "aggregator_version": "2.0", "canonical_url": "https://list.example.com/aggregator.json",
                 "last_updated": "2026-11-20T10:00:00Z", "csaf_providers": [%s]}""".formatted(category, String.join(",", parties)));
        return AggregatorCheck.run(new FolderSite(folder, BASE), BASE + "aggregator.json", 100);
    }

    private static Requirement requirement(ProviderCheck.Outcome outcome, int number) {
        return outcome.requirements().stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aListerWithTwoPartiesFulfilsItsRole() throws IOException {
        ProviderCheck.Outcome outcome = check("lister", party("a", ""), party("b", ""));
        assertThat(outcome.fulfilled()).isTrue();
        assertThat(outcome.role()).isEqualTo("csaf_lister");
    }

    @Test
    void onePartyIsNotEnough() throws IOException {
        ProviderCheck.Outcome outcome = check("lister", party("a", ""), party("a", ""));
        assertThat(outcome.fulfilled()).isFalse();
        assertThat(requirement(outcome, 22).verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void anAggregatorNeedsMirrorsThatAreThere() throws IOException {
        ProviderCheck.Outcome outcome = check(
                "aggregator",
                party("a", ", \"mirrors\": [\"https://list.example.com/a/provider-metadata.json\"]"),
                party("b", ""));
        assertThat(outcome.fulfilled()).isFalse();
        assertThat(requirement(outcome, 23).evidence())
                .anyMatch(line -> line.endsWith("a/provider-metadata.json: status 404"))
                .anyMatch(line -> line.contains("at least two parties under its own domain, this one 1"));
    }

    @Test
    void brokenListsAreToldByPlace() throws IOException {
        ProviderCheck.Outcome outcome = check("club", "{}", party("b", ""));
        assertThat(requirement(outcome, 21).evidence())
                .anyMatch(line -> line.startsWith("/aggregator/category: "))
                .anyMatch(line -> line.startsWith("/csaf_providers/0"));
    }

    @Test
    void anAggregatorWithSoundMirrorsFulfilsItsRole() throws IOException {
        for (String party : new String[] {"a", "b"}) {
            mirror(party);
        }
        ProviderCheck.Outcome outcome = check(
                "aggregator",
                party("a", ", \"mirrors\": [\"https://list.example.com/a/provider-metadata.json\"]"),
                party("b", ", \"mirrors\": [\"https://list.example.com/b/provider-metadata.json\"]"));
        assertThat(outcome.requirements())
                .filteredOn(one -> one.verdict() == Verdict.FAILED)
                .flatExtracting(Requirement::evidence)
                .isEmpty();
        assertThat(outcome.documents()).isEqualTo(4);
        assertThat(outcome.demanded()).containsExactly(1, 2, 3, 4, 5, 6, 18, 19, 20, 21, 22, 23);
        assertThat(requirement(outcome, 19).verdict()).isEqualTo(Verdict.FULFILLED);
        Files.delete(folder.resolve("b/2026/exr-2026-0007.json.asc"));
        assertThat(AggregatorCheck.run(new FolderSite(folder, BASE), BASE + "aggregator.json", 100)
                        .fulfilled())
                .isFalse();
    }

    /** A provider's files in a folder of their own beside the list. */
    private void mirror(String party) throws IOException {
        Path made = Files.createDirectories(folder.resolve("made-" + party));
        new SampleProvider(made, BASE, SIGNER);
        Path files = made.resolve(".well-known/csaf");
        try (Stream<Path> all = Files.walk(files)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path target =
                        folder.resolve(party).resolve(files.relativize(file).toString());
                Files.createDirectories(target.getParent());
                byte[] bytes = Files.readAllBytes(file);
                boolean listing =
                        file.toString().contains("feed") || file.toString().contains("metadata");
                Files.write(
                        target,
                        listing
                                ? new String(bytes, StandardCharsets.UTF_8)
                                        .replace(".well-known/csaf/", party + "/")
                                        .getBytes(StandardCharsets.UTF_8)
                                : bytes);
            }
        }
    }
}
