package org.probity.platform.db;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.jooq.DSLContext;

/**
 * One writer for a database that has one: whoever waits to write shares a transaction, and so a flush to the disk, with the
 * others that wait. Each piece of work has a savepoint of its own, so one that fails takes nothing of the others with it. A
 * caller returns when its work is durable.
 */
final class GroupCommit implements AutoCloseable {
    private static final int AT_ONCE = 64;

    private final DSLContext writes;
    private final BlockingQueue<Work<?>> waiting = new LinkedBlockingQueue<>();
    private final Thread writer;
    private volatile boolean open = true;

    GroupCommit(DSLContext writes) {
        this.writes = writes;
        this.writer = Thread.ofPlatform().name("writer").daemon(true).start(this::run);
    }

    /** A piece of work and its caller's answer, which comes only after the commit. */
    private static final class Work<T> {
        private final Function<DSLContext, T> task;
        private final CompletableFuture<T> answer = new CompletableFuture<>();
        private Runnable afterCommit = () -> {};

        Work(Function<DSLContext, T> task) {
            this.task = task;
        }

        void runIn(DSLContext sql) {
            try {
                T result = sql.transactionResult(nested -> task.apply(nested.dsl()));
                afterCommit = () -> answer.complete(result);
            } catch (RuntimeException e) {
                afterCommit = () -> answer.completeExceptionally(e);
            }
        }
    }

    <T> T write(Function<DSLContext, T> task) {
        if (writer.equals(Thread.currentThread())) {
            throw new IllegalStateException("a write inside a write; hand the DSLContext on instead");
        }
        Work<T> work = new Work<>(task);
        waiting.add(work);
        try {
            return work.answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new CompletionException(e.getCause());
        }
    }

    private void run() {
        List<Work<?>> group = new ArrayList<>();
        while (open || !waiting.isEmpty()) {
            try {
                group.clear();
                group.add(waiting.take());
                waiting.drainTo(group, AT_ONCE - 1);
                commit(group);
            } catch (InterruptedException ends) {
                open = false;
            }
        }
    }

    private void commit(List<Work<?>> group) {
        try {
            writes.transaction(configuration -> group.forEach(work -> work.runIn(configuration.dsl())));
            group.forEach(work -> work.afterCommit.run());
        } catch (RuntimeException notCommitted) {
            group.forEach(work -> work.answer.completeExceptionally(notCommitted));
        }
    }

    /** Finishes what waits. */
    @Override
    public void close() {
        open = false;
        writer.interrupt();
        try {
            writer.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
