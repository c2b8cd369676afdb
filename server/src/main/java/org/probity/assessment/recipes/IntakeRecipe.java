package org.probity.assessment.recipes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.probity.assessment.EvidenceRecipe;
import org.probity.receipt.ReceiptEvent;
import org.probity.receipt.ReceiptEvent.InformationAsked;
import org.probity.receipt.ReceiptEvent.ReportAcknowledged;
import org.probity.receipt.ReceiptEvent.ReportAttached;
import org.probity.receipt.ReceiptEvent.ReportConcluded;
import org.probity.receipt.ReceiptEvent.ReportDismissed;
import org.probity.receipt.ReceiptEvent.ReportRedirected;
import org.probity.receipt.ReceiptEvent.ReportSubmitted;
import org.probity.receipt.ReceiptEvent.ReportWithdrawn;
import org.probity.receipt.ReceiptEvent.ReporterTold;
import org.probity.record.EventFamily;
import org.probity.record.EventStore;
import org.probity.record.StoredEvent;
import org.probity.traceability.Satisfies;
import org.springframework.stereotype.Component;

/** Reports and their answers. Reports are taken in for the whole vendor, so all are drawn; numbers are always hashed. */
@Component
@Satisfies("PD_PSM.05")
class IntakeRecipe implements EvidenceRecipe {
    private final EventStore store;

    IntakeRecipe(EventStore store) {
        this.store = store;
    }

    @Override
    public String id() {
        return "intake-and-answer";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<String> requirementIds() {
        return List.of("PD_PSM.05");
    }

    @Override
    public String title() {
        return "Reports and the answers to them";
    }

    @Override
    public String query() {
        return "Every report received in the period, by channel, with the first answer against the promise in force, the outcome, "
                + "and messages to the reporter. An answer that is late or still missing past its time is an exception.";
    }

    @Override
    public Population draw(Draw draw) {
        Instant end = draw.to().isBefore(draw.now()) ? draw.to() : draw.now();
        List<Row> rows = new ArrayList<>();
        List<Duration> spans = new ArrayList<>();
        int onTime = 0;
        for (Trail report : reports(end.plusNanos(1000))) {
            Optional<ReportSubmitted> submitted =
                    report.first(ReportSubmitted.class).map(Trail.Fact::body);
            if (submitted.filter(s -> draw.holds(s.receivedAt())).isEmpty()) {
                continue;
            }
            ReportSubmitted came = submitted.get();
            Optional<Instant> answered = report.first(ReportAcknowledged.class).map(Trail.Fact::at);
            answered.ifPresent(at -> spans.add(Duration.between(came.receivedAt(), at)));
            onTime += answered.filter(at -> !at.isAfter(came.acknowledgeDue())).isPresent() ? 1 : 0;
            rows.add(row(draw, report, came, answered, end));
        }
        List<Figure> figures = new ArrayList<>(List.of(
                Cells.count("Reports", rows.size()),
                Cells.count("Answered", spans.size()),
                Cells.count("Answered in time", onTime)));
        figures.addAll(Cells.spread("Time to first answer", spans));
        return new Population(
                List.of(
                        "Report",
                        "Channel",
                        "Received",
                        "Answer due",
                        "First answer",
                        "Messages",
                        "Outcome",
                        "Outcome on"),
                rows,
                figures,
                List.of(
                        "Report numbers are hashed and nothing of a report's content is shown.",
                        "The public way in is process evidence; bring the disclosure policy and security.txt."));
    }

    private List<Trail> reports(Instant end) {
        Map<String, List<StoredEvent>> byNumber = new LinkedHashMap<>();
        for (StoredEvent event : store.ofTypes(new EventFamily(ReceiptEvent.class).names(), Instant.EPOCH, end)) {
            byNumber.computeIfAbsent(event.stream().id(), id -> new ArrayList<>())
                    .add(event);
        }
        return byNumber.entrySet().stream()
                .map(entry -> new Trail(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Row row(Draw draw, Trail report, ReportSubmitted came, Optional<Instant> answered, Instant end) {
        Optional<StoredEvent> outcome = outcome(report);
        long messages = (long) report.all(ReporterTold.class).size()
                + report.all(InformationAsked.class).size();
        return new Row(
                List.of(
                        draw.names().of(report.id()),
                        came.report().channel().label(),
                        Cells.day(came.receivedAt()),
                        Cells.day(came.acknowledgeDue()),
                        Cells.day(answered.orElse(null)),
                        Long.toString(messages),
                        outcome.map(IntakeRecipe::word).orElse("open"),
                        Cells.day(outcome.map(StoredEvent::at).orElse(null))),
                exception(came, answered, end));
    }

    private static String exception(ReportSubmitted came, Optional<Instant> answered, Instant end) {
        if (!came.report().channel().fromOutside()) {
            return "";
        }
        Instant until = answered.orElse(end);
        if (!until.isAfter(came.acknowledgeDue())) {
            return "";
        }
        long hours = Duration.between(came.acknowledgeDue(), until).toHours();
        return answered.isPresent() ? "first answer " + hours + " h late" : "no answer, " + hours + " h over";
    }

    private static Optional<StoredEvent> outcome(Trail report) {
        return report.events().stream().filter(event -> !word(event).isEmpty()).reduce((earlier, later) -> later);
    }

    private static String word(StoredEvent event) {
        return switch (event.body()) {
            case ReportAttached _ -> "handled in a case";
            case ReportRedirected _ -> "passed to another party";
            case ReportDismissed e -> "not acted on: " + e.dismissal().kind().label();
            case ReportWithdrawn _ -> "withdrawn by the reporter";
            case ReportConcluded _ -> "concluded";
            default -> "";
        };
    }
}
