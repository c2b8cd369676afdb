package org.probity.cli.ledger;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.probity.ledger.Log;
import org.probity.ledger.base.Encoding;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.entry.SealedEntry;
import org.probity.ledger.entry.Sealer;
import org.probity.ledger.json.Json;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.tiles.EntryBundle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code probity ledger add}: adds files, or the lines of standard input, and prints the index of each. */
@Command(
        name = "add",
        description = "Add entries: each FILE is one, or with - each line of standard input (without its newline)."
                + " Prints one index a line once the entry is safe on the disk; ends when all are published.",
        mixinStandardHelpOptions = true)
public final class AddCommand implements Callable<Integer> {
    private static final int IN_FLIGHT = 65_536;

    @Mixin
    private LogFolder folder = new LogFolder();

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "Files, or - for standard input.")
    private List<String> files = List.of();

    @Option(
            names = "--seal",
            description =
                    "Each entry is a JSON object; only salted digests of its fields go into the log. What they say is"
                            + " kept in DIR.disclosures, for bundle.")
    private boolean seal;

    private final Sealer sealer = new Sealer();

    @Mixin
    private Screen screen = new Screen();

    private final BlockingQueue<Optional<Future<Long>>> flying = new ArrayBlockingQueue<>(IN_FLIGHT);
    private volatile @Nullable Throwable lost;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Log log = folder.open()) {
            Thread printer = Thread.ofPlatform().name("printer").start(this::print);
            try {
                for (String file : files) {
                    addFile(log, file);
                }
            } finally {
                flying.put(Optional.empty());
                printer.join();
            }
            refuseLost();
            SignedCheckpoint published = log.flush();
            screen.err().println("published: " + published.checkpoint().size() + " entries");
        }
        return 0;
    }

    private void addFile(Log log, String file) throws IOException, InterruptedException {
        if (file.equals("-")) {
            addLines(log, System.in);
            return;
        }
        Path path = Path.of(file);
        if (!Files.isRegularFile(path)) {
            throw new LedgerException("there is no file " + path);
        }
        if (Files.size(path) > EntryBundle.MAX_ENTRY) {
            throw new LedgerException(path + " is longer than an entry can be (" + EntryBundle.MAX_ENTRY + " bytes)");
        }
        add(log, Files.readAllBytes(path));
    }

    private void addLines(Log log, InputStream source) throws IOException, InterruptedException {
        InputStream in = new BufferedInputStream(source, 1 << 16);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                add(log, line.toByteArray());
                line.reset();
            } else if (line.size() == EntryBundle.MAX_ENTRY) {
                throw new LedgerException(
                        "a line is longer than an entry can be (" + EntryBundle.MAX_ENTRY + " bytes)");
            } else {
                line.write(b);
            }
        }
        if (line.size() > 0) {
            add(log, line.toByteArray());
        }
    }

    private void add(Log log, byte[] entry) throws IOException, InterruptedException {
        refuseLost();
        flying.put(Optional.of(log.add(seal ? sealed(entry) : entry).sequenced()));
    }

    private byte[] sealed(byte[] json) throws IOException {
        if (!(Json.parse(Encoding.utf8(json)) instanceof Json.Obj object)) {
            throw new LedgerException("with --seal an entry must be a JSON object");
        }
        SealedEntry sealed = sealer.seal(object);
        EntryBundle.refuseTooLong(sealed.bytes());
        folder.disclosures().keep(sealed);
        return sealed.bytes();
    }

    private void refuseLost() {
        Throwable reason = lost;
        if (reason != null) {
            throw new LedgerException(String.valueOf(reason.getMessage()), reason);
        }
    }

    /** Prints in the order of adding; flushes whenever nothing more is on its way. */
    private void print() {
        PrintWriter out = screen.out();
        try {
            for (Optional<Future<Long>> next = flying.take(); next.isPresent(); next = flying.take()) {
                if (lost == null) {
                    printOne(next.get(), out);
                }
                if (flying.isEmpty()) {
                    out.flush();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        out.flush();
    }

    private void printOne(Future<Long> index, PrintWriter out) throws InterruptedException {
        try {
            out.println(index.get().longValue());
        } catch (ExecutionException failed) {
            lost = failed.getCause() == null ? failed : failed.getCause();
        }
    }
}
