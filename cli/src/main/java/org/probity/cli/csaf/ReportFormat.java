package org.probity.cli.csaf;

import java.io.PrintWriter;
import java.util.Locale;

/** How outcomes are printed: a start, each outcome as soon as it is there, an end. */
interface ReportFormat {
    /** Prints what stands before all outcomes. */
    default void start(PrintWriter out) {}

    /** Prints one outcome. */
    void print(Outcome outcome, PrintWriter out);

    /** Prints what stands after all outcomes. */
    default void end(PrintWriter out) {}

    /** Whether it needs lines and columns. */
    default boolean needsPlaces() {
        return true;
    }

    /** The formats by name. */
    enum Kind {
        TEXT,
        JSON,
        SARIF,
        JUNIT;

        ReportFormat format() {
            return switch (this) {
                case TEXT -> new TextFormat();
                case JSON -> new JsonLinesFormat();
                case SARIF -> new SarifFormat();
                case JUNIT -> new JunitFormat();
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
