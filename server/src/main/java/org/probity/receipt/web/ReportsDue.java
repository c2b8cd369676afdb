package org.probity.receipt.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.identity.Subject;
import org.probity.platform.db.Db;
import org.probity.platform.text.Times;
import org.probity.platform.web.HomePart;
import org.probity.platform.web.Viewer;
import org.probity.receipt.domain.Clock;
import org.probity.receipt.domain.ReportWords;
import org.probity.receipt.store.ReportQueue;
import org.springframework.stereotype.Component;

/** Reports that are due, on the home page of leads and analysts. */
@Component
class ReportsDue implements HomePart {
    private static final int ROWS = 10;
    private static final Duration NEAR = Duration.ofDays(1);

    private final ReportQueue queue;
    private final Db db;

    ReportsDue(ReportQueue queue, Db db) {
        this.queue = queue;
        this.db = db;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public @Nullable Section section(Viewer viewer) {
        Subject who = Subject.of(viewer);
        if (!who.isPsirt()) {
            return null;
        }
        ReportQueue.Filter open = new ReportQueue.Filter("", "open", "", "");
        List<Row> rows = queue.lines(who, open, 0, ROWS).stream()
                .map(line -> row(who, line))
                .toList();
        return new Section("Reports due", rows, queue.count(who, open), "/reports", "No report waits to be screened.");
    }

    private Row row(Subject who, ReportQueue.Line line) {
        String state = ReportWords.state(line.report().state());
        String proposer = line.proposedBy();
        if (proposer != null) {
            state = proposer.equals(who.personId()) ? "Waits for a second person" : "Your agreement is asked";
        } else if (line.news()) {
            state = "New message";
        }
        return new Row(
                line.report().title(),
                "/reports/" + line.report().number(),
                state,
                tone(line.clock(), db.now(), ReportWords.tone(line.report().state())),
                due(line.clock(), db.now()));
    }

    /** Late is red, within a day amber, else the state's own tone. */
    static String tone(Clock clock, Instant now, String otherwise) {
        Instant due = clock.due();
        if (due == null || clock.kind() == Clock.Kind.REPORTER) {
            return otherwise;
        }
        if (due.isBefore(now)) {
            return "lapsed";
        }
        return due.isBefore(now.plus(NEAR)) ? "near" : otherwise.equals("near") ? "neutral" : otherwise;
    }

    /** As in {@code 2026-11-25, 2 d 4 h left}. */
    static String due(Clock clock, Instant now) {
        Instant due = clock.due();
        return due == null ? "" : Times.utc(due) + ", " + Times.left(now, due);
    }
}
