package org.probity.traceability;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.probity.catalogue.Catalogues;

/**
 * The build's step after tests are compiled: reads the claims of code and tests, fails on what does not hold, writes
 * docs/traceability.md and, for the page under About, traceability.json beside the classes and beside that file, from where
 * a build without tests takes it.
 */
public final class TraceabilityBuild {
    private TraceabilityBuild() {}

    /**
     * Arguments: folder of main classes, folder of test classes, the Markdown file to write.
     *
     * @throws IllegalStateException when a claim does not hold; each fault is one line on standard error
     */
    public static void main(String[] args) throws IOException {
        run(args, System.getProperty("fast") != null);
    }

    static void run(String[] args, boolean lenient) throws IOException {
        Path classes = Path.of(args[0]);
        Path testClasses = Path.of(args[1]);
        if (!Files.isDirectory(testClasses)) {
            System.err.println("traceability: tests are not compiled, so " + args[2] + " is left as it is.");
            return;
        }
        List<Claim> code = ClaimScanner.scan(classes);
        List<Claim> tests = ClaimScanner.scan(testClasses);
        List<String> faults = TraceMatrix.faults(Catalogues.shipped(), code, tests);
        if (!faults.isEmpty()) {
            faults.forEach(fault -> System.err.println("traceability: " + fault));
            if (lenient) {
                System.err.println("traceability: a fast build goes on all the same; the full one fails on these.");
                return;
            }
            throw new IllegalStateException(
                    faults.size() == 1
                            ? "traceability: one claim does not hold, named above"
                            : "traceability: " + faults.size() + " claims do not hold, named above");
        }
        write(classes.resolve(Traces.FILE), Traces.write(code, tests));
        write(Path.of(args[2]).resolveSibling(Traces.FILE), Traces.write(code, tests));
        TraceMatrix matrix = TraceMatrix.of(Catalogues.shipped(), code, tests);
        write(Path.of(args[2]), TraceText.markdown(matrix).getBytes(StandardCharsets.UTF_8));
    }

    /** Leaves an unchanged file alone, so that builds that look at times do not start over. */
    private static void write(Path file, byte[] bytes) throws IOException {
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
            Files.write(file, bytes);
        }
    }
}
