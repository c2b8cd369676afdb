package org.probity.record.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.probity.platform.db.Databases;
import org.probity.platform.db.Schema;
import org.probity.testing.Postgres;

/**
 * Kills a process that runs the record alone, under load, over and over: 100 times on CI, 20 times elsewhere, 8 times under {@code
 * -Dfast}. {@code -Dprobity.kills=N} for more.
 */
class KilledRecordTest {
    private static final int USUAL = System.getenv("CI") == null ? 20 : 100;
    private static final int KILLS =
            Integer.getInteger("probity.kills", System.getProperty("fast") == null ? USUAL : 8);
    private static final int SIDE_BY_SIDE = 2;
    private static final int WRITERS = 4;

    @TempDir
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static QuickJava java;

    @BeforeAll
    static void learnToStartQuickly() throws Exception {
        java = QuickJava.prepare(folder, migrated("training"));
    }

    @Test
    @Timeout(900)
    void however_often_the_process_is_killed_no_acknowledged_event_is_lost_and_no_number_used_twice() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE)) {
            List<Future<Integer>> runs = new ArrayList<>();
            for (int i = 0; i < SIDE_BY_SIDE; i++) {
                int scene = i;
                runs.add(threads.submit((Callable<Integer>) () -> killOften(scene, KILLS / SIDE_BY_SIDE)));
            }
            int acknowledged = 0;
            for (Future<Integer> run : runs) {
                acknowledged += run.get();
            }
            System.out.println(KILLS + " kills of the record, " + acknowledged + " acknowledged events, none lost");
        }
    }

    private static Path migrated(String name) throws IOException {
        Path data = Files.createDirectory(folder.resolve(name));
        try (Databases databases = Databases.sqlite(data.resolve("probity.db"))) {
            Schema.migrate(databases);
        }
        return data;
    }

    @Test
    @Timeout(600)
    void of_two_processes_on_one_postgresql_the_other_seals_when_one_is_killed_or_put_to_sleep() throws Exception {
        Path data = Files.createDirectory(folder.resolve("two"));
        String url = Postgres.create("two" + folder.getFileName());
        try (Databases databases = Databases.postgres(url, "postgres", "")) {
            Schema.migrate(databases);
        }
        Checked checked = new Checked();
        Victims sealing = Victims.start(java.victim(data, url, "first", 2));
        sealing.sealing.await();
        for (int round = 0; round < 3; round++) {
            Victims waiting = Victims.start(java.victim(data, url, "round" + round, 2));
            waiting.awaitFirst();
            sealing.kill().forEach(checked::acknowledged);
            waiting.sealing.await();
            sealing = waiting;
        }
        Victims waiting = Victims.start(java.victim(data, url, "awake", 2));
        sealing.signal("STOP");
        waiting.sealing.await();
        sealing.signal("CONT");
        waiting.awaitMore();
        sealing.kill().forEach(checked::acknowledged);
        waiting.kill().forEach(checked::acknowledged);
        try (PlainRecord record = new PlainRecord(Databases.postgres(url, "postgres", ""), data).started()) {
            Checked.awaitSealed(record);
            checked.holds(record.db, record.home);
        }
        assertThat(checked.events()).isGreaterThan(10);
    }

    private int killOften(int scene, int times) throws Exception {
        Path data = migrated("scene" + scene);
        Random random = new Random(scene);
        Checked checked = new Checked();
        for (int round = 0; round < times; round++) {
            Victims victim = Victims.start(java.victim(data, "sqlite", "run" + round, WRITERS));
            if (random.nextInt(5) > 0) {
                victim.awaitFirst();
            }
            Thread.sleep(random.nextInt(300));
            victim.kill().forEach(checked::acknowledged);
            try (PlainRecord record = new PlainRecord(Databases.sqlite(data.resolve("probity.db")), data)) {
                if (round % 5 == 0) {
                    record.started();
                    Checked.awaitSealed(record);
                }
                if (Files.exists(data.resolve("log/checkpoint"))) {
                    checked.holds(record.db, record.home);
                }
            }
        }
        assertThat(checked.events()).as("something was acknowledged at all").isGreaterThan(times);
        return checked.events();
    }
}
