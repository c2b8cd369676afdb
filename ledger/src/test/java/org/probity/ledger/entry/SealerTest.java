package org.probity.ledger.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.probity.ledger.json.Json;

class SealerTest {
    private static final String EVENT = """
            {"stream":"case/7","type":"ReportReceived","actor":{"name":"Ada","role":"coordinator"},
             "files":[{"sha256":"00"},{"sha256":"11"}],"count":3,"urgent":true,"note":null,"a/b":"~"}
            """;

    private final Sealer sealer = new Sealer();

    private SealedEntry sealed() {
        return sealer.seal((Json.Obj) Json.parse(EVENT));
    }

    private static List<Disclosure> all(SealedEntry entry) {
        return entry.disclosures().stream().map(Placed::disclosure).toList();
    }

    @Test
    void theLeafTellsNothingAndIsNeverTheSameTwice() {
        SealedEntry entry = sealed();
        assertThat(entry.leaf().text()).doesNotContain("case", "Report", "actor", "Ada", "count");
        assertThat(entry.leaf().object().fields().keySet()).containsExactlyInAnyOrder("_sd", "_sd_alg");
        assertThat(((Json.Arr) entry.leaf().object().get("_sd").orElseThrow()).items())
                .hasSize(16);
        assertThat(sealed().leaf().text()).isNotEqualTo(entry.leaf().text());
    }

    @Test
    void oneFieldAndFifteenLeaveLeavesOfTheSameForm() {
        SealedEntry one = sealer.seal((Json.Obj) Json.parse("{\"a\":1}"));
        SealedEntry none = sealer.seal((Json.Obj) Json.parse("{}"));
        assertThat(one.bytes()).hasSameSizeAs(sealed().bytes());
        assertThat(none.bytes()).hasSameSizeAs(sealed().bytes());
    }

    @Test
    void allDisclosuresGiveTheObjectBack() {
        SealedEntry entry = sealed();
        assertThat(Leaf.parse(entry.bytes()).reveal(all(entry)).canonical())
                .isEqualTo(Json.parse(EVENT).canonical());
    }

    @Test
    void chosenDisclosuresGiveJustTheChosenFields() {
        SealedEntry entry = sealed();
        Json.Obj shown = entry.leaf()
                .reveal(SealedEntry.select(entry.disclosures(), List.of("/actor/role", "/files/1", "/count", "/a~1b")));
        assertThat(shown.canonical())
                .isEqualTo(Json.parse("{\"actor\":{\"role\":\"coordinator\"},\"files\":[{\"sha256\":\"11\"}],"
                                + "\"count\":3,\"a/b\":\"~\"}")
                        .canonical());
        assertThat(entry.leaf().reveal(List.of()).fields()).isEmpty();
    }

    @Test
    void aForeignOrRepeatedOrOrphanedDisclosureIsRefused() {
        SealedEntry entry = sealed();
        List<Disclosure> foreign = all(sealed());
        assertThatThrownBy(() -> entry.leaf().reveal(foreign)).hasMessageContaining("do not belong");
        Disclosure first = all(entry).getFirst();
        assertThatThrownBy(() -> entry.leaf().reveal(List.of(first, first))).hasMessageContaining("twice");
        Disclosure orphan = entry.disclosures().stream()
                .filter(placed -> placed.pointer().equals("/actor/role"))
                .map(Placed::disclosure)
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> entry.leaf().reveal(List.of(orphan))).hasMessageContaining("do not belong");
    }

    @Test
    void reservedNamesAreRefused() {
        for (String name : List.of("_sd", "_sd_alg", "...")) {
            assertThatThrownBy(() -> sealer.seal((Json.Obj) Json.parse("{\"x\":{\"" + name + "\":1}}")))
                    .hasMessageContaining("reserved");
        }
    }

    @Test
    void theDigestIsThatOfTheExampleInTheRfc() {
        Disclosure family = Disclosure.parse("WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0");
        assertThat(family.digest()).isEqualTo("X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0");
        assertThat(family.name()).isEqualTo("family_name");
    }

    @Test
    void aLeafThatIsNotCanonicalOrSaysMoreIsRefused() {
        String leaf = sealed().leaf().text();
        for (String bad : List.of(
                leaf + " ",
                leaf.replace("sha-256", "sha-512"),
                leaf.replace("{\"_sd\"", "{\"A\":1,\"_sd\""),
                "[]",
                "{\"_sd\":1,\"_sd_alg\":\"sha-256\"}")) {
            assertThatThrownBy(() -> Leaf.parse(bad.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                    .isInstanceOf(org.probity.ledger.base.LedgerException.class);
        }
    }
}
