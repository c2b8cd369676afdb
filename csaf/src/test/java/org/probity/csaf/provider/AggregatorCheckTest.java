package org.probity.csaf.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.csaf.provider.Requirement.Verdict;

class AggregatorCheckTest {
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
        return AggregatorCheck.run(new FolderSite(folder, BASE), BASE + "aggregator.json");
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
        assertThat(outcome.requirements().get(2).verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void anAggregatorNeedsMirrorsThatAreThere() throws IOException {
        ProviderCheck.Outcome outcome = check(
                "aggregator",
                party("a", ", \"mirrors\": [\"https://list.example.com/a/provider-metadata.json\"]"),
                party("b", ""));
        assertThat(outcome.fulfilled()).isFalse();
        assertThat(outcome.requirements().get(3).evidence())
                .anyMatch(line -> line.endsWith("a/provider-metadata.json: status 404"))
                .anyMatch(line -> line.contains("at least two parties under its own domain, this one 1"));
    }

    @Test
    void brokenListsAreToldByPlace() throws IOException {
        ProviderCheck.Outcome outcome = check("club", "{}", party("b", ""));
        assertThat(outcome.requirements().get(1).evidence())
                .contains(
                        "/aggregator/category: expected aggregator or lister",
                        "/csaf_providers/0/metadata: missing or no object");
    }
}
