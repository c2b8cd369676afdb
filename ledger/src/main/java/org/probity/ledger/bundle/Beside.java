package org.probity.ledger.bundle;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.probity.ledger.base.LedgerException;

/** Some of the work of one check, in a thread of its own, from its making on. Closing it interrupts what is not done. */
final class Beside<T> implements AutoCloseable {
    private final FutureTask<T> task;

    Beside(String name, Callable<T> work) {
        this.task = new FutureTask<>(work);
        Thread.ofPlatform().daemon().name(name).start(task);
    }

    /** Waits for the result; what the work threw is thrown here. */
    T get() throws IOException {
        try {
            return task.get();
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            if (cause instanceof IOException unreadable) {
                throw unreadable;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            throw cause instanceof RuntimeException fault ? fault : new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new LedgerException("the check was interrupted", stopped);
        }
    }

    @Override
    public void close() {
        task.cancel(true);
    }
}
