package org.probity.csaf.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HunspellSpellerTest {
    @TempDir
    private Path folder;

    private HunspellSpeller english() throws IOException {
        Files.writeString(folder.resolve("en_US.aff"), "SET UTF-8\nSFX S Y 1\nSFX S 0 s .\n");
        Files.writeString(folder.resolve("en_US.dic"), "4\nsecurity\nresearcher/S\nfound\nit's\n");
        return new HunspellSpeller(folder);
    }

    @Test
    void findsWordsThatAreNotInTheDictionary() throws IOException {
        assertThat(english().misspelt("en", "Secruity researchers found, it's security."))
                .hasValueSatisfying(words -> assertThat(words).containsExactly("Secruity"));
    }

    @Test
    void passesOverWhatIsNoWord() throws IOException {
        assertThat(english()
                        .misspelt("en-US", "CSAF TC 17.4 x64 https://v.example/q CVE-2026-1 openSSL /etc/hosts a_b"))
                .hasValueSatisfying(words -> assertThat(words).isEmpty());
    }

    @Test
    void knowsWhichLanguagesItHas() throws IOException {
        assertThat(english().misspelt("en-GB", "found")).isPresent();
        assertThat(english().misspelt("de", "gefunden")).isEmpty();
    }
}
