package org.probity.bench.inventory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.probity.identifiers.purl.Purl;
import org.probity.identifiers.vers.Vers;
import org.probity.inventory.index.ComponentIndex;
import org.probity.inventory.index.Held;
import org.probity.inventory.match.Matcher;
import org.probity.inventory.vulnerability.VulnerabilityReader;
import org.probity.inventory.vulnerability.VulnerabilityStore;

/**
 * Builds, opens and asks the component index, beside a look at every component, and matches records against all of it.
 *
 * <p>Arguments: folder, releases of 1,000 occurrences each (10,000 are ten million), records to match.
 */
public final class IndexBench {
    private IndexBench() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        int releases = args.length > 1 ? Integer.parseInt(args[1]) : 1_000;
        int records = args.length > 2 ? Integer.parseInt(args[2]) : 0;
        clear(folder);
        Portfolio portfolio = new Portfolio();
        long occurrences;
        try (ComponentIndex index = ComponentIndex.open(folder)) {
            occurrences = portfolio.fill(index, releases);
            say(
                    "built %,d occurrences in %.1f s: %,.0f/s (%,.0f/s of processor time); %s",
                    occurrences,
                    portfolio.wall / 1e9,
                    occurrences * 1e9 / portfolio.wall,
                    occurrences * 1e9 / portfolio.cpu,
                    heap());
        }
        say("on disk %,d MB: %.0f bytes an occurrence", size(folder) >> 20, (double) size(folder) / occurrences);
        long begun = System.nanoTime();
        try (ComponentIndex index = ComponentIndex.open(folder)) {
            say("opened in %.0f ms; %s", seconds(begun) * 1e3, heap());
            ask(index, portfolio);
            if (records > 0) {
                match(index, portfolio, records);
            }
        }
    }

    private static void ask(ComponentIndex index, Portfolio portfolio) {
        int rounds = 3_000;
        long[] times = new long[rounds];
        long found = 0;
        Random random = new Random(2);
        for (int warm = 0; warm < 2; warm++) {
            found = 0;
            for (int i = 0; i < rounds; i++) {
                int number = portfolio.draw(random);
                Purl purl = Purl.parse(Portfolio.purl(number));
                Vers range = range(number, random.nextInt(20));
                LongAdder count = new LongAdder();
                long begun = System.nanoTime();
                index.holdersOf(purl, held -> in(range, held), occurrence -> count.increment());
                times[i] = System.nanoTime() - begun;
                found += count.sum();
            }
        }
        Arrays.sort(times);
        say(
                "who holds purl in range: p50 %.3f ms, p99 %.3f ms, most %.3f ms; %,d found in %,d questions",
                times[rounds / 2] / 1e6, times[rounds * 99 / 100] / 1e6, times[rounds - 1] / 1e6, found, rounds);
        naive(index, times[rounds / 2]);
    }

    private static Vers range(int number, int step) {
        String purl = Portfolio.purl(number);
        return Vers.parseLenient(
                "vers:" + purl.substring(4, purl.indexOf('/')) + "/<" + Portfolio.version(number, step));
    }

    private static boolean in(Vers range, Held held) {
        return held.version() != null && range.contains(held.version());
    }

    private static void naive(ComponentIndex index, long median) {
        String wanted = Portfolio.purl(17) + "@";
        LongAdder count = new LongAdder();
        long begun = System.nanoTime();
        index.visit(
                0, 1, held -> held.purl() != null && held.purl().startsWith(wanted) ? o -> count.increment() : null);
        double naive = seconds(begun);
        say("a look at every component: %.0f ms, %,.0f times the median question", naive * 1e3, naive * 1e9 / median);
    }

    private static void match(ComponentIndex index, Portfolio portfolio, int records) throws IOException {
        VulnerabilityStore store = new VulnerabilityStore();
        VulnerabilityReader reader = new VulnerabilityReader();
        Random random = new Random(3);
        long begun = System.nanoTime();
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < records; i++) {
            // as in the world's databases, most records speak of packages that nobody in the portfolio holds
            int number = i % 10 == 0 ? portfolio.draw(random) : Portfolio.PACKAGES + random.nextInt(2_000_000);
            lines.append(record(i, number, random.nextInt(6))).append('\n');
            if (i % 10_000 == 9_999 || i == records - 1) {
                byte[] text = lines.toString().getBytes(StandardCharsets.UTF_8);
                reader.read("records.jsonl", new ByteArrayInputStream(text), store);
                lines.setLength(0);
            }
        }
        say("read %,d records in %.1f s; %s", store.records().size(), seconds(begun), heap());
        begun = System.nanoTime();
        Matcher matcher = new Matcher(store);
        LongAdder found = new LongAdder();
        int threads = Runtime.getRuntime().availableProcessors();
        matcher.portfolio(index, threads, finding -> found.increment());
        say(
                "%,d records against the whole portfolio: %.1f s on %d cores, %,d findings; %s",
                records, seconds(begun), threads, found.sum(), heap());
    }

    private static String record(int i, int number, int fixed) {
        return "{\"id\":\"OSV-2026-" + i + "\",\"modified\":\"2026-01-01\",\"aliases\":[\"CVE-2026-" + (100_000 + i)
                + "\"],\"summary\":\"made up\",\"affected\":[{\"package\":{\"ecosystem\":\"x\",\"name\":\"x\",\"purl\":\""
                + Portfolio.purl(number)
                + "\"},\"ranges\":[{\"type\":\"ECOSYSTEM\",\"events\":[{\"introduced\":\"0\"},{\"fixed\":\""
                + Portfolio.version(number, fixed) + "\"}]}]}]}";
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static String heap() {
        Runtime runtime = Runtime.getRuntime();
        return String.format(
                Locale.ROOT,
                "heap %d of at most %d MB",
                (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                runtime.maxMemory() >> 20);
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation is no part of this build
    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    private static void clear(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static long size(Path folder) throws IOException {
        long size = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                size += Files.size(file);
            }
        }
        return size;
    }
}
