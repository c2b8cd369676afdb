package org.probity.csaf.rules;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.json.Path;

/**
 * One finding of one test. Paths and message are put into words when they are first asked for; until then the finding
 * holds on to the document. Safe to share between threads.
 */
public final class Result {
    private final String test;
    private final Severity severity;
    private volatile @Nullable Unworded unworded;
    private List<String> paths;
    private String message;

    /** What is not in words yet. */
    private record Unworded(Path first, @Nullable Path second, Supplier<String> message) {
        private List<String> pointers() {
            return second == null ? List.of(first.pointer()) : List.of(first.pointer(), second.pointer());
        }
    }

    /**
     * A finding.
     *
     * @param test the test's number, such as {@code 6.1.27.3}; {@code schema} for the structure, {@code json} for input
     *     that is no readable JSON
     * @param severity its weight
     * @param paths JSON pointers (RFC 6901) to what the finding is about, the most telling first; a missing value is named
     *     where it should be
     * @param message one sentence for the writer of the document
     */
    public Result(String test, Severity severity, List<String> paths, String message) {
        this.test = test;
        this.severity = severity;
        this.paths = List.copyOf(paths);
        this.message = message;
    }

    private Result(String test, Severity severity, Unworded unworded) {
        this.test = test;
        this.severity = severity;
        this.paths = List.of();
        this.message = "";
        this.unworded = unworded;
    }

    /** A finding that is put into words when it is read. */
    static Result later(String test, Severity severity, Path first, @Nullable Path second, Supplier<String> message) {
        return new Result(test, severity, new Unworded(first, second, message));
    }

    /** The test's number; {@code schema} for the structure, {@code json} for input that is no readable JSON. */
    public String test() {
        return test;
    }

    /** Its weight. */
    public Severity severity() {
        return severity;
    }

    /** JSON pointers (RFC 6901) to what it is about, the most telling first; unmodifiable. */
    public List<String> paths() {
        word();
        return paths;
    }

    /** One sentence for the writer of the document. */
    public String message() {
        word();
        return message;
    }

    private void word() {
        Unworded open = unworded;
        if (open != null) {
            paths = open.pointers();
            message = open.message.get();
            unworded = null;
        }
    }

    /** Equal when all that they say is. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Result that
                && test.equals(that.test)
                && severity == that.severity
                && paths().equals(that.paths())
                && message().equals(that.message());
    }

    @Override
    public int hashCode() {
        return test.hashCode() * 31 + message().hashCode();
    }

    @Override
    public String toString() {
        return test + " " + paths() + " " + message();
    }
}
