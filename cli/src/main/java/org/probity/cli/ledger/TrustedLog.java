package org.probity.cli.ledger;

import java.util.List;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.note.VerifierKey;
import org.probity.ledger.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The arguments of a command that reads a log: its folder, and the keys that the caller trusts. */
@Command
final class TrustedLog {
    @Mixin
    private LogFolder folder = new LogFolder();

    @Mixin
    private Keys keys = new Keys();

    LogFolder folder() {
        return folder;
    }

    List<VerifierKey> trusted() {
        return keys.trusted();
    }

    /** The published checkpoint; checked when keys are given. */
    SignedCheckpoint checkpoint(Store store) {
        return folder.checkpoint(store, trusted());
    }
}
