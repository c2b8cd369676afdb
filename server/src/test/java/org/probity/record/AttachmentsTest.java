package org.probity.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.probity.db.Tables.RECORD_ATTACHMENT;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.probity.testing.Engine;
import org.probity.testing.OnEachDatabase;
import org.probity.testing.Room;

class AttachmentsTest {
    @TempDir
    private Path folder;

    private static final byte[] BYTES = "proof of concept".repeat(100).getBytes(StandardCharsets.UTF_8);

    @OnEachDatabase
    void bytes_come_back_as_they_were_and_lie_encrypted(Engine engine) throws IOException {
        try (Room room = Room.on(engine, folder).knowing(Note.class).open()) {
            Attachments attachments = room.get(Attachments.class);
            var kept = attachments.keep(new ByteArrayInputStream(BYTES), 10_000, "text/plain");
            var again = attachments.keep(new ByteArrayInputStream(BYTES), 10_000, "text/plain");
            assertThat(again).isEqualTo(kept);
            assertThat(kept.size()).isEqualTo(BYTES.length);
            assertThat(attachments.open(kept.sha256()))
                    .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(BYTES));
            assertThat(files()).hasSize(1);
            assertThat(Files.readString(files().getFirst(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("concept");
        }
    }

    @OnEachDatabase
    void too_much_is_refused_and_not_kept(Engine engine) throws IOException {
        try (Room room = Room.on(engine, folder).knowing(Note.class).open()) {
            Attachments attachments = room.get(Attachments.class);
            assertThatThrownBy(() -> attachments.keep(new ByteArrayInputStream(BYTES), 10, "text/plain"))
                    .isInstanceOf(Attachments.TooLargeException.class);
            assertThat(files()).isEmpty();
        }
    }

    @OnEachDatabase
    void an_altered_file_is_noticed_and_an_erased_key_erases_the_file(Engine engine) throws IOException {
        try (Room room = Room.on(engine, folder).knowing(Note.class).open()) {
            Attachments attachments = room.get(Attachments.class);
            var kept = attachments.keep(new ByteArrayInputStream(BYTES), 10_000, "text/plain");
            byte[] file = Files.readAllBytes(files().getFirst());
            file[file.length / 2] ^= 1;
            Files.write(files().getFirst(), file);
            assertThatThrownBy(() -> attachments.open(kept.sha256())).hasMessageContaining("altered");
            room.db().change(sql -> sql.deleteFrom(RECORD_ATTACHMENT).execute());
            assertThat(attachments.open(kept.sha256())).isEmpty();
        }
    }

    private List<Path> files() throws IOException {
        Path home = folder.resolve("attachments");
        if (!Files.exists(home)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(home)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
