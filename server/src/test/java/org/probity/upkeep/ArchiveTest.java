package org.probity.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.probity.db.Tables.RECORD_CHECKPOINT;
import static org.probity.db.Tables.RECORD_EVENT;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.probity.record.Actor;
import org.probity.record.Attachments;
import org.probity.record.Change;
import org.probity.record.EventStore;
import org.probity.record.Note;
import org.probity.record.Seals;
import org.probity.record.StoredEvent;
import org.probity.record.StreamId;
import org.probity.start.StartCommand;
import org.probity.testing.Engine;
import org.probity.testing.Postgres;
import org.probity.testing.Room;
import org.probity.testing.Shell;
import picocli.CommandLine;

/** Backup, restore, moving between databases, and the check, by the commands that an operator types. */
class ArchiveTest {
    private static final Actor ANNA = Actor.person("anna");

    @TempDir
    private Path folder;

    private record Said(int code, String text) {}

    /** One installation: a folder, and a PostgreSQL of its own if it has one. */
    private record Place(Engine engine, Path data) {
        Room open() throws IOException {
            Files.createDirectories(data);
            return Room.on(engine, data).knowing(Note.class).open();
        }

        List<String> options() throws IOException {
            List<String> options = new ArrayList<>(List.of("--data", data.toString()));
            if (engine == Engine.POSTGRES) {
                Path settings = data.resolveSibling(data.getFileName() + ".properties");
                Files.writeString(
                        settings,
                        "probity.database.url="
                                + Postgres.create(data.getFileName().toString())
                                + "\nprobity.database.user=postgres\n");
                options.addAll(List.of("--config", settings.toString()));
            }
            return options;
        }
    }

    private Place place(Engine engine, String name) {
        return new Place(engine, folder.resolve(name + folder.getFileName()));
    }

