package org.probity.cli;

import java.util.Arrays;
import java.util.Optional;
import org.probity.cli.ledger.LazyTimestamps;
import org.probity.ledger.verifier.VerifierMain;

/**
 * Where {@code probity} begins on a terminal. {@code verify} goes its own way from here, past the command tree of
 * {@link Main}: building that takes longer than checking a bundle.
 */
public final class Start {
    private Start() {}

    /**
     * Runs one command and ends the process with its exit code, at once: {@code System.exit} looks through every jar of the
     * class path for a logger to tell of it, which takes longer than many commands. Nothing here waits for a shutdown.
     */
    public static void main(String[] args) {
        int code = run(args);
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(code);
    }

    private static int run(String[] words) {
        if (words.length > 0 && words[0].equals("verify")) {
            return VerifierMain.run(
                    Arrays.copyOfRange(words, 1, words.length),
                    System.in,
                    VerifierMain.writer(System.out),
                    VerifierMain.writer(System.err),
                    Optional.of(new LazyTimestamps()));
        }
        return Main.run(words);
    }
}
