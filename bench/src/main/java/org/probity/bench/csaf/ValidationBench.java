package org.probity.bench.csaf;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.json.UnreadableJsonException;
import org.probity.csaf.rules.Report;
import org.probity.csaf.rules.Validator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Prints how long full validation (all tests but network and spelling) takes beside the bare parse with Jackson, on one
 * thread: on documents of 0.3, 2, 9.6 and 96 MB and, if a folder is given, on all documents in it. The bare parse visits
 * every token and asks for every text, as any reader has to. Times are of the thread's processor, so that other work on the
 * machine does not count; the collector's threads are not in them.
 */
public final class ValidationBench {
    private static final JsonFactory JACKSON = JsonFactory.builder().build();
    private static final Validator FULL = Validator.preset("full");
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final PrintStream OUT = System.out;

    private ValidationBench() {}

    /** Runs the benchmark; an argument is a folder of real advisories. */
    public static void main(String[] args) throws IOException, UnreadableJsonException {
        int[][] shapes = Boolean.getBoolean("real")
                ? new int[0][]
                : new int[][] {{500, 30}, {2_000, 50}, {5_000, 100}, {16_000, 315}};
        OUT.println("products x vulnerabilities      MB    parse ms  validate ms  ratio");
        for (int[] shape : shapes) {
            byte[] bytes = Documents.of(shape[0], shape[1]);
            int rounds = bytes.length > 20_000_000 ? 5 : bytes.length > 5_000_000 ? 25 : 200;
            double parse = median(rounds, () -> parse(bytes));
            double validate = median(rounds, () -> validate(bytes));
            OUT.printf(
                    "%7d x %-4d          %10.2f  %10.2f  %11.2f  %5.2f%n",
                    shape[0], shape[1], bytes.length / 1e6, parse, validate, validate / parse);
        }
        if (args.length > 0) {
            real(Path.of(args[0]));
        }
    }

    private static void real(Path folder) throws IOException, UnreadableJsonException {
        List<byte[]> documents = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                documents.add(Files.readAllBytes(file));
            }
        }
        double parse = median(Integer.getInteger("rounds", 400), () -> {
            long sum = 0;
            for (byte[] document : documents) {
                sum += parse(document);
            }
            return sum;
        });
        double validate = median(Integer.getInteger("rounds", 400), () -> {
            long sum = 0;
            for (byte[] document : documents) {
                sum += validate(document);
            }
            return sum;
        });
        OUT.printf(
                "%d real advisories: parse %.0f docs/s, validate %.0f docs/s, ratio %.2f%n",
                documents.size(),
                documents.size() / parse * 1000,
                documents.size() / validate * 1000,
                validate / parse);
    }

    private interface Work {
        long run() throws IOException, UnreadableJsonException;
    }

    private static double median(int rounds, Work work) throws IOException, UnreadableJsonException {
        for (int i = 0; i < rounds; i++) {
            work.run();
        }
        double[] millis = new double[rounds];
        long kept = 0;
        for (int i = 0; i < rounds; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            kept += work.run();
            millis[i] = (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
        }
        if (kept == 42) {
            OUT.println();
        }
        Arrays.sort(millis);
        return millis[rounds / 2];
    }

    private static long parse(byte[] bytes) {
        long sum = 0;
        try (JsonParser parser = JACKSON.createParser(ObjectReadContext.empty(), bytes)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME) {
                    sum += parser.getString().length();
                }
            }
        }
        return sum;
    }

    private static long validate(byte[] bytes) throws UnreadableJsonException {
        Report report = FULL.validate(CsafDocument.read(bytes));
        return report.results().size();
    }
}
