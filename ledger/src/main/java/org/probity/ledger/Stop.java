package org.probity.ledger;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.probity.ledger.base.LedgerException;

/** Remembers the first failure to write; after it, nothing is written any more. */
final class Stop {
    private final AtomicReference<@Nullable Throwable> first = new AtomicReference<>();

    Optional<Throwable> reason() {
        return Optional.ofNullable(first.get());
    }

    void because(Throwable reason) {
        first.compareAndSet(null, reason);
    }

    void refuse() {
        Throwable reason = first.get();
        if (reason != null) {
            throw new LedgerException("the log has stopped and must be opened again: " + reason.getMessage(), reason);
        }
    }

    <T> T guard(Supplier<T> writing) {
        refuse();
        try {
            return writing.get();
        } catch (RuntimeException | Error fault) {
            because(fault);
            throw fault;
        }
    }
}
