package org.probity.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.store.Journal;
import org.probity.ledger.tiles.EntryBundle;

/**
 * Numbers the entries handed to {@link Log#add}. One thread writes all that wait as one batch to the journal; a second one
 * integrates and publishes what is sequenced. Locks are taken in the order: integrator, journal,
 * queue.
 */
final class Sequencer {
    private static final int MAX_BATCH = 8192;

    /** What an entry occupies besides its bytes, so that empty ones are bounded too. */
    private static final int OVERHEAD = 64;

    private final Journal journal;
    private final Integrator integrator;
    private final LogSettings settings;
    private final Stop stop;

    private final ReentrantLock journalLock = new ReentrantLock();
    private final ReentrantLock queue = new ReentrantLock();
    private final Condition changed = queue.newCondition();
    private final Condition room = queue.newCondition();
    private List<Added> waiting = new ArrayList<>();
    private final List<Added> inFlight = new ArrayList<>();
    private List<Added> sequenced = new ArrayList<>();
    private boolean sequencing;
    private long lastRound = System.nanoTime();
    private long pendingBytes;
    private long next;
    private long handedIn;
    private long settled;
    private boolean urgent;
    private boolean closed;

    private final List<Thread> threads;
    private final long recovered;
    private final long dropped;

    Sequencer(Journal journal, Integrator integrator, LogSettings settings, Stop stop) {
        this.journal = journal;
        this.integrator = integrator;
        this.settings = settings;
        this.stop = stop;
        Journal.Recovered found = recover();
        this.recovered = found.entries().size();
        this.dropped = found.droppedBytes();
        this.next = integrator.size();
        this.threads = List.of(
                Thread.ofPlatform().daemon().name("ledger-sequencer").unstarted(() -> run(this::sequenceOnce)),
                Thread.ofPlatform().daemon().name("ledger-integrator").unstarted(() -> run(this::integrateOnce)));
        threads.forEach(Thread::start);
    }

    private Journal.Recovered recover() {
        try {
            List<Path> files = journal.files();
            Journal.Recovered found = journal.recover(integrator.size());
            integrator.integrate(found.entries(), () -> {});
            journal.discard(files);
            return found;
        } catch (IOException failed) {
            throw new LedgerException("the journal cannot be read back: " + failed.getMessage(), failed);
        }
    }

    long recovered() {
        return recovered;
    }

    long dropped() {
        return dropped;
    }

    Optional<Added> add(byte[] entry, boolean wait) {
        EntryBundle.refuseTooLong(entry);
        Added added = new Added(entry);
        queue.lock();
        try {
            refuse();
            while (pendingBytes > 0 && pendingBytes + weight(entry) > settings.maxPendingBytes()) {
                if (!wait) {
                    return Optional.empty();
                }
                room.awaitUninterruptibly();
                refuse();
            }
            waiting.add(added);
            pendingBytes += weight(entry);
            handedIn++;
            if (waiting.size() == 1) {
                changed.signalAll();
            }
            return Optional.of(added);
        } finally {
            queue.unlock();
        }
    }

    private static long weight(byte[] entry) {
        return (long) entry.length + OVERHEAD;
    }

    /** Waits until all that was handed in before the call is published. */
    void flush() {
        queue.lock();
        try {
            long upTo = handedIn;
            while (settled < upTo) {
                stop.refuse();
                urgent = true;
                changed.signalAll();
                room.awaitUninterruptibly();
            }
            stop.refuse();
        } finally {
            queue.unlock();
        }
    }

    /** Runs something that itself appends to the tree, while nothing is sequenced here and nothing is left to integrate. */
    SignedCheckpoint exclusively(Supplier<SignedCheckpoint> work) {
        integrator.lock();
        journalLock.lock();
        try {
            integrateSequenced();
            SignedCheckpoint done = work.get();
            next = integrator.size();
            return done;
        } catch (IOException failed) {
            LedgerException fault =
                    new LedgerException("the journal cannot be cleared: " + failed.getMessage(), failed);
            stop.because(fault);
            throw fault;
        } finally {
            journalLock.unlock();
            integrator.unlock();
        }
    }

    void close() {
        queue.lock();
        try {
            closed = true;
            changed.signalAll();
            room.signalAll();
        } finally {
            queue.unlock();
        }
        for (Thread thread : threads) {
            join(thread);
        }
        try {
            journal.close();
        } catch (IOException failed) {
            throw new LedgerException("the journal cannot be closed: " + failed.getMessage(), failed);
        }
    }

    private void refuse() {
        stop.refuse();
        if (closed) {
            throw new LedgerException("the log is closed");
        }
    }

    private interface Step {
        /** Does one round of work; false when there will be none any more. */
        boolean run() throws IOException;
    }

