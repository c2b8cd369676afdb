package org.probity.cli.ledger;

import java.util.concurrent.Callable;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.proof.TlogProof;
import org.probity.ledger.store.Store;
import org.probity.ledger.tiles.TileReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code probity ledger prove}: a tlog-proof of one entry on standard output. Needs no private key. */
@Command(
        name = "prove",
        description = "Print a tlog-proof that an entry is in the log.",
        mixinStandardHelpOptions = true)
public final class ProveCommand implements Callable<Integer> {
    @Mixin
    private LogFolder folder = new LogFolder();

    @Mixin
    private Keys keys = new Keys();

    @Parameters(index = "1", paramLabel = "INDEX", description = "The entry's index, from 0.")
    private long index;

    @Option(names = "--entry", description = "Print the entry's bytes instead of the proof, checked against the tree.")
    private boolean entry;

    @Override
    public Integer call() throws java.io.IOException {
        Store store = folder.reading();
        SignedCheckpoint checkpoint = folder.checkpoint(store, keys.trusted());
        TileReader tiles = new TileReader(store, checkpoint.checkpoint().size());
        tiles.leafHash(index);
        var path = tiles.inclusion(index, checkpoint.checkpoint().root());
        byte[] entryBytes = tiles.entry(index);
        byte[] answer = entry ? entryBytes : new TlogProof(index, path, checkpoint).bytes();
        System.out.write(answer);
        System.out.flush();
        return 0;
    }
}
