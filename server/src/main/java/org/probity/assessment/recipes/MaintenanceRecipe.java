package org.probity.assessment.recipes;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.probity.assessment.EvidenceRecipe;
import org.probity.handling.HandlingEvent.FixRecorded;
import org.probity.organization.Products;
import org.probity.record.EventStore;
import org.probity.traceability.Satisfies;
import org.springframework.stereotype.Component;

/** Releases of the representative products, and the security fixes in them. */
@Component
@Satisfies("PD_PSM.01")
class MaintenanceRecipe implements EvidenceRecipe {
    private final EventStore store;
    private final Products products;

    MaintenanceRecipe(EventStore store, Products products) {
        this.store = store;
        this.products = products;
    }

    @Override
    public String id() {
        return "maintenance-releases";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<String> requirementIds() {
        return List.of("PD_PSM.01");
    }

    @Override
    public String title() {
        return "Releases and the fixes in them";
    }

    @Override
    public String query() {
        return "Every release of the representative products in the register with a date in the period, with its support period, "
                + "bill of materials and disclosed security fixes. A supported release without a bill of materials is an exception.";
    }

    @Override
    public Population draw(Draw draw) {
        HandlingRecord record = HandlingRecord.read(store, draw);
        List<Row> rows = new ArrayList<>();
        int hidden = 0;
        for (String productId : draw.productIds()) {
            for (Products.Release release : products.releases(productId)) {
                if (record.inPeriod(start(release.released()))) {
                    List<String> fixes = fixes(record, release);
                    long undisclosed =
                            fixes.stream().filter(id -> !record.disclosed(id)).count();
                    hidden += (int) undisclosed;
                    rows.add(row(record, release, fixes));
                }
            }
        }
        return new Population(
                List.of(
                        "Product",
                        "Release",
                        "Released",
                        "Support ends",
                        "Bill of materials SHA-256",
                        "Disclosed fixes"),
                rows,
                List.of(Cells.count("Releases", rows.size()), Cells.count("Fixes not disclosed yet", hidden)),
                List.of("Fixes without a visible advisory are counted over all releases and not named."));
    }

    private static List<String> fixes(HandlingRecord record, Products.Release release) {
        return record.items().stream()
                .filter(item -> HandlingRecord.productOf(item).equals(release.productId()))
                .filter(item -> item.last(FixRecorded.class)
                        .filter(fix -> fix.body().releaseVersion().equals(release.version()))
                        .isPresent())
                .map(HandlingRecord::caseOf)
                .toList();
    }

    private static Row row(HandlingRecord record, Products.Release release, List<String> fixes) {
        List<String> named = fixes.stream().filter(record::disclosed).toList();
        boolean supported = release.supportedOn(Cells.dayOf(record.end()));
        return new Row(
                List.of(
                        release.productId(),
                        release.version(),
                        Cells.day(release.released()),
                        Cells.day(release.supportEnds()),
                        release.sbomSha256() == null ? Cells.NONE : release.sbomSha256(),
                        named.isEmpty() ? Cells.NONE : String.join(", ", named)),
                supported && release.sbomSha256() == null ? "supported and without a bill of materials" : "");
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
