package org.probity.identifiers.cwe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.probity.identifiers.SpecificationData;
import org.probity.identifiers.cwe.Weakness.Status;
import org.probity.identifiers.cwe.Weakness.Usage;

class CweListTest {
    @Test
    void knowsEveryVersionFromTheFirst() {
        assertThat(CweList.versions())
                .startsWith("1.0", "1.0.1")
                .contains("3.4.1", "4.9", "4.10")
                .endsWith("4.20");
        assertThat(CweList.of("4.99")).isEmpty();
        assertThat(CweList.latest().version()).isEqualTo("4.20");
    }

    @Test
    void aNameIsThatOfTheVersionAskedFor() {
        CweList early = CweList.of("1.0").orElseThrow();
        assertThat(early.find("CWE-79").orElseThrow().name()).startsWith("Failure to Sanitize");
        assertThat(CweList.latest().find("CWE-79").orElseThrow().name()).contains("('Cross-site Scripting')");
        assertThat(early.find("CWE-79").orElseThrow().usage()).isEqualTo(Optional.empty());
        assertThat(CweList.latest().find("CWE-20").orElseThrow().usage()).contains(Usage.DISCOURAGED);
    }

    @Test
    void aWithdrawnWeaknessIsKnownAsDeprecated() {
        assertThat(CweList.latest().find("CWE-1187").orElseThrow().status()).isEqualTo(Status.DEPRECATED);
        assertThat(CweList.versionsWith("CWE-1187")).doesNotContain("3.0").endsWith("4.20");
        assertThat(CweList.versionsWith("CWE-999999")).isEmpty();
    }

    @Test
    void aWeaknessIsKnownByAllNamesItEverHad() {
        assertThat(CweList.namesOf("CWE-79"))
                .contains(CweList.of("1.0")
                        .orElseThrow()
                        .find("CWE-79")
                        .orElseThrow()
                        .name())
                .contains(CweList.latest().find("CWE-79").orElseThrow().name());
        assertThat(CweList.namesOf("CWE-999999")).isEmpty();
        assertThat(CweList.namesOf("79")).isEmpty();
    }

    @Test
    void everythingListedIsFound() {
        for (String version : CweList.versions()) {
            CweList list = CweList.of(version).orElseThrow();
            assertThat(list.all()).hasSizeGreaterThan(500).allSatisfy(weakness -> assertThat(list.find(weakness.id()))
                    .contains(weakness));
        }
    }

    @Test
    void formAndPresenceAreDifferentQuestions() {
        assertThat(CweList.isWellFormed("CWE-999999")).isTrue();
        assertThat(CweList.isWellFormed("CWE-079")).isFalse();
        assertThat(CweList.isWellFormed("cwe-79")).isFalse();
        assertThat(CweList.isWellFormed("CWE-")).isFalse();
        assertThat(CweList.isWellFormed("CWE-1234567")).isFalse();
        assertThat(CweList.isWellFormed("CWE-7x")).isFalse();
        assertThat(CweList.latest().find("CWE-999999")).isEmpty();
    }

    @Test
    void theTableIsWhatThePublishedListsSay() throws IOException {
        Path lists = SpecificationData.folder("cwe");
        try (var table = CweTable.class.getResourceAsStream("weaknesses.tsv")) {
            assertThat(new String(table.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .containsExactlyElementsOf(CweTableSource.lines(lists));
        }
    }
}
