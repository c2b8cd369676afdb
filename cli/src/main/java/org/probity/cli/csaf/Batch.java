package org.probity.cli.csaf;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.json.SourcePosition;
import org.probity.csaf.json.UnreadableJsonException;
import org.probity.csaf.rules.Report;
import org.probity.csaf.rules.Result;
import org.probity.csaf.rules.Severity;
import org.probity.csaf.rules.Validator;

/** Validates many documents at once and prints their outcomes in the order they were given. */
final class Batch {
    private final Validator validator;
    private final ReportFormat format;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Progress progress;
    private final int jobs;
    private final Deque<Future<Outcome>> waiting = new ArrayDeque<>();
    private @Nullable ExecutorService pool;
    private @Nullable Source pending;
    private boolean unusable;
    private boolean invalid;

    Batch(Validator validator, ReportFormat format, PrintWriter out, PrintWriter err, Progress progress, int jobs) {
        this.validator = validator;
        this.format = format;
        this.out = out;
        this.err = err;
        this.progress = progress;
        this.jobs = jobs;
    }

    /** Validates everything; answers the exit code. */
    int run(List<String> arguments, Sources sources) throws InterruptedException {
        format.start(out);
        try {
            for (String argument : arguments) {
                try {
                    sources.each(argument, this::take);
                } catch (IOException unreadable) {
                    complain(argument, unreadable);
                }
            }
            finish();
        } finally {
            if (pool != null) {
                pool.shutdownNow();
            }
        }
        progress.clear();
        format.end(out);
        out.flush();
        return unusable ? 2 : invalid ? 1 : 0;
    }

    /** The first document waits for a second one: a single document needs no threads. */
    private void take(Source source) {
        if (pool == null && pending == null) {
            pending = source;
            return;
        }
        if (pool == null) {
            pool = Executors.newFixedThreadPool(jobs);
        }
        Source first = pending;
        if (first != null) {
            pending = null;
            submit(first, pool);
        }
        submit(source, pool);
    }

    private void submit(Source source, ExecutorService executor) {
        waiting.addLast(executor.submit(() -> validate(source)));
        while (waiting.size() > 2 * jobs) {
            printNext();
        }
    }

    private void finish() throws InterruptedException {
        Source single = pending;
        if (single != null) {
            pending = null;
            print(validate(single));
        }
        while (!waiting.isEmpty()) {
            printNext();
        }
    }

    private void printNext() {
        try {
            print(waiting.removeFirst().get());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        } catch (ExecutionException fault) {
            throw new IllegalStateException(fault.getCause());
        }
    }

    private void print(Outcome outcome) {
        progress.done(outcome.name());
        if (outcome.unusable() != null) {
            unusable = true;
            progress.clear();
            err.println("probity csaf validate: " + outcome.unusable());
            err.flush();
            return;
        }
        invalid |= !outcome.report().valid();
        progress.clear();
        format.print(outcome, out);
    }

    private Outcome validate(Source source) throws InterruptedException {
        long start = System.nanoTime();
        try {
            CsafDocument document = source.reader().read();
            Report report = validator.validate(document);
            List<@Nullable SourcePosition> places = format.needsPlaces()
                    ? document.positions(report.results().stream()
                            .map(result -> result.paths().getFirst())
                            .toList())
                    : List.of();
            return new Outcome(source.name(), report, places, millisSince(start), null);
        } catch (UnreadableJsonException unreadable) {
            Result result = new Result("json", Severity.SCHEMA, List.of(""), unreadable.described());
            Report report = new Report(null, List.of(result), List.of(), List.of("json"));
            SourcePosition place =
                    unreadable.line() == 0 ? null : new SourcePosition(unreadable.line(), unreadable.column());
            return new Outcome(
                    source.name(), report, place == null ? List.of() : List.of(place), millisSince(start), null);
        } catch (IOException unreadable) {
            Report nothing = new Report(null, List.of(), List.of(), List.of());
            return new Outcome(source.name(), nothing, List.of(), 0, reason(source.name(), unreadable));
        }
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    private void complain(String argument, IOException why) {
        unusable = true;
        progress.clear();
        err.println("probity csaf validate: " + reason(argument, why));
        err.flush();
    }

    private static String reason(String name, IOException why) {
        return switch (why) {
            case NoSuchFileException missing -> name + ": no such file or folder";
            case AccessDeniedException denied -> name + ": permission denied";
            default ->
                why.getMessage() == null || !why.getMessage().startsWith(name)
                        ? name + ": cannot be read (" + why.getMessage() + ")"
                        : why.getMessage();
        };
    }
}
