package org.probity.assessment.recipes;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.assessment.EvidenceRecipe;
import org.probity.disclosure.DisclosureEvent.AdvisoryDrafted;
import org.probity.disclosure.DisclosureEvent.AdvisoryEdited;
import org.probity.disclosure.DisclosureEvent.AdvisoryReleased;
import org.probity.disclosure.Edition;
import org.probity.organization.Products;
import org.probity.record.EventStore;
import org.probity.record.StoredEvent;
import org.probity.traceability.Satisfies;
import org.springframework.stereotype.Component;

/** Notices of updates: what each published advisory said about the representative products and how it got to the remedy. */
@Component
@Satisfies({"SE_PPR.02", "PD_PSM.02"})
class NoticesRecipe implements EvidenceRecipe {
    private final EventStore store;
    private final Products products;

    NoticesRecipe(EventStore store, Products products) {
        this.store = store;
        this.products = products;
    }

    @Override
    public String id() {
        return "remedy-notices";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<String> requirementIds() {
        return List.of("SE_PPR.02", "PD_PSM.02");
    }

    @Override
    public String title() {
        return "Notices of remedies to users";
    }

    @Override
    public String query() {
        return "Every version of an advisory that became visible in the period, for each representative product in it: the answer, "
                + "the remedy, and the days from the fixed release to the notice. No remedy, or a notice after the release, is an exception.";
    }

    @Override
    public Population draw(Draw draw) {
        HandlingRecord record = HandlingRecord.read(store, draw);
        List<Row> rows = new ArrayList<>();
        int versions = 0;
        for (Trail advisory : record.advisories()) {
            for (AdvisoryReleased released : record.visible(advisory)) {
                if (record.inPeriod(released.publishAt())) {
                    versions++;
                    rows(draw, advisory, released, rows);
                }
            }
        }
        return new Population(
                List.of(
                        "Advisory",
                        "Version",
                        "Visible",
                        "Product",
                        "Answer",
                        "Fixed in",
                        "Workaround",
                        "Fix released",
                        "Days from fix to notice",
                        "CSAF SHA-256"),
                rows,
                List.of(Cells.count("Advisory versions", versions), Cells.count("Answers for products", rows.size())),
                List.of(
                        "Advisories are public: the page, the CSAF file and the feed carry the same words.",
                        "Who read a notice is not in the record."));
    }

    private void rows(Draw draw, Trail advisory, AdvisoryReleased released, List<Row> rows) {
        Edition edition = editionAt(advisory, released);
        if (edition == null) {
            return;
        }
        for (Edition.ProductFacts facts : edition.facts().products()) {
            if (draw.productIds().contains(facts.productId())) {
                rows.add(row(advisory, released, edition, facts));
            }
        }
    }

    /** The wording that was released: the last one before the release event. */
    private static @Nullable Edition editionAt(Trail advisory, AdvisoryReleased released) {
        Edition edition = null;
        for (StoredEvent event : advisory.events()) {
            if (event.body() instanceof AdvisoryDrafted drafted) {
                edition = drafted.edition();
            } else if (event.body() instanceof AdvisoryEdited edited) {
                edition = edited.edition();
            } else if (event.body().equals(released)) {
                return edition;
            }
        }
        return edition;
    }

    private Row row(Trail advisory, AdvisoryReleased released, Edition edition, Edition.ProductFacts facts) {
        LocalDate shipped = facts.fixed() == null ? null : shipped(facts.productId(), facts.fixed());
        boolean workaround = !edition.workaround().isBlank();
        return new Row(
                List.of(
                        advisory.id(),
                        Integer.toString(released.version()),
                        Cells.day(released.publishAt()),
                        facts.productId(),
                        facts.answer().label(),
                        facts.fixed() == null ? Cells.NONE : facts.fixed(),
                        Cells.yesNo(workaround),
                        Cells.day(shipped),
                        shipped == null ? Cells.NONE : Long.toString(days(shipped, released.publishAt())),
                        released.sha256()),
                Cells.exceptions(exceptions(released, facts, shipped, workaround)));
    }

    private @Nullable LocalDate shipped(String productId, String version) {
        return products.releases(productId).stream()
                .filter(release -> release.version().equals(version))
                .map(Products.Release::released)
                .findFirst()
                .orElse(null);
    }

    private static List<String> exceptions(
            AdvisoryReleased released, Edition.ProductFacts facts, @Nullable LocalDate shipped, boolean workaround) {
        List<String> exceptions = new ArrayList<>();
        boolean affected = facts.answer() == Edition.Answer.AFFECTED;
        if (affected && facts.fixed() == null && !workaround) {
            exceptions.add("affected, and neither fix nor workaround is named");
        }
        if (affected && shipped != null && released.version() == 1 && days(shipped, released.publishAt()) > 0) {
            exceptions.add("first notice " + days(shipped, released.publishAt()) + " days after the fixed release");
        }
        return exceptions;
    }

    private static long days(LocalDate from, Instant to) {
        return ChronoUnit.DAYS.between(from, Cells.dayOf(to));
    }
}
