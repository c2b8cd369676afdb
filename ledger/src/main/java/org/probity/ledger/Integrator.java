package org.probity.ledger;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.note.Checkpoint;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.store.Store;
import org.probity.ledger.tiles.TreeWriter;

/** Brings numbered entries into the tree and has the tree published. Calls must hold its lock. */
final class Integrator {
    private final Store store;
    private final Publisher publisher;
    private final TreeWriter tree;
    private final ReentrantLock lock = new ReentrantLock();
    private List<String> superfluous = List.of();

    Integrator(Store store, Publisher publisher) {
        this.store = store;
        this.publisher = publisher;
        Checkpoint last = publisher.last().checkpoint();
        this.tree = TreeWriter.resume(store, last.size(), last.root());
    }

    void lock() {
        lock.lock();
    }

    void unlock() {
        lock.unlock();
    }

    long size() {
        return tree.size();
    }

    /**
     * Integrates and publishes.
     *
     * @param integrated called when the tiles are durable, before the checkpoint is signed
     */
    SignedCheckpoint integrate(List<byte[]> entries, Runnable integrated) {
        tidy();
        entries.forEach(tree::add);
        try {
            if (!entries.isEmpty()) {
                store.write(tree.takeFiles());
            }
        } catch (IOException failed) {
            throw new LedgerException("the tiles cannot be written: " + failed.getMessage(), failed);
        }
        integrated.run();
        SignedCheckpoint published = publisher.publish(tree.size(), tree.root());
        superfluous = tree.takeSuperfluous();
        return published;
    }

    /** Removes partial tiles that the last checkpoint has made superfluous. */
    void tidy() {
        try {
            store.remove(superfluous);
            superfluous = List.of();
        } catch (IOException failed) {
            throw new LedgerException("superfluous tiles cannot be removed: " + failed.getMessage(), failed);
        }
    }
}