    private static Said run(Place place, String... words) throws IOException {
        List<String> all = new ArrayList<>(Arrays.asList(words));
        all.addAll(place.options());
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(said, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
        try {
            int code = new CommandLine(new StartCommand()).execute(all.toArray(String[]::new));
            return new Said(code, said.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private static void write(Room room, String stream, int from, int count) throws InterruptedException {
        for (int i = from; i < from + count; i++) {
            Note.Written note = new Note.Written(
                    "grüß \"𝄞\"\n" + i, Long.MAX_VALUE, room.db().now(), List.of("a"), java.util.Map.of());
            room.get(EventStore.class)
                    .append(ANNA, room.db().now(), new Change(new StreamId("note", stream), i, List.of(note)));
        }
        long events = room.db().read(sql -> (long) sql.fetchCount(RECORD_EVENT));
        for (int i = 0; room.get(Seals.class).state().size() < events; i++) {
            assertThat(i).as("sealed in time").isLessThan(2_000);
            Thread.sleep(20);
        }
    }

    private static List<StoredEvent> history(Room room, String stream) {
        return room.get(EventStore.class).history(new StreamId("note", stream)).events();
    }

    private static List<String> checkpoints(Room room) {
        return room.db().read(sql -> sql.select(RECORD_CHECKPOINT.NOTE)
                .from(RECORD_CHECKPOINT)
                .orderBy(RECORD_CHECKPOINT.TREE_SIZE)
                .fetch(RECORD_CHECKPOINT.NOTE));
    }

    @ParameterizedTest
    @CsvSource({"SQLITE,SQLITE", "SQLITE,POSTGRES", "POSTGRES,SQLITE", "POSTGRES,POSTGRES"})
    void a_running_record_moves_whole_and_goes_on_with_the_same_log(Engine from, Engine to) throws Exception {
        Place old = place(from, "old" + from + to);
        Place fresh = place(to, "new" + from + to);
        Path archive = folder.resolve("all.probity");
        List<StoredEvent> history;
        List<String> checkpoints;
        String sha256;
        try (Room room = old.open()) {
            write(room, "one", 0, 300);
            sha256 = room.get(Attachments.class)
                    .keep(new ByteArrayInputStream(new byte[] {1, 2, 3}), 10, "application/octet-stream")
                    .sha256();
            Said backup = run(old, "backup", archive.toString(), "--with-keys");
            assertThat(backup.text()).contains("up to entry 300", "with the private keys");
            assertThat(backup.code()).as(backup.text()).isZero();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)))
                    .isEqualTo("rw-------");
            history = history(room, "one");
            checkpoints = checkpoints(room);
            write(room, "one", 300, 3);
        }
        Said restore = run(fresh, "restore", archive.toString());
        assertThat(restore.text()).contains("proven up to entry 300");
        assertThat(restore.code()).isZero();
        assertThat(run(fresh, "check").text()).contains("nothing is wrong");
        Path last = Files.writeString(folder.resolve("last"), checkpoints.getLast());
        try (Room room = fresh.open()) {
            assertThat(history(room, "one")).isEqualTo(history);
            assertThat(checkpoints(room)).isEqualTo(checkpoints);
            assertThat(room.get(Attachments.class).open(sha256)).contains(new byte[] {1, 2, 3});
            write(room, "one", 300, 20);
            Said check = run(fresh, "check", "--checkpoint", last.toString());
            assertThat(check.text()).contains("nothing is wrong", "continues the checkpoint given", "320 events");
        }
    }

    @Test
    void a_record_older_than_what_the_world_has_seen_is_told() throws Exception {
        Place old = place(Engine.SQLITE, "seen");
        Place back = place(Engine.SQLITE, "back");
        Path archive = folder.resolve("old.probity");
        Path seen = folder.resolve("seen.checkpoint");
        try (Room room = old.open()) {
            write(room, "one", 0, 5);
            assertThat(run(old, "backup", archive.toString(), "--with-keys").code())
                    .isZero();
            write(room, "one", 5, 5);
            Files.writeString(seen, checkpoints(room).getLast());
        }
        assertThat(run(back, "restore", archive.toString()).code()).isZero();
        Said check = run(back, "check", "--checkpoint", seen.toString());
        assertThat(check.text()).contains("older than what the world has seen", "fork");
        assertThat(check.code()).isEqualTo(1);
        try (Room room = back.open()) {
            write(room, "two", 0, 9);
        }
        Said fork = run(back, "check", "--checkpoint", seen.toString());
        assertThat(fork.text()).contains("is not the tree of this record");
        assertThat(fork.code()).isEqualTo(1);
    }

    @Test
    void nothing_is_written_over_and_nothing_is_read_that_is_not_there() throws Exception {
        Place old = place(Engine.SQLITE, "kept");
        Path archive = folder.resolve("a.probity");
        Said none = run(old, "backup", archive.toString());
        assertThat(none.text()).contains("there is no Probity in");
        assertThat(none.code()).isEqualTo(2);
        try (Room room = old.open()) {
            write(room, "one", 0, 1);
            assertThat(run(old, "backup", archive.toString()).code()).isZero();
            Said twice = run(old, "backup", archive.toString());
            assertThat(twice.text()).contains("exists already");
            assertThat(twice.code()).isEqualTo(2);
            Said over = run(old, "restore", archive.toString());
            assertThat(over.text()).contains("is not empty");
            assertThat(over.code()).isEqualTo(2);
        }
        Said absent =
                run(place(Engine.SQLITE, "b"), "restore", folder.resolve("no").toString());
        assertThat(absent.text()).contains("there is no file");
        Place shared = place(Engine.POSTGRES, "shared");
        try (Room room = shared.open()) {
            write(room, "one", 0, 1);
        }
        Place beside = new Place(
                Engine.POSTGRES, folder.resolve("beside").resolve(shared.data().getFileName()));
        Files.createDirectories(folder.resolve("beside"));
        Said full = run(beside, "restore", archive.toString());
        assertThat(full.text()).contains("the database holds a Probity already");
    }

    @Test
    void an_archive_that_was_cut_or_altered_anywhere_is_refused_with_the_place_and_leaves_nothing() throws Exception {
        Place old = place(Engine.SQLITE, "whole");
        Path archive = folder.resolve("a.probity");
        try (Room room = old.open()) {
            write(room, "one", 0, 20);
            assertThat(run(old, "backup", archive.toString()).code()).isZero();
        }
        byte[] whole = Files.readAllBytes(archive);
        Random random = new Random(7);
        for (int i = 0; i < 25; i++) {
            byte[] bad = i % 5 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            if (bad.length == whole.length) {
                bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Path altered = Files.write(folder.resolve("bad" + i), bad);
            Place fresh = place(Engine.SQLITE, "fresh" + i);
            Said said = run(fresh, "restore", altered.toString());
            if (said.code() == 0) {
                // A bit of the ZIP's own that means nothing, such as a date; what it holds is all the same.
                assertThat(run(fresh, "check").code()).isZero();
                continue;
            }
            assertThat(said.text().lines()).as(said.text()).hasSize(1);
            assertThat(said.text()).contains("bad" + i).doesNotContain("Exception");
            assertThat(fresh.data()).doesNotExist();
        }
    }

    @Test
    void the_check_names_the_event_that_was_edited_and_the_tile_that_was_damaged() throws Exception {
        Place place = place(Engine.SQLITE, "edited");
        String edited;
        try (Room room = place.open()) {
            write(room, "one", 0, 600);
            edited = history(room, "one").get(3).id();
            room.db().change(sql -> sql.update(RECORD_EVENT)
                    .set(RECORD_EVENT.BODY, org.jooq.impl.DSL.replace(RECORD_EVENT.BODY, "gr", "xx"))
                    .where(RECORD_EVENT.ID.eq(edited))
                    .execute());
        }
        Path tile = place.data().resolve("log/tile/0/000");
        byte[] bytes = Files.readAllBytes(tile);
        bytes[40] ^= 1;
        Files.write(tile, bytes);
        Said check = run(place, "check");
        assertThat(check.text())
                .contains("event " + edited + ": its /body/text is not what was sealed")
                .contains("log/tile");
        assertThat(check.code()).isEqualTo(1);
    }

    @Test
    void a_full_disk_leaves_no_half_backup() throws Exception {
        Path small = Files.createDirectory(folder.resolve("small"));
        assumeTrue(
                Shell.run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", small.toString()),
                "a small disk can be mounted only with rights that this process does not have");
        try {
            Place old = place(Engine.SQLITE, "big");
            try (Room room = old.open()) {
                write(room, "one", 0, 300);
                Said full = run(old, "backup", small.resolve("a.probity").toString());
                assertThat(full.code()).isEqualTo(2);
                assertThat(full.text().lines().filter(line -> line.startsWith("probity: ")))
                        .hasSize(1);
                assertThat(full.text()).containsIgnoringCase("no space left");
            }
            try (Stream<Path> left = Files.list(small)) {
                assertThat(left).isEmpty();
            }
        } finally {
            Shell.run("umount", small.toString());
        }
    }
}
