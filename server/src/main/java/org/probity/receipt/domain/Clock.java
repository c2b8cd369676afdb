package org.probity.receipt.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The one clock that a report is queued by.
 *
 * @param due when it runs out, or null when none runs
 */
public record Clock(Kind kind, @Nullable Instant due) {
    /** No clock runs. */
    public static final Clock NONE = new Clock(Kind.NONE, null);

    /** Which clock. */
    public enum Kind {
        ACKNOWLEDGE("First answer"),
        TRIAGE("Result"),
        REPORTER("Waiting for the reporter"),
        NONE("");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
