package org.probity.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.ledger.base.LedgerException;

class JournalTest {
    @TempDir
    Path folder;

    private static List<byte[]> entries(String... texts) {
        return List.of(texts).stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private Path written() throws IOException {
        try (Journal journal = new Journal(folder)) {
            journal.append(7, entries("seven", "eight"));
            journal.append(9, entries("nine", "", "eleven"));
            return journal.files().getFirst();
        }
    }

    @Test
    void whatWasAppendedComesBackFromAnyIndexOn() throws IOException {
        written();
        assertThat(new Journal(folder).recover(7).entries()).hasSize(5);
        assertThat(new Journal(folder).recover(10).entries()).hasSize(2);
        assertThat(new Journal(folder).recover(12).entries()).isEmpty();
        assertThatThrownBy(() -> new Journal(folder).recover(5)).hasMessageContaining("entry 5 is missing");
    }

    @Test
    void aBatchCutShortAnywhereIsDroppedAndTheOnesBeforeAreKept() throws IOException {
        Path file = written();
        byte[] whole = Files.readAllBytes(file);
        int first = 28 + 2 * 4 + 10;
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            Journal.Recovered found = new Journal(folder).recover(7);
            assertThat(found.entries()).hasSize(length < first ? 0 : 2);
            assertThat(found.droppedBytes()).isEqualTo(length < first ? length : length - first);
        }
    }

    @Test
    void aBlankTailIsAnUnfinishedBatch() throws IOException {
        Path file = written();
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length + 100));
        assertThat(new Journal(folder).recover(7).droppedBytes()).isEqualTo(100);
    }

    @Test
    void damageInABatchThatAnotherFollowsIsRefusedAndNamed() throws IOException {
        Path file = written();
        byte[] whole = Files.readAllBytes(file);
        int first = 28 + 2 * 4 + 10;
        for (int i = 0; i < first; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 1;
            Files.write(file, damaged);
            assertThatThrownBy(() -> new Journal(folder).recover(7))
                    .isInstanceOf(LedgerException.class)
                    .hasMessageContaining(".state/journal-");
        }
    }
}
