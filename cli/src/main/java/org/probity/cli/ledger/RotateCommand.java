package org.probity.cli.ledger;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.keys.KeyHistory;
import org.probity.ledger.keys.LogKeys;
import org.probity.ledger.note.KeyFile;
import org.probity.ledger.note.KeyType;
import org.probity.ledger.note.SigningKey;
import org.probity.ledger.store.PosixStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code probity ledger rotate}: a new key beside the old one, and later without it. Every step is written into the log's
 * signed history of keys before a private key is moved, so a run that was cut off is finished by the next.
 */
@Command(
        name = "rotate",
        description =
                "Give the log a new key; print its verifier key. From then on the old and the new key both sign, so"
                        + " that readers can change over; --finish retires the old one. The history of keys in the folder is"
                        + " signed and for everyone to read.",
        mixinStandardHelpOptions = true)
public final class RotateCommand implements Callable<Integer> {
    @Mixin
    private LogFolder folder = new LogFolder();

    @Option(names = "--finish", description = "Retire the old key and destroy its private half.")
    private boolean finish;

    @Option(names = "--at-once", description = "Retire the old key without an overlap, for one that may be stolen.")
    private boolean atOnce;

    @Mixin
    private Screen screen = new Screen();

    @Override
    public Integer call() throws IOException {
        if (finish && atOnce) {
            throw new LedgerException("--finish ends an overlap, --at-once has none: give one of them");
        }
        SigningKey old = KeyFile.read(folder.keyFile());
        folder.checkpoint(folder.reading(), List.of());
        try (PosixStore store = PosixStore.writing(folder.folder())) {
            KeyHistory history = LogKeys.load(store).orElseGet(() -> LogKeys.begin(store, List.of(old)));
            SigningKey fresh = finish ? underWay(old, history) : begun(history);
            if (finish || atOnce) {
                retire(store, history, old, fresh);
            } else {
                overlap(store, history, old, fresh);
            }
            screen.out().println(fresh.verifier());
            screen.out().flush();
        }
        return 0;
    }

    private SigningKey underWay(SigningKey old, KeyHistory history) {
        if (!Files.exists(folder.nextKeyFile())) {
            throw new LedgerException("no change of keys is under way: " + folder.nextKeyFile() + " is not there");
        }
        SigningKey fresh = KeyFile.read(folder.nextKeyFile());
        if (!history.present().contains(fresh.verifier())) {
            throw new LedgerException("the new key signs nothing yet; run rotate without --finish first ("
                    + old.verifier() + " still signs alone)");
        }
        return fresh;
    }

    /** The new key, made unless a run that was cut off has made it. */
    private SigningKey begun(KeyHistory history) {
        if (history.present().size() > 1) {
            throw new LedgerException("a change of keys is under way; --finish ends it");
        }
        if (Files.exists(folder.nextKeyFile())) {
            return KeyFile.read(folder.nextKeyFile());
        }
        SigningKey fresh = SigningKey.generate(history.present().getFirst().name(), KeyType.ED25519);
        KeyFile.write(folder.nextKeyFile(), fresh);
        return fresh;
    }

    private void overlap(PosixStore store, KeyHistory history, SigningKey old, SigningKey fresh) {
        if (history.present().equals(List.of(fresh.verifier()))) {
            throw new LedgerException("the old key is retired already; rotate --finish puts the new one in its place");
        }
        LogKeys.rotate(store, List.of(old), List.of(old, fresh));
        said("both keys sign from now on; give readers the new one, then run rotate --finish");
    }

    private void retire(PosixStore store, KeyHistory history, SigningKey old, SigningKey fresh) throws IOException {
        if (!history.present().equals(List.of(fresh.verifier()))) {
            LogKeys.rotate(store, List.of(old), List.of(fresh));
        }
        LogKeys.countersign(store, List.of(fresh));
        Files.move(
                folder.nextKeyFile(),
                folder.keyFile(),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        said("the old key is retired and its private half is gone; what it signed stays good");
    }

    private void said(String what) {
        PrintWriter err = screen.err();
        err.println(what);
        err.flush();
    }
}
