package org.probity.assessment.recipes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.probity.assessment.EvidenceRecipe;
import org.probity.disclosure.DisclosureEvent.AdvisoryAgreed;
import org.probity.disclosure.DisclosureEvent.AdvisoryReleased;
import org.probity.handling.HandlingEvent.AttacksObserved;
import org.probity.handling.HandlingEvent.BecamePublic;
import org.probity.handling.HandlingEvent.CaseClosed;
import org.probity.handling.HandlingEvent.CaseOpened;
import org.probity.handling.HandlingEvent.ItemReleased;
import org.probity.handling.HandlingEvent.Origin;
import org.probity.platform.text.Times;
import org.probity.record.EventStore;
import org.probity.traceability.Satisfies;
import org.springframework.stereotype.Component;

/** Who was told when: each case from its opening to its advisory. Cases are shared by products, so all are drawn. */
@Component
@Satisfies("SE_VAR.03")
class NotificationRecipe implements EvidenceRecipe {
    private final EventStore store;

    NotificationRecipe(EventStore store) {
        this.store = store;
    }

    @Override
    public String id() {
        return "notification-timeline";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<String> requirementIds() {
        return List.of("SE_VAR.03");
    }

    @Override
    public String title() {
        return "Notification timeline of cases";
    }

    @Override
    public String query() {
        return "Every case opened in the period, with when it was agreed to publish, by whom as a second person, and when the "
                + "advisory became visible. Public or attacked before an advisory, or released without one, is an exception.";
    }

    @Override
    public Population draw(Draw draw) {
        HandlingRecord record = HandlingRecord.read(store, draw);
        List<Row> rows = new ArrayList<>();
        List<Duration> spans = new ArrayList<>();
        for (Trail one : record.cases()) {
            Optional<Trail.Fact<CaseOpened>> opened = one.first(CaseOpened.class);
            if (opened.map(Trail.Fact::at).filter(record::inPeriod).isEmpty()) {
                continue;
            }
            Optional<Instant> published = record.advisoryOf(one.id()).flatMap(record::publishedAt);
            published.ifPresent(at -> spans.add(Duration.between(opened.get().at(), at)));
            rows.add(row(record, one, opened.get(), published));
        }
        List<Figure> figures = new ArrayList<>(
                List.of(Cells.count("Cases", rows.size()), Cells.count("With a visible advisory", spans.size())));
        figures.addAll(Cells.spread("Opening to advisory", spans));
        return new Population(
                List.of(
                        "Case",
                        "From",
                        "Opened",
                        "Public elsewhere",
                        "Advisory",
                        "Agreed by a second person",
                        "Visible",
                        "Days from opening",
                        "Closed"),
                rows,
                figures,
                List.of(
                        "Cases without a visible advisory appear as hashed ids.",
                        "Notices sent to single customers or authorities outside this program are not in the record."));
    }

    private static Row row(
            HandlingRecord record, Trail one, Trail.Fact<CaseOpened> opened, Optional<Instant> published) {
        Optional<Trail> advisory = record.advisoryOf(one.id());
        Optional<Instant> elsewhere =
                one.first(BecamePublic.class).map(fact -> fact.body().firstSeen());
        boolean second = advisory.filter(NotificationRecipe::agreedBySecond).isPresent();
        return new Row(
                List.of(
                        record.name(one.id()),
                        opened.body().origin() == Origin.REPORT ? "report" : "internal find",
                        Cells.day(opened.at()),
                        record.detail(one.id(), Cells.day(elsewhere.orElse(null))),
                        published.isPresent() ? advisory.map(Trail::id).orElse(Cells.NONE) : Cells.NONE,
                        published.isPresent() ? Cells.yesNo(second) : Cells.NONE,
                        Cells.day(published.orElse(null)),
                        Cells.days(opened.at(), published.orElse(null)),
                        Cells.day(one.last(CaseClosed.class).map(Trail.Fact::at).orElse(null))),
                Cells.exceptions(exceptions(record, one, published, second)));
    }

    /** The edition that was released first is one that somebody had agreed to. */
    private static boolean agreedBySecond(Trail advisory) {
        return advisory.first(AdvisoryReleased.class)
                .map(released -> advisory.all(AdvisoryAgreed.class).stream()
                        .anyMatch(agreed ->
                                agreed.body().digest().equals(released.body().digest())))
                .orElse(false);
    }

    private static List<String> exceptions(
            HandlingRecord record, Trail one, Optional<Instant> published, boolean second) {
        List<String> exceptions = new ArrayList<>();
        Instant told = published.orElse(record.end());
        one.first(BecamePublic.class)
                .map(fact -> fact.body().firstSeen())
                .filter(seen -> seen.isBefore(told))
                .ifPresent(seen -> exceptions.add("public elsewhere " + span(seen, told)
                        + (published.isPresent() ? " before the advisory" : ", no advisory yet")));
        one.first(AttacksObserved.class)
                .map(fact -> fact.body().awareAt())
                .filter(aware -> aware.isBefore(told))
                .ifPresent(aware -> exceptions.add("attacks known " + span(aware, told)
                        + (published.isPresent() ? " before the advisory" : ", no advisory yet")));
        boolean released = record.itemsOf(one.id()).stream()
                .anyMatch(item -> item.first(ItemReleased.class).isPresent());
        if (released && published.isEmpty()) {
            exceptions.add("remedy released without a visible advisory");
        }
        if (published.isPresent() && !second) {
            exceptions.add("released edition not agreed by a second person");
        }
        return exceptions;
    }

    private static String span(Instant from, Instant to) {
        return Times.span(Duration.between(from, to));
    }
}
