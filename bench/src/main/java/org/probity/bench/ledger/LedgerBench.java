package org.probity.bench.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Measures the ledger: {@code append}, {@code fsck}, {@code proof} (of a log that {@code fill} has left, if any), {@code bundle}. Arguments: what to measure, the folder to
 * work in (made, and deleted afterwards), and optionally how many entries.
 */
public final class LedgerBench {
    private LedgerBench() {}

    /** Runs one measurement and prints its figures. */
    public static void main(String[] args) throws Exception {
        if (args.length < 2) {
            System.err.println("usage: LedgerBench append|fsck|fill|proof|bundle FOLDER [ENTRIES]");
            System.exit(2);
        }
        Path folder = Path.of(args[1]);
        Files.createDirectories(folder);
        try {
            switch (args[0]) {
                case "append" -> AppendBench.run(folder, count(args, 1_000_000));
                case "fsck" -> FsckBench.run(folder, count(args, 1_000_000));
                case "fill" -> ProofBench.fill(folder, count(args, 10_000_000));
                case "proof" -> ProofBench.run(folder, count(args, 10_000_000));
                case "bundle" -> BundleBench.run(folder, count(args, 1_000));
                default -> System.err.println("unknown measurement " + args[0]);
            }
        } finally {
            if (!args[0].equals("bundle") && !args[0].equals("fill")) {
                delete(folder);
            }
        }
    }

    private static int count(String[] args, int usual) {
        return args.length > 2 ? Integer.parseInt(args[2]) : usual;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
