package org.probity.ledger.verifier;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.bundle.BundleVerifier;
import org.probity.ledger.bundle.Trust;
import org.probity.ledger.bundle.Verdict;
import org.probity.ledger.note.VerifierKey;
import org.probity.ledger.witness.Policy;

/**
 * Checks one evidence bundle. Exit code: 0 proven, 1 refuted, 2 unusable or wrongly called. Time-stamp tokens are not checked
 * here, and the answer says so; {@code openssl ts -verify} does it.
 */
public final class VerifierMain {
    private static final String USAGE =
            "usage: java -jar probity-verifier.jar [--json] [--key VERIFIER-KEY]... [--policy FILE] BUNDLE";

    private VerifierMain() {}

    /** Runs the check and ends the process. */
    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err));
    }

    /** Runs the check and gives the exit code. */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        try {
            return check(new ArrayDeque<>(List.of(args)), out);
        } catch (LedgerException refused) {
            err.println(refused.getMessage());
            return 2;
        } catch (IOException unreadable) {
            err.println("a file cannot be read: " + unreadable.getMessage());
            return 2;
        }
    }

    private static int check(Deque<String> args, PrintStream out) throws IOException {
        List<VerifierKey> keys = new ArrayList<>();
        Optional<Policy> policy = Optional.empty();
        boolean json = false;
        while (args.size() > 1) {
            switch (args.removeFirst()) {
                case "--json" -> json = true;
                case "--key" -> keys.add(VerifierKey.parse(args.removeFirst()));
                case "--policy" -> policy = Optional.of(Policy.parse(Files.readAllBytes(Path.of(args.removeFirst()))));
                default -> throw new LedgerException(USAGE);
            }
        }
        if (args.isEmpty() || args.getFirst().startsWith("-")) {
            throw new LedgerException(USAGE);
        }
        Path bundle = Path.of(args.getFirst());
        Verdict verdict = new BundleVerifier(new Trust(keys, policy, Optional.empty())).verify(bundle);
        String answer = json ? verdict.json().canonical() + "\n" : verdict.text(bundle.toString());
        out.write(answer.getBytes(StandardCharsets.UTF_8));
        out.flush();
        return switch (verdict.outcome()) {
            case PROVEN -> 0;
            case REFUTED -> 1;
            case UNUSABLE -> 2;
        };
    }
}
