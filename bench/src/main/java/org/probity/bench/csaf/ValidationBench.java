package org.probity.bench.csaf;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.json.UnreadableJsonException;
import org.probity.csaf.rules.Report;
import org.probity.csaf.rules.Result;
import org.probity.csaf.rules.Validator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Prints how long full validation (all tests but network and spelling) takes beside the bare parse with Jackson, on one
 * thread and in turns: on documents of 0.3, 2, 9.6 and 96 MB and, if a folder is given, on all documents in it. The bare
 * parse visits every token and asks for every text, as any reader has to. "read" is the part of the validation that makes
 * the document from its bytes; "worded" is the validation and then every finding put into words, as a report needs it.
 *
 * <p>With {@code -Donly=16000x315} only that document is measured, with {@code -Donly=real} only the folder; with
 * {@code -Dheap=true} also how much memory a document holds, and the peak of the heap. {@code -Drounds=N} sets the rounds.
 */
public final class ValidationBench {
    private static final JsonFactory JACKSON = JsonFactory.builder().build();
    private static final Validator FULL = Validator.preset("full");
    private static final PrintStream OUT = System.out;
    private static final String ONLY = System.getProperty("only", "");

    private ValidationBench() {}

    /** Runs the benchmark; an argument is a folder of real advisories. */
    public static void main(String[] args) throws IOException, UnreadableJsonException {
        OUT.println("                          MB    parse ms     read ms  validate ms  ratio   worded ms  ratio");
        for (int[] shape : new int[][] {{500, 30}, {2_000, 50}, {5_000, 100}, {16_000, 315}}) {
            String name = shape[0] + "x" + shape[1];
            if (ONLY.isEmpty() || ONLY.equals(name)) {
                byte[] bytes = Documents.of(shape[0], shape[1]);
                measure(name, List.of(bytes), rounds(bytes.length));
                memory(bytes);
            }
        }
        if (args.length > 0 && (ONLY.isEmpty() || ONLY.equals("real"))) {
            List<byte[]> documents = documents(Path.of(args[0]));
            measure(documents.size() + " real ones", documents, Integer.getInteger("rounds", 2_000));
        }
    }

    private static int rounds(int bytes) {
        return Integer.getInteger("rounds", bytes > 20_000_000 ? 7 : bytes > 5_000_000 ? 40 : 400);
    }

    private static List<byte[]> documents(Path folder) throws IOException {
        List<byte[]> documents = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                documents.add(Files.readAllBytes(file));
            }
        }
        return documents;
    }

    private interface Each {
        long run(byte[] document) throws UnreadableJsonException;
    }

    private static Interleaved.Work all(List<byte[]> documents, Each each) {
        return () -> {
            long sum = 0;
            for (byte[] document : documents) {
                sum += each.run(document);
            }
            return sum;
        };
    }

    private static void measure(String name, List<byte[]> documents, int rounds) throws UnreadableJsonException {
        double[] millis = Interleaved.medians(
                rounds,
                all(documents, ValidationBench::parse),
                all(documents, bytes -> CsafDocument.read(bytes).distinctStrings()),
                all(documents, ValidationBench::validate),
                all(documents, ValidationBench::worded));
        long bytes = documents.stream().mapToLong(document -> document.length).sum();
        OUT.printf(
                "%-20s %7.2f  %10.3f  %10.3f  %11.3f  %5.2f  %10.3f  %5.2f%n",
                name,
                bytes / 1e6,
                millis[0],
                millis[1],
                millis[2],
                millis[2] / millis[0],
                millis[3],
                millis[3] / millis[0]);
        if (documents.size() > 1) {
            OUT.printf(
                    "%20s parse %.0f, validate %.0f documents a second%n",
                    "", documents.size() / millis[0] * 1000, documents.size() / millis[2] * 1000);
        }
    }

    /** Prints what a document holds beside its bytes, and the peak of the heap while it is validated. */
    private static void memory(byte[] bytes) throws UnreadableJsonException {
        if (!Boolean.getBoolean("heap")) {
            return;
        }
        long before = usedHeap();
        CsafDocument document = CsafDocument.read(bytes);
        double held = (usedHeap() - before) / 1e6;
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        int results = FULL.validate(document).results().size();
        validate(bytes);
        double peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        OUT.printf(
                "%20s holds %.0f MB beside its bytes; %d results; peak of the heap %.0f MB of at most %.0f%n",
                "", held, results, peak / 1e6, Runtime.getRuntime().maxMemory() / 1e6);
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
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

    private static long worded(byte[] bytes) throws UnreadableJsonException {
        long sum = 0;
        for (Result result : FULL.validate(CsafDocument.read(bytes)).results()) {
            sum += result.message().length() + result.paths().getFirst().length();
        }
        return sum;
    }
}
