package org.probity.ledger.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.bundle.BundleVerifier;
import org.probity.ledger.bundle.TimestampCheck;
import org.probity.ledger.bundle.Trust;
import org.probity.ledger.bundle.Verdict;
import org.probity.ledger.note.VerifierKey;
import org.probity.ledger.witness.Policy;

/**
 * Checks one evidence bundle; behind {@code probity verify} and the verifier's own jar. Exit code: 0 proven, 1 refuted, 2
 * unusable or wrongly called. Reads its arguments itself, for half the time of a check was once a library's that reads them.
 */
public final class VerifierMain {
    /** What the arguments mean, for a person. */
    public static final String OPTIONS = """
              BUNDLE            the evidence bundle, a ZIP; - for standard input
              --key KEY         a verifier key (name+id+key) of the log that you trust, or a file with one a line; may be
                                repeated. Without it the key that came with the bundle is used, and the answer says so
              --policy FILE     a C2SP tlog-policy: logs you trust, and the quorum of witnesses that must have cosigned
              --tsa-trust FILE  certificates (PEM) of time-stamp authorities you trust, one of whom must have stamped
              --json            answer as JSON
            Exit code: 0 proven, 1 refuted, 2 unusable.
            """;

    private static final String USAGE =
            "usage: verify [--key KEY]... [--policy FILE] [--tsa-trust FILE] [--json] BUNDLE; --help explains";
    private static final int MAX_PIPED = 256 << 20;

    private final Optional<Timestamps> authorities;
    private final List<VerifierKey> keys = new ArrayList<>();
    private Optional<Policy> policy = Optional.empty();
    private Optional<TimestampCheck> timestamps = Optional.empty();
    private boolean json;

    private VerifierMain(Optional<Timestamps> authorities) {
        this.authorities = authorities;
        this.timestamps = authorities.map(Timestamps::trustingNobody);
    }

    /** Runs the check and ends the process. Time-stamp tokens are not checked here, and the answer says so. */
    public static void main(String[] args) {
        int code = run(args, System.in, writer(System.out), writer(System.err), Optional.empty());
        System.out.flush();
        System.err.flush();
        // There is nothing to shut down, and an orderly exit loads classes for its log.
        Runtime.getRuntime().halt(code);
    }

    /** A writer in UTF-8, whatever the platform's language is. */
    public static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), false);
    }

    /**
     * Runs the check and gives the exit code; what is wrong with the arguments is one line on {@code err}.
     *
     * @param authorities how time-stamps are checked; empty when there is no means to
     */
    public static int run(
            String[] args, InputStream in, PrintWriter out, PrintWriter err, Optional<Timestamps> authorities) {
        try {
            return new VerifierMain(authorities).check(new ArrayDeque<>(List.of(args)), in, out);
        } catch (LedgerException refused) {
            err.println(refused.getMessage());
        } catch (NoSuchFileException missing) {
            err.println("there is no file " + missing.getMessage());
        } catch (InvalidPathException notAPath) {
            err.println("not the name of a file: " + notAPath.getReason());
        } catch (IOException unreadable) {
            err.println("a file cannot be read: " + unreadable.getMessage());
        } finally {
            out.flush();
            err.flush();
        }
        return 2;
    }

    private int check(Deque<String> args, InputStream in, PrintWriter out) throws IOException {
        if (args.contains("--help") || args.contains("-h")) {
            out.print("Checks an evidence bundle, offline: what it proves, and what not.\n\n" + OPTIONS);
            return 0;
        }
        List<String> bundles = new ArrayList<>();
        while (!args.isEmpty()) {
            String word = args.removeFirst();
            switch (word) {
                case "--json" -> json = true;
                case "--key" -> addKeys(value(args, word));
                case "--policy" -> policy = Optional.of(Policy.parse(file(value(args, word))));
                case "--tsa-trust" -> timestamps = Optional.of(authorities(value(args, word)));
                default -> bundles.add(word);
            }
        }
        if (bundles.size() != 1
                || (bundles.getFirst().startsWith("-") && !bundles.getFirst().equals("-"))) {
            throw new LedgerException(USAGE);
        }
        Verdict verdict = verdict(bundles.getFirst(), in);
        out.print(json ? verdict.json().canonical() + "\n" : verdict.text(bundles.getFirst()));
        return switch (verdict.outcome()) {
            case PROVEN -> 0;
            case REFUTED -> 1;
            case UNUSABLE -> 2;
        };
    }

    private Verdict verdict(String bundle, InputStream in) throws IOException {
        BundleVerifier verifier = new BundleVerifier(new Trust(keys, policy, timestamps));
        if (!bundle.equals("-")) {
            return verifier.verify(Path.of(bundle));
        }
        byte[] piped = in.readNBytes(MAX_PIPED + 1);
        if (piped.length > MAX_PIPED) {
            throw new LedgerException("a bundle of more than 256 MiB must be given as a file");
        }
        return verifier.verify(piped);
    }

    private void addKeys(String given) throws IOException {
        if (given.indexOf('+') >= 0 && !Files.exists(Path.of(given))) {
            keys.add(VerifierKey.parse(given));
            return;
        }
        int before = keys.size();
        for (String line : Files.readAllLines(Path.of(given))) {
            if (!line.isBlank()) {
                keys.add(VerifierKey.parse(line));
            }
        }
        if (keys.size() == before) {
            throw new LedgerException("the file of keys " + given + " holds none");
        }
    }

    private TimestampCheck authorities(String file) throws IOException {
        if (authorities.isEmpty()) {
            throw new LedgerException(
                    "this program checks no time-stamps; probity verify does, and openssl ts -verify");
        }
        return authorities.get().trusting(file(file));
    }

    private static String value(Deque<String> args, String option) {
        if (args.isEmpty()) {
            throw new LedgerException(option + " needs a value; " + USAGE);
        }
        return args.removeFirst();
    }

    private static byte[] file(String name) throws IOException {
        return Files.readAllBytes(Path.of(name));
    }
}
