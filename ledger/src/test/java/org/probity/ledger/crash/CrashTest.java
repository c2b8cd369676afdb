package org.probity.ledger.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.probity.ledger.Log;
import org.probity.ledger.LogSettings;
import org.probity.ledger.fsck.Fsck;
import org.probity.ledger.note.Checkpoint;
import org.probity.ledger.note.KeyFile;
import org.probity.ledger.note.KeyType;
import org.probity.ledger.note.SigningKey;
import org.probity.ledger.store.PosixStore;
import org.probity.ledger.tree.Proofs;

/** Kills a writing process without warning, over and over. {@code -Dprobity.kills=N} for a longer run; without it 100, or 12 under {@code -Dfast}. */
class CrashTest {
    private static final int KILLS = Integer.getInteger("probity.kills", System.getProperty("fast") == null ? 100 : 12);
    private static final int SIDE_BY_SIDE = 4;

    @TempDir
    Path folder;

    @Test
    @Timeout(600)
    void noAcknowledgedEntryIsLostAndNoIndexUsedTwiceHoweverOftenTheWriterIsKilled() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE)) {
            List<Future<Integer>> runs = new ArrayList<>();
            for (int i = 0; i < SIDE_BY_SIDE; i++) {
                Scene scene = new Scene(folder.resolve("log" + i), i);
                runs.add(threads.submit((Callable<Integer>) () -> scene.killOften(KILLS / SIDE_BY_SIDE)));
            }
            int acknowledged = 0;
            for (Future<Integer> run : runs) {
                acknowledged += run.get();
            }
            System.out.println(KILLS + " kills, " + acknowledged + " acknowledged entries, none lost");
        }
    }

    @Test
    void aLimitOnTheSizeOfFilesStopsTheWriterWithAReasonAndLosesNothing() throws Exception {
        Scene scene = new Scene(folder.resolve("limited"), 99);
        scene.runLimited();
    }

    /** One log with what was acknowledged about it so far. */
    private static final class Scene {
        private final Path log;
        private final Path keyFile;
        private final SigningKey key = SigningKey.generate("probity.example/crash", KeyType.ED25519);
        private final Random random;
        private final Map<Long, String> acknowledged = new HashMap<>();
        private Checkpoint last;
        private long publishedSize;

        Scene(Path log, long seed) {
            this.log = log;
            this.keyFile = log.resolveSibling(log.getFileName() + ".key");
            this.random = new Random(seed);
            KeyFile.write(keyFile, key);
            try (Log made = Log.create(log, LogSettings.of(key))) {
                last = made.checkpoint().checkpoint();
            }
        }

        int killOften(int times) throws Exception {
            for (int i = 0; i < times; i++) {
                killOnce(i);
                check();
            }
            assertThat(acknowledged).as("something was acknowledged at all").hasSizeGreaterThan(times);
            return acknowledged.size();
        }

        private void killOnce(int run) throws Exception {
            Process victim = new ProcessBuilder(command(List.of(), run))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (BufferedReader told = victim.inputReader(StandardCharsets.UTF_8)) {
                assertThat(told.readLine()).isEqualTo("open");
                int patience = random.nextInt(60);
                if (random.nextInt(5) > 0) {
                    told.mark(1);
                    told.read();
                    told.reset();
                }
                Thread killer = Thread.startVirtualThread(() -> {
                    sleep(patience);
                    victim.toHandle().destroyForcibly(); // unlike the process, the handle leaves the pipe readable
                });
                note(told);
                killer.join();
            }
            victim.waitFor();
        }

        void runLimited() throws Exception {
            List<String> shell = List.of("bash", "-c", "ulimit -f 20; exec \"$@\"", "bash");
            Process victim = new ProcessBuilder(command(shell, 0))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Thread.startVirtualThread(() -> {
                sleep(20_000);
                victim.toHandle().destroyForcibly(); // unlike the process, the handle leaves the pipe readable
            });
            try (BufferedReader told = victim.inputReader(StandardCharsets.UTF_8)) {
                assertThat(told.readLine()).isEqualTo("open");
                assertThat(note(told)).anyMatch(reason -> reason.contains("cannot be written"));
            }
            victim.waitFor();
            check();
        }

        private List<String> command(List<String> before, int run) {
            List<String> command = new ArrayList<>(before);
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of(
                    "-XX:+UseSerialGC",
                    "-XX:-UsePerfData",
                    "-XX:TieredStopAtLevel=1",
                    "-Xmx96m",
                    "-Xshare:auto",
                    "-cp"));
            command.add(System.getProperty("java.class.path"));
            command.addAll(List.of(Victim.class.getName(), log.toString(), keyFile.toString(), "run" + run));
            return command;
        }

        /** Reads what is acknowledged until the process is gone; a line cut short counts for nothing. */
        private List<String> note(BufferedReader told) throws IOException {
            List<String> reasons = new ArrayList<>();
            StringBuilder all = new StringBuilder();
            char[] block = new char[1 << 16];
            for (int n = told.read(block); n >= 0; n = told.read(block)) {
                all.append(block, 0, n);
            }
            String whole = all.substring(0, all.lastIndexOf("\n") + 1);
            whole.lines().forEach(line -> {
                String[] words = line.split(" ", 3);
                switch (words[0]) {
                    case "s" -> {
                        String before = acknowledged.put(Long.parseLong(words[1]), words[2]);
                        assertThat(before)
                                .as("index " + words[1] + " is used once")
                                .isNull();
                    }
                    case "p" -> publishedSize = Math.max(publishedSize, Long.parseLong(words[1]));
                    default -> reasons.add(line);
                }
            });
            return reasons;
        }

        private void check() {
            assertThat(new Fsck(PosixStore.reading(log), List.of(key.verifier()))
                            .run()
                            .faults())
                    .as("what a reader sees right after the kill")
                    .isEmpty();
            try (Log reopened = Log.open(log, LogSettings.of(key))) {
                Checkpoint now = reopened.checkpoint().checkpoint();
                assertThat(now.size()).isGreaterThanOrEqualTo(publishedSize);
                assertThat(Proofs.verifiesConsistency(
                                last.size(),
                                last.root(),
                                now.size(),
                                now.root(),
                                reopened.consistency(last.size(), now.size())))
                        .isTrue();
                acknowledged.forEach((index, payload) -> {
                    if (index >= last.size()) {
                        assertThat(reopened.entry(index)).asString().isEqualTo(payload);
                    }
                });
                last = now;
            }
            assertThat(new Fsck(PosixStore.reading(log), List.of(key.verifier()))
                            .run()
                            .clean())
                    .isTrue();
        }

        private static void sleep(int millis) {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
