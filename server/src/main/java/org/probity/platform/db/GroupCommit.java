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
import org.jooq.impl.DSL;

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
    private static class Work<T> {
        private final Function<DSLContext, T> task;
        final CompletableFuture<T> answer = new CompletableFuture<>();
        private Runnable afterCommit = () -> {};

        Work(Function<DSLContext, T> task) {
            this.task = task;
        }

        boolean runsAlone() {
            return false;
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

    /** Work that must not be inside a transaction; nobody else writes meanwhile. */
    private static final class Alone<T> extends Work<T> {
        private final Function<DSLContext, T> outside;

        Alone(Function<DSLContext, T> outside) {
            super(outside);
            this.outside = outside;
        }

        @Override
        boolean runsAlone() {
            return true;
        }

        @Override
        void runIn(DSLContext sql) {
            try {
                answer.complete(outside.apply(sql));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        }
    }

    <T> T write(Function<DSLContext, T> task) {
        return answer(new Work<>(task));
    }

    /** Runs something on the writing connection outside any transaction, while everybody else who writes waits. */
    <T> T alone(Function<DSLContext, T> task) {
        return answer(new Alone<>(task));
    }

    private <T> T answer(Work<T> work) {
        if (writer.equals(Thread.currentThread())) {
            throw new IllegalStateException("a write inside a write; hand the DSLContext on instead");
        }
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

    private void commit(List<Work<?>> all) {
        List<Work<?>> group = all.stream().filter(work -> !work.runsAlone()).toList();
        if (!group.isEmpty()) {
            together(group);
        }
        all.stream().filter(Work::runsAlone).forEach(this::alone);
    }

    private void alone(Work<?> work) {
        try {
            writes.connection(connection -> work.runIn(DSL.using(connection, writes.dialect())));
        } catch (RuntimeException noConnection) {
            work.answer.completeExceptionally(noConnection);
        }
    }

    private void together(List<Work<?>> group) {
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
