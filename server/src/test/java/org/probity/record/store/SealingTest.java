package org.probity.record.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.note.VerifierKey;
import org.probity.ledger.store.Store;
import org.probity.platform.DataFolder;
import org.probity.platform.db.Databases;
import org.probity.platform.db.Schema;
import org.probity.record.Actor;
import org.probity.record.Change;
import org.probity.record.Note;
import org.probity.record.Sealing;
import org.probity.record.StreamId;
import org.probity.testing.Postgres;
import org.probity.testing.Room;
import org.probity.testing.Shell;
import org.slf4j.LoggerFactory;

/** Who may write the log, and what stops it. */
class SealingTest {
    @TempDir
    private Path folder;

    private PlainRecord shared() {
        Databases databases =
                Databases.postgres(Postgres.create(folder.getFileName().toString()), "postgres", "");
        Schema.migrate(databases);
        return new PlainRecord(databases, folder);
    }

    private PlainRecord alone() {
        return alone(Clock.systemUTC());
    }

    private PlainRecord alone(Clock clock) {
        Databases databases = Databases.sqlite(folder.resolve("probity.db"));
        Schema.migrate(databases);
        return new PlainRecord(databases, folder, clock);
    }

    private static void write(PlainRecord record, String stream, int count) {
        List<Change> one = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            one.add(new Change(new StreamId("note", stream + i), 0, List.of(Note.Written.of("text " + i))));
        }
        record.store.append(Actor.system("test"), record.db.now(), one);
    }

    private static void cutTheSequencer(PlainRecord by) {
        by.db.read(sql -> sql.fetch("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where application_name = 'probity-sequencer' and datname = current_database()"));
    }

    private static long published(PlainRecord record) throws IOException {
        try (Store store = record.home.reading()) {
            byte[] note = store.read(Store.CHECKPOINT);
            return note == null ? -1 : SignedCheckpoint.parse(note).checkpoint().size();
        }
    }

    @Test
    void a_holder_that_slept_while_another_took_over_writes_nothing_any_more() throws Exception {
        try (PlainRecord a = shared();
                PlainRecord b = shared()) {
            LogHome.Held sleeper = a.home.take();
            assertThat(sleeper).isNotNull();
            assertThat(b.home.take()).as("two at once").isNull();
            cutTheSequencer(b);
            try (LogHome.Held now = b.home.take()) {
                assertThat(now).isNotNull();
                assertThat(sleeper.isOurs()).isFalse();
                byte[] leaf = {1};
                assertThatThrownBy(() -> sleeper.fence().beat()).isInstanceOf(Fence.LostException.class);
                assertThatThrownBy(() -> sleeper.log().append(0, List.of(leaf)))
                        .hasStackTraceContaining("has taken over sealing");
                assertThat(published(b)).isZero();
                now.log().append(0, List.of(new byte[] {2}));
                assertThat(published(b)).isEqualTo(1);
            }
            sleeper.close();
        }
    }

    @Test
    void two_nodes_under_load_number_without_gap_or_double_however_often_the_sequencer_is_cut_off() throws Exception {
        try (PlainRecord a = shared();
                PlainRecord b = shared();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            a.sequencer.start();
            b.sequencer.start();
            List<Future<Boolean>> writers = new ArrayList<>();
            for (PlainRecord node : List.of(a, b)) {
                for (int writer = 0; writer < 2; writer++) {
                    String name = (node == a ? "a" : "b") + writer + "-";
                    writers.add(threads.submit((Callable<Boolean>) () -> {
                        for (int i = 0; i < 60; i++) {
                            write(node, name + i + "-", 3);
                        }
                        return true;
                    }));
                }
            }
            for (int cut = 0; cut < 8; cut++) {
                Thread.sleep(150);
                cutTheSequencer(a);
            }
            for (Future<Boolean> writer : writers) {
                assertThat(writer.get()).isTrue();
            }
            Checked.awaitSealed(a);
            new Checked().holds(a.db, a.home);
            assertThat(published(b)).isEqualTo(720);
        }
    }

    private Sealing.Status stoppedAfter(PlainRecord record) {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (record.status.state().state() != Sealing.State.STOPPED) {
            assertThat(Instant.now()).as("stopped in time").isBefore(end);
            Thread.onSpinWait();
        }
        return record.status.state();
    }

    /** Seals some, does something to the log while nobody looks, and starts again; what is said then. */
    private String stopped(int events, Damage damage) throws IOException {
        try (PlainRecord record = alone().started()) {
            write(record, "first", events);
            Checked.awaitSealed(record);
        }
        damage.to(folder.resolve("log"));
        List<String> before = files();
        try (PlainRecord record = alone().started()) {
            write(record, "second", 2);
            String said = stoppedAfter(record).detail();
            assertThat(files()).as("nothing is repaired or written over").isEqualTo(before);
            return said;
        }
    }

    @FunctionalInterface
    private interface Damage {
        void to(Path log) throws IOException;
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("log"))) {
            List<String> found = new ArrayList<>();
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                if (!file.toString().contains(".state")) {
                    found.add(folder.relativize(file) + " " + java.util.Arrays.hashCode(Files.readAllBytes(file)));
                }
            }
            return found;
        }
    }

    @Test
    void a_lost_checkpoint_does_not_begin_a_new_log() throws IOException {
        assertThat(stopped(3, log -> Files.delete(log.resolve("checkpoint"))))
                .contains("lost its checkpoint", "3 entries");
    }

    @Test
    void a_torn_checkpoint_stops_sealing() throws IOException {
        assertThat(stopped(3, log -> {
                    byte[] note = Files.readAllBytes(log.resolve("checkpoint"));
                    Files.write(log.resolve("checkpoint"), java.util.Arrays.copyOf(note, note.length / 2));
                }))
                .contains("signed note");
    }

    @Test
    void a_torn_tile_stops_sealing_and_is_named() throws IOException {
        assertThat(stopped(3, log -> {
                    Path tile = log.resolve("tile/0/000.p/3");
                    Files.write(tile, java.util.Arrays.copyOf(Files.readAllBytes(tile), 50));
                }))
                .contains("tile/0/000.p/3");
    }

    @Test
    void a_log_that_was_set_back_stops_sealing() throws IOException {
        Path copy = folder.resolve("copy");
        try (PlainRecord record = alone().started()) {
            write(record, "zeroth", 2);
            Checked.awaitSealed(record);
        }
        copy(folder.resolve("log"), copy);
        assertThat(stopped(3, log -> {
                    try (Stream<Path> all = Files.walk(log)) {
                        for (Path file :
                                all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                            Files.delete(file);
                        }
                    }
                    copy(copy, log);
                }))
                .contains("set back", "5 entries");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    @Test
    void a_clock_that_went_back_stops_sealing() {
        try (PlainRecord record = alone().started()) {
            write(record, "first", 2);
            Checked.awaitSealed(record);
        }
        try (PlainRecord record =
                alone(Clock.offset(Clock.systemUTC(), Duration.ofHours(-1))).started()) {
            write(record, "second", 2);
            assertThat(stoppedAfter(record).detail()).contains("clock", "--clock-is-right");
        }
    }

    @Test
    void a_full_disk_stops_sealing_says_so_once_and_goes_on_when_there_is_room() throws Exception {
        Path log = Files.createDirectory(folder.resolve("log"));
        assumeTrue(
                Shell.run("mount", "-t", "tmpfs", "-o", "size=96k", "tmpfs", log.toString()),
                "a small disk can be mounted only with rights that this process does not have");
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.start();
        Logger logger = (Logger) LoggerFactory.getLogger(SealingStatus.class);
        logger.addAppender(said);
        try (PlainRecord record = alone().started()) {
            for (int i = 0; record.status.state().state() != Sealing.State.STOPPED; i++) {
                assertThat(i).isLessThan(500);
                write(record, "full" + i + "-", 20);
                Thread.sleep(5);
            }
            assertThat(stoppedAfter(record).detail()).containsIgnoringCase("no space left");
            Thread.sleep(3_000);
            assertThat(said.list.stream().filter(event -> event.getLevel() == Level.ERROR))
                    .as("errors logged, however often it was tried")
                    .hasSizeLessThanOrEqualTo(2);
            assertThat(Shell.run("mount", "-o", "remount,size=16m", log.toString()))
                    .isTrue();
            Checked.awaitSealed(record);
            new Checked().holds(record.db, record.home);
        } finally {
            logger.detachAppender(said);
            Shell.run("umount", log.toString());
        }
    }

    @Test
    void a_folder_that_can_no_longer_be_written_stops_sealing_until_it_can() throws Exception {
        Path inTheWay = folder.resolve("log/.state/unfinished-0");
        try (PlainRecord record = alone().started()) {
            write(record, "first", 3);
            Checked.awaitSealed(record);
            // Whoever runs the tests may be root, whom no permission stops; a folder in the place of a file stops
            // anybody.
            Files.deleteIfExists(inTheWay);
            Files.createDirectory(inTheWay);
            write(record, "second", 3);
            assertThat(stoppedAfter(record).detail()).contains("cannot be written");
            assertThat(published(record)).isEqualTo(3);
            Files.delete(inTheWay);
            Checked.awaitSealed(record);
            new Checked().holds(record.db, record.home);
        }
    }

    @Test
    void of_nodes_that_start_for_the_first_time_at_once_one_makes_the_key() throws Exception {
        DataFolder data = new DataFolder(folder);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<VerifierKey>> starts = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                starts.add(() -> {
                    LogKeys keys = new LogKeys(data, Room.settings(folder), PlainRecord.SEALING);
                    keys.makeOnce();
                    return keys.signing().verifier();
                });
            }
            List<VerifierKey> made = new ArrayList<>();
            for (Future<VerifierKey> start : threads.invokeAll(starts)) {
                made.add(start.get());
            }
            assertThat(made.stream().distinct()).hasSize(1);
        }
        try (Stream<Path> keys = Files.list(folder.resolve("keys"))) {
            assertThat(keys).hasSize(1);
        }
    }

    @Test
    void a_lost_key_is_not_replaced_by_another() {
        try (PlainRecord record = alone().started()) {
            write(record, "first", 2);
            Checked.awaitSealed(record);
        }
        assertThat(folder.resolve("keys/log.key").toFile().delete()).isTrue();
        assertThatThrownBy(this::alone).hasMessageContaining("log.key is missing");
    }

    @Test
    void a_new_key_goes_on_with_the_log_and_the_history_leads_to_it() throws IOException {
        VerifierKey old;
        try (PlainRecord record = alone().started()) {
            write(record, "first", 3);
            Checked.awaitSealed(record);
            old = record.home.key();
        }
        LogKeys keys = new LogKeys(new DataFolder(folder), Room.settings(folder), PlainRecord.SEALING);
        try (PlainRecord record = alone()) {
            assertThat(new StoredKeyCare(record.home, keys).rotate().from()).isEqualTo(3);
        }
        try (PlainRecord record = alone().started()) {
            write(record, "second", 3);
            Checked.awaitSealed(record);
            new Checked().holds(record.db, record.home);
            assertThat(record.home.key()).isNotEqualTo(old);
            try (Store store = record.home.reading()) {
                SignedCheckpoint now = SignedCheckpoint.parse(store.read(Store.CHECKPOINT));
                assertThat(keys.history().orElseThrow().require(now, List.of(old)))
                        .isEqualTo(now);
            }
        }
        assertThat(folder.resolve("keys/retired-0.key")).exists();
    }
}
