package org.probity.bench.csaf;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.CsafVersion;
import org.probity.csaf.json.UnreadableJsonException;
import org.probity.csaf.rules.Preset;
import org.probity.csaf.rules.ValidationOptions;
import org.probity.csaf.rules.Validator;

/**
 * Prints where the time of a validation goes: reading, all tests together, and each test alone, the dearest first. A test
 * alone pays for the parts that tests share (product tree, vulnerabilities), so that the sum is more than the whole.
 */
public final class ValidationBreakdown {
    private static final PrintStream OUT = System.out;

    private ValidationBreakdown() {}

    private record Cost(String test, double micros) {}

    /** Arguments: a folder, or a generated document as {@code 500x30}; then the rounds. */
    public static void main(String[] args) throws IOException, UnreadableJsonException {
        List<byte[]> sources = sources(args[0]);
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 1_000;
        List<CsafDocument> documents = new ArrayList<>();
        for (byte[] source : sources) {
            documents.add(CsafDocument.read(source));
        }
        OUT.printf("reading        %10.2f us a document%n", reading(sources, rounds));
        Validator full = Validator.preset("full");
        OUT.printf("all tests      %10.2f%n", validating(full, documents, rounds));
        double none = validating(only("none"), documents, rounds);
        List<Cost> costs = new ArrayList<>();
        for (String test : Preset.tests("full", CsafVersion.V2_0).orElseThrow()) {
            costs.add(new Cost(test, validating(only(test), documents, rounds) - none));
        }
        costs.sort(Comparator.comparingDouble(Cost::micros).reversed());
        for (Cost cost : costs.subList(0, 25)) {
            OUT.printf("%-14s %10.2f%n", cost.test, cost.micros);
        }
    }

    private static Validator only(String test) {
        return new Validator(version -> Set.of(test), ValidationOptions.DEFAULT);
    }

    private static List<byte[]> sources(String what) throws IOException {
        int cross = what.indexOf('x');
        if (cross > 0 && Character.isDigit(what.charAt(0))) {
            return List.of(Documents.of(
                    Integer.parseInt(what.substring(0, cross)), Integer.parseInt(what.substring(cross + 1))));
        }
        List<byte[]> sources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of(what))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                sources.add(Files.readAllBytes(file));
            }
        }
        return sources;
    }

    private static double reading(List<byte[]> sources, int rounds) throws UnreadableJsonException {
        Interleaved.Work work = () -> {
            long sum = 0;
            for (byte[] source : sources) {
                sum += CsafDocument.read(source).distinctStrings();
            }
            return sum;
        };
        return Interleaved.medians(rounds, work)[0] * 1_000 / sources.size();
    }

    private static double validating(Validator validator, List<CsafDocument> documents, int rounds)
            throws UnreadableJsonException {
        Interleaved.Work work = () -> {
            long sum = 0;
            for (CsafDocument document : documents) {
                sum += validator.validate(document).results().size();
            }
            return sum;
        };
        return Interleaved.medians(rounds, work)[0] * 1_000 / documents.size();
    }
}
