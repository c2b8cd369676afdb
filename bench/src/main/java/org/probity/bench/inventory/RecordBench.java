package org.probity.bench.inventory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Locale;
import org.probity.inventory.vulnerability.RecordState;
import org.probity.inventory.vulnerability.VulnerabilityHandler;
import org.probity.inventory.vulnerability.VulnerabilityReader;
import org.probity.inventory.vulnerability.VulnerabilityStore;

/**
 * Reads a folder of vulnerability records, one a file, plainly and with the state of an earlier reading, before and after one file
 * in a hundred changed.
 *
 * <p>Arguments: an empty folder, number of records (100,000).
 */
public final class RecordBench {
    private static final int A_FOLDER = 1_000;

    private RecordBench() {}

    private interface Reading {
        void read(Path path, VulnerabilityHandler handler) throws IOException;
    }

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        int records = args.length > 1 ? Integer.parseInt(args[1]) : 100_000;
        Path data = folder.resolve("data");
        for (int i = 0; i < records; i++) {
            write(data, i, "2.0.0", 3600);
        }
        VulnerabilityReader reader = new VulnerabilityReader();
        time("read plainly", data, reader::read);
        time("read and kept", data, (path, handler) -> withState(folder, reader, path, handler));
        time("again, nothing changed", data, (path, handler) -> withState(folder, reader, path, handler));
        for (int i = 0; i < records; i += 100) {
            write(data, i, "2.1.0", 60);
        }
        time("again, one in a hundred changed", data, (path, handler) -> withState(folder, reader, path, handler));
        System.out.printf(Locale.ROOT, "state on disk: %,d MB%n", Files.size(folder.resolve("state/records")) >> 20);
    }

    private static void withState(Path folder, VulnerabilityReader reader, Path path, VulnerabilityHandler handler)
            throws IOException {
        try (RecordState state = RecordState.open(folder.resolve("state"), reader)) {
            state.read(path, handler);
            state.save();
            System.out.printf(
                    Locale.ROOT,
                    "  %,d read, %,d kept%n",
                    state.effort().read(),
                    state.effort().kept());
        }
    }

    private static void time(String what, Path data, Reading reading) throws IOException {
        VulnerabilityStore store = new VulnerabilityStore();
        long begun = System.nanoTime();
        long cpu = Cpu.used();
        reading.read(data, store);
        System.out.printf(
                Locale.ROOT,
                "%s: %,d records in %.1f s (%.1f s of processor time)%n",
                what,
                store.records().size(),
                (System.nanoTime() - begun) / 1e9,
                (Cpu.used() - cpu) / 1e9);
    }

    private static void write(Path data, int number, String fixed, int age) throws IOException {
        Path folder = data.resolve(String.valueOf(number / A_FOLDER));
        Files.createDirectories(folder);
        StringBuilder versions = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            versions.append(i == 0 ? "" : ",").append("\"1.").append(i).append(".0\"");
        }
        String text = "{\"schema_version\":\"1.6.0\",\"id\":\"OSV-2026-" + number
                + "\",\"modified\":\"2026-01-01T00:00:00Z\",\"aliases\":[\"CVE-2026-" + (100_000 + number)
                + "\"],\"summary\":\"A flaw of the made-up kind\",\"details\":\"" + "It does what flaws do. ".repeat(40)
                + "\",\"severity\":[{\"type\":\"CVSS_V3\",\"score\":\"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H\"}],"
                + "\"affected\":[{\"package\":{\"ecosystem\":\"npm\",\"name\":\"package-" + number
                + "\"},\"ranges\":[{\"type\":\"SEMVER\",\"events\":[{\"introduced\":\"1.0.0\"},{\"fixed\":\"" + fixed
                + "\"}]}],\"versions\":[" + versions + "]}]}";
        Path file = folder.resolve("OSV-2026-" + number + ".json");
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(age)));
    }
}
