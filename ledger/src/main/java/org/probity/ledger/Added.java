package org.probity.ledger;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.probity.ledger.note.SignedCheckpoint;

/**
 * An entry on its way into the log; one future for each stage, each later one implying those before. When the log stops, all
 * that are not done fail with the reason: the entry may or may not be in the log, which reopening it tells.
 */
public final class Added {
    private final byte[] entry;
    private final CompletableFuture<Long> sequenced = new CompletableFuture<>();
    private final CompletableFuture<Long> integrated = new CompletableFuture<>();
    private final CompletableFuture<SignedCheckpoint> published = new CompletableFuture<>();
    private long index = -1;

    Added(byte[] entry) {
        this.entry = entry;
    }

    /**
     * Sequenced: the entry has this index, on the disk; after any crash it has the same index, and no other entry ever will.
     */
    public Future<Long> sequenced() {
        return sequenced.copy();
    }

    /** Integrated: the entry is in the tree; the tiles that hold it are on the disk and readable. Gives the index. */
    public Future<Long> integrated() {
        return integrated.copy();
    }

    /** Published: a signed checkpoint, on the disk and readable, covers the entry. Gives the first one that did. */
    public Future<SignedCheckpoint> published() {
        return published.copy();
    }

    byte[] entry() {
        return entry;
    }

    void sequencedAs(long number) {
        index = number;
        sequenced.complete(number);
    }

    void integrate() {
        integrated.complete(index);
    }

    void publish(SignedCheckpoint checkpoint) {
        published.complete(checkpoint);
    }

    void fail(Throwable reason) {
        sequenced.completeExceptionally(reason);
        integrated.completeExceptionally(reason);
        published.completeExceptionally(reason);
    }
}
