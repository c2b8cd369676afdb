package org.probity.cli.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.proof.TlogProof;
import org.probity.ledger.store.Store;
import org.probity.ledger.tiles.TileReader;
import org.probity.ledger.time.StampedCheckpoints;
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
    private TrustedLog log = new TrustedLog();

    @Parameters(index = "1", paramLabel = "INDEX", description = "The entry's index, from 0.")
    private long index;

    @Option(names = "--entry", description = "Print the entry's bytes instead of the proof, checked against the tree.")
    private boolean entry;

    @Option(
            names = "--stamped",
            paramLabel = "FILE",
            description =
                    "Prove under the earliest time-stamped checkpoint that covers the entry, and write its token (RFC"
                            + " 3161) into this new file.")
    private @Nullable Path token;

    @Override
    public Integer call() throws java.io.IOException {
        Store store = log.folder().reading();
        SignedCheckpoint checkpoint = token == null ? log.checkpoint(store) : stamped(store, token);
        TileReader tiles = new TileReader(store, checkpoint.checkpoint().size());
        tiles.leafHash(index);
        var path = tiles.inclusion(index, checkpoint.checkpoint().root());
        byte[] entryBytes = tiles.entry(index);
        byte[] answer = entry ? entryBytes : new TlogProof(index, path, checkpoint).bytes();
        System.out.write(answer);
        System.out.flush();
        return 0;
    }

    private SignedCheckpoint stamped(Store store, Path file) throws java.io.IOException {
        log.checkpoint(store);
        StampedCheckpoints.Stamped stamped = new StampedCheckpoints(store)
                .covering(index)
                .orElseThrow(() -> new LedgerException(
                        "no time-stamped checkpoint covers entry " + index + "; stamp has one made"));
        Files.write(file, stamped.token(), StandardOpenOption.CREATE_NEW);
        return stamped.checkpoint();
    }
}
