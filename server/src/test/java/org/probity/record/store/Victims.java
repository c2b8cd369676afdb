package org.probity.record.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A {@link RecordVictim} that runs, with what it has said so far. */
final class Victims {
    private final Process process;
    private final Thread reading;
    private final List<String> acknowledged = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final AtomicInteger count = new AtomicInteger();
    private final CountDownLatch first = new CountDownLatch(1);
    final CountDownLatch sealing = new CountDownLatch(1);

    private Victims(Process process, BufferedReader said) {
        this.process = process;
        this.reading = Thread.ofPlatform().start(() -> read(said));
    }

    static Victims start(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        assertThat(said.readLine()).isEqualTo("open");
        return new Victims(process, said);
    }

    private void read(BufferedReader said) {
        try {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                take(line);
            }
        } catch (IOException gone) {
            complaints.add("lost: " + gone);
        }
    }

    private void take(String line) {
        if (line.startsWith("a ")) {
            // A line that the kill cut short is no acknowledgement.
            if (line.length() == 34) {
                acknowledged.add(line.substring(2));
                count.incrementAndGet();
            }
            first.countDown();
        } else if (line.equals("sealing")) {
            sealing.countDown();
        } else {
            complaints.add(line);
        }
    }

    void awaitFirst() throws InterruptedException {
        first.await();
    }

    /** Waits until a hundred more events are acknowledged. */
    void awaitMore() throws InterruptedException {
        int enough = count.get() + 100;
        while (count.get() < enough) {
            Thread.sleep(10);
        }
    }

    /** Sends a signal by its name. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** {@code kill -9}; what was acknowledged until then. */
    List<String> kill() throws InterruptedException {
        process.toHandle().destroyForcibly(); // unlike the process, the handle leaves the pipe readable
        process.waitFor();
        reading.join();
        assertThat(complaints).isEmpty();
        return acknowledged;
    }
}
