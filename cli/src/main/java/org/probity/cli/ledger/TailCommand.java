package org.probity.cli.ledger;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.probity.ledger.base.Encoding;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.note.Checkpoint;
import org.probity.ledger.note.VerifierKey;
import org.probity.ledger.store.Store;
import org.probity.ledger.tiles.TileReader;
import org.probity.ledger.tree.Proofs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code probity ledger tail}: prints entries, and with {@code --follow} each further one, checked against the tree. */
@Command(
        name = "tail",
        description = "Print the last entries, one a line behind its index: as text, or as base64: when it is not one"
                + " line of text. Each is checked against the tree, and each new checkpoint against the one before.",
        mixinStandardHelpOptions = true)
public final class TailCommand implements Callable<Integer> {
    private static final long PAUSE_MILLIS = 500;

    @Mixin
    private TrustedLog log = new TrustedLog();

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "COUNT",
            defaultValue = "10",
            description = "How many entries (default: ${DEFAULT-VALUE}).")
    private long count = 10;

    @Option(names = "--from", paramLabel = "INDEX", description = "Begin with this entry instead.")
    private @Nullable Long from;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with further entries as they are published.")
    private boolean follow;

    @Mixin
    private Screen screen = new Screen();

    @Override
    public Integer call() throws InterruptedException {
        Store store = log.folder().reading();
        List<VerifierKey> trusted = log.trusted();
        Checkpoint last = log.folder().checkpoint(store, trusted).checkpoint();
        TileReader tiles = new TileReader(store, last.size());
        if (!tiles.root().equals(last.root())) {
            throw new LedgerException(
                    "the log is damaged: its tiles do not lead to its checkpoint; fsck names the place");
        }
        print(tiles, from == null ? Math.max(0, last.size() - Math.max(0, count)) : Math.max(0, from));
        while (follow) {
            Thread.sleep(PAUSE_MILLIS);
            Checkpoint next = log.folder().checkpoint(store, trusted).checkpoint();
            tiles = tiles.at(next.size());
            refuseFork(last, next, tiles);
            print(tiles, last.size());
            last = next;
        }
        return 0;
    }

    private static void refuseFork(Checkpoint last, Checkpoint next, TileReader tiles) {
        if (next.size() < last.size()
                || !Proofs.verifiesConsistency(
                        last.size(),
                        last.root(),
                        next.size(),
                        next.root(),
                        Proofs.consistency(last.size(), next.size(), tiles))) {
            throw new LedgerException("the checkpoint of size " + next.size() + " does not continue the one of size "
                    + last.size() + ": the log was rolled back or has forked");
        }
    }

    private void print(TileReader tiles, long first) {
        PrintWriter out = screen.out();
        for (long index = first; index < tiles.size(); index++) {
            out.println(index + "\t" + shown(tiles.entry(index)));
        }
        out.flush();
    }

    private static String shown(byte[] entry) {
        try {
            String text = Encoding.utf8(entry);
            if (text.chars().noneMatch(Character::isISOControl)) {
                return text;
            }
        } catch (LedgerException notText) {
            return "base64:" + Encoding.base64(entry);
        }
        return "base64:" + Encoding.base64(entry);
    }
}