    private void run(Step step) {
        try {
            boolean more = true;
            while (more && stop.reason().isEmpty()) {
                more = step.run();
            }
        } catch (IOException failed) {
            stop.because(new LedgerException("the journal cannot be written: " + failed.getMessage(), failed));
        } catch (RuntimeException | Error fault) {
            stop.because(fault);
        }
        stop.reason().ifPresent(this::failAll);
    }

    private void failAll(Throwable reason) {
        List<Added> lost = new ArrayList<>();
        queue.lock();
        try {
            lost.addAll(waiting);
            lost.addAll(inFlight);
            lost.addAll(sequenced);
            waiting.clear();
            sequenced.clear();
            changed.signalAll();
            room.signalAll();
        } finally {
            queue.unlock();
        }
        lost.forEach(added -> added.fail(reason));
    }

    /** One round of the first thread: all that wait become one durable batch. */
    private boolean sequenceOnce() throws IOException {
        if (!awaitWaiting()) {
            return false;
        }
        journalLock.lock();
        try {
            List<Added> batch = takeWaiting();
            journal.append(next, batch.stream().map(Added::entry).toList());
            for (Added added : batch) {
                added.sequencedAs(next);
                next++;
            }
            queue.lock();
            try {
                sequenced.addAll(batch);
                inFlight.clear();
                changed.signalAll();
            } finally {
                queue.unlock();
            }
        } finally {
            journalLock.unlock();
        }
        return true;
    }

    private boolean awaitWaiting() {
        queue.lock();
        try {
            while (waiting.isEmpty() && !closed && stop.reason().isEmpty()) {
                changed.awaitUninterruptibly();
            }
            sequencing = !waiting.isEmpty();
            changed.signalAll();
            return sequencing;
        } finally {
            queue.unlock();
        }
    }

    private List<Added> takeWaiting() {
        queue.lock();
        try {
            int count = Math.min(MAX_BATCH, waiting.size());
            List<Added> batch = new ArrayList<>(waiting.subList(0, count));
            waiting = new ArrayList<>(waiting.subList(count, waiting.size()));
            inFlight.addAll(batch);
            return batch;
        } finally {
            queue.unlock();
        }
    }

    /** One round of the second thread: what is sequenced becomes part of the tree, under one checkpoint. */
    private boolean integrateOnce() throws IOException {
        if (!awaitSequenced()) {
            return false;
        }
        integrator.lock();
        try {
            integrateSequenced();
        } finally {
            integrator.unlock();
        }
        return true;
    }

    private boolean awaitSequenced() {
        queue.lock();
        try {
            while (sequenced.isEmpty()) {
                if (stop.reason().isPresent() || (closed && !sequencing && waiting.isEmpty())) {
                    return false;
                }
                changed.awaitUninterruptibly();
            }
            long left = lastRound + settings.publishEvery().toNanos() - System.nanoTime();
            while (left > 0 && !urgent && !closed && stop.reason().isEmpty()) {
                left = awaitChange(left);
            }
            urgent = false;
            return stop.reason().isEmpty();
        } finally {
            queue.unlock();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // the caller is the loop
    private long awaitChange(long nanos) {
        try {
            return changed.awaitNanos(nanos);
        } catch (InterruptedException ignored) {
            // Nobody but a closing process interrupts this thread; publishing early is harmless.
            return 0;
        }
    }

    /** With the integrator's lock held. The journal's files up to now hold just what is taken, and can go once it is published. */
    private void integrateSequenced() throws IOException {
        List<Added> batch;
        List<Path> covered;
        journalLock.lock();
        try {
            batch = takeSequenced();
            covered = journal.files();
            journal.rotate();
        } finally {
            journalLock.unlock();
        }
        if (batch.isEmpty()) {
            return;
        }
        try {
            // From the beginning of a round to that of the next: under load one follows upon the other without a pause.
            lastRound = System.nanoTime();
            SignedCheckpoint published = integrator.integrate(
                    batch.stream().map(Added::entry).toList(), () -> batch.forEach(Added::integrate));
            journal.discard(covered);
            batch.forEach(added -> added.publish(published));
        } catch (IOException | RuntimeException | Error fault) {
            stop.because(fault);
            batch.forEach(added -> added.fail(fault));
            throw fault;
        }
        settle(batch);
    }

    private List<Added> takeSequenced() {
        queue.lock();
        try {
            List<Added> batch = sequenced;
            sequenced = new ArrayList<>();
            return batch;
        } finally {
            queue.unlock();
        }
    }

    private void settle(List<Added> batch) {
        queue.lock();
        try {
            for (Added added : batch) {
                pendingBytes -= weight(added.entry());
            }
            settled += batch.size();
            room.signalAll();
        } finally {
            queue.unlock();
        }
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
