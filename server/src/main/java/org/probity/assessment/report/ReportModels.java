package org.probity.assessment.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.assessment.Evidence;
import org.probity.assessment.Evidence.ImplementationEvidence;
import org.probity.assessment.Evidence.ProcessEvidence;
import org.probity.assessment.Evidence.SnapshotEvidence;
import org.probity.assessment.domain.Assessment;
import org.probity.assessment.domain.Basis;
import org.probity.assessment.domain.Standing;
import org.probity.assessment.domain.Worksheet;
import org.probity.assessment.report.ReportModel.IndexLine;
import org.probity.assessment.report.ReportModel.Line;
import org.probity.assessment.report.ReportModel.ProductLine;
import org.probity.assessment.report.ReportModel.Section;
import org.probity.catalogue.Attribute;
import org.probity.catalogue.AttributeRequirement;
import org.probity.catalogue.Catalogues;
import org.probity.identity.People;
import org.probity.organization.Products;
import org.probity.platform.Settings;
import org.probity.record.Actor;
import org.probity.record.Seals;
import org.springframework.stereotype.Component;

/** Makes the model of a report from an assessment as it is now. */
@Component
public class ReportModels {
    private final People people;
    private final Products products;
    private final Seals seals;
    private final Settings settings;

    ReportModels(People people, Products products, Seals seals, Settings settings) {
        this.people = people;
        this.products = products;
        this.seals = seals;
        this.settings = settings;
    }

    /**
     * The model.
     *
     * @param number 0 for a draft
     */
    public ReportModel of(Assessment assessment, int number, String author, String statement, Instant at) {
        List<IndexLine> index = index(assessment);
        Seals.State log = seals.state();
        int unsettled = assessment.unsettled();
        return new ReportModel(
                settings.vendor(),
                assessment.facts(),
                number,
                at,
                author,
                statement,
                assessors(assessment),
                summary(assessment, unsettled),
                unsettled > 0,
                assessment.totals(),
                Assessment.mandatory().size(),
                products(assessment),
                sections(assessment, index),
                index,
                digest(index),
                log.origin(),
                log.size());
    }

    /** States what the conclusions add up to; a fact about them, never a conclusion of its own. */
    static String summary(Assessment assessment, int unsettled) {
        int all = Assessment.mandatory().size();
        Map<Standing, Integer> totals = assessment.totals();
        if (unsettled > 0) {
            return unsettled + " of " + all + " mandatory requirements have no conclusion that stands. "
                    + "This report is interim and recommends nothing.";
        }
        int against = totals.getOrDefault(Standing.NOT_CONFORMANT, 0);
        if (against > 0) {
            return "Assessors concluded " + against + " of " + all + " mandatory requirements to be not conformant.";
        }
        return "Assessors concluded every mandatory requirement to be conformant, or accepted that it does not apply.";
    }

    private List<ProductLine> products(Assessment assessment) {
        return assessment.scope().products().values().stream()
                .map(selected ->
                        new ProductLine(selected.productId(), productName(selected.productId()), selected.rationale()))
                .toList();
    }

    private String productName(String productId) {
        return products.find(productId).map(Products.Product::name).orElse(productId);
    }

    private List<String> assessors(Assessment assessment) {
        return assessment.sheets().values().stream()
                .flatMap(sheet -> sheet.conclusions().stream())
                .map(Worksheet.Concluded::by)
                .distinct()
                .map(this::name)
                .sorted()
                .toList();
    }

    private String name(String personId) {
        return people.nameOf(Actor.person(personId));
    }

    private List<Section> sections(Assessment assessment, List<IndexLine> index) {
        List<Section> sections = new ArrayList<>();
        for (Attribute attribute : Catalogues.shipped().attributes()) {
            List<Line> lines = attribute.items().stream()
                    .map(item -> line(assessment, item, index))
                    .toList();
            sections.add(new Section(attribute, lines));
        }
        return sections;
    }

    private Line line(Assessment assessment, AttributeRequirement item, List<IndexLine> index) {
        Worksheet sheet = assessment.on(item).sheet();
        List<String> cites = index.stream()
                .filter(line ->
                        line.withdrawn() == null && line.requirementIds().contains(item.id()))
                .map(IndexLine::number)
                .toList();
        Worksheet.Concluded last = sheet.last();
        String by = last == null ? null : name(last.by());
        return new Line(item, assessment.standing(item), sheet, cites, by);
    }

    private List<IndexLine> index(Assessment assessment) {
        Map<String, Worksheet.Item> items = new LinkedHashMap<>();
        assessment.sheets().values().forEach(sheet -> items.putAll(sheet.items()));
        List<Worksheet.Item> inOrder = items.values().stream()
                .sorted(Comparator.comparing(Worksheet.Item::at)
                        .thenComparing(i -> i.evidence().id()))
                .toList();
        List<IndexLine> index = new ArrayList<>();
        for (Worksheet.Item item : inOrder) {
            index.add(indexLine(assessment, item, "E-%03d".formatted(index.size() + 1)));
        }
        return index;
    }

    private IndexLine indexLine(Assessment assessment, Worksheet.Item item, String number) {
        Evidence evidence = item.evidence();
        Evidence.@Nullable KeptFile file = evidence.file();
        List<String> requirementIds = assessment.evidence(evidence.id()).orElseThrow().requirements().stream()
                .map(AttributeRequirement::id)
                .toList();
        return new IndexLine(
                number,
                evidence,
                about(evidence),
                file == null ? Basis.digest(List.of(evidence.text())) : file.sha256(),
                name(item.by()),
                item.at(),
                requirementIds,
                item.withdrawn());
    }

    /** Identity beyond the title, in a line. */
    public static String about(Evidence evidence) {
        return switch (evidence) {
            case ProcessEvidence e ->
                "Version " + e.version() + ", approved by " + e.approver() + " on " + e.approvedOn();
            case ImplementationEvidence e ->
                "Of " + e.dated() + ", for " + String.join(", ", e.productIds()) + "; from " + e.source();
            case SnapshotEvidence e ->
                e.population() + " rows, " + e.exceptions() + " exceptions, " + e.from() + " to " + e.to()
                        + ", at checkpoint " + e.checkpoint();
        };
    }

    private static String digest(List<IndexLine> index) {
        List<String> parts = new ArrayList<>();
        for (IndexLine line : index) {
            parts.addAll(
                    List.of(line.number(), line.evidence().id(), line.evidence().title(), line.about(), line.digest()));
            parts.addAll(line.requirementIds());
            parts.add(line.withdrawn() == null ? "" : line.withdrawn());
        }
        return Basis.digest(parts);
    }
}
