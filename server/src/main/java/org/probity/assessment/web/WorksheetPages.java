package org.probity.assessment.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.probity.assessment.Outcome;
import org.probity.assessment.Practice;
import org.probity.assessment.domain.Assessment;
import org.probity.assessment.domain.Standing;
import org.probity.assessment.domain.Worksheet;
import org.probity.assessment.domain.WorksheetRules;
import org.probity.assessment.store.AssessmentReads;
import org.probity.assessment.store.EvidenceFiles;
import org.probity.assessment.store.SnapshotMaker;
import org.probity.catalogue.Attribute;
import org.probity.catalogue.AttributeRequirement;
import org.probity.catalogue.Catalogues;
import org.probity.identity.People;
import org.probity.identity.Role;
import org.probity.identity.Subject;
import org.probity.organization.Products;
import org.probity.platform.decide.UnknownException;
import org.probity.platform.web.Drafts;
import org.probity.platform.web.Form;
import org.probity.platform.web.Option;
import org.probity.platform.web.Page;
import org.probity.record.Actor;
import org.springframework.stereotype.Component;

/** Makes the page of one requirement. */
@Component
class WorksheetPages {
    private final AssessmentReads reads;
    private final EvidenceFiles files;
    private final SnapshotMaker snapshots;
    private final Products products;
    private final People people;
    private final Drafts drafts;

    WorksheetPages(
            AssessmentReads reads,
            EvidenceFiles files,
            SnapshotMaker snapshots,
            Products products,
            People people,
            Drafts drafts) {
        this.reads = reads;
        this.files = files;
        this.snapshots = snapshots;
        this.products = products;
        this.people = people;
        this.drafts = drafts;
    }

    /** The page with its forms as people left them. */
    Page page(Subject who, String scope, String requirement, HttpServletRequest request) {
        return page(who, scope, requirement, request, null);
    }

    /**
     * The page with one form shown again.
     *
     * @param again a form that was refused, or null
     */
    Page page(Subject who, String scope, String requirement, HttpServletRequest request, @Nullable Form again) {
        Assessment assessment = reads.assessment(who, scope);
        AttributeRequirement item = Catalogues.shipped().item(requirement).orElseThrow(UnknownException::new);
        WorksheetRules rules = assessment.on(item);
        Map<String, Object> params = new HashMap<>();
        params.put("assessment", assessment);
        params.put("tree", Tree.of(assessment, requirement));
        params.put("attribute", attribute(item));
        params.put("rules", rules);
        params.put("standing", Standing.of(rules));
        params.put("evidence", evidence(rules.sheet()));
        params.put("people", names(rules.sheet()));
        params.put("forms", forms(assessment, rules, request, again));
        params.put("around", Around.of(requirement));
        params.put("lead", who.is(Role.PSIRT_LEAD));
        params.put("assessor", who.is(Role.ASSESSOR));
        params.put("author", rules.isAuthor(who.personId()));
        params.put("recipes", snapshots.recipesFor(requirement));
        params.put("outcomes", outcomes(rules.sheet().applies()));
        params.put("practices", Option.all(Practice.values(), Practice::label));
        params.put(
                "productOptions",
                ProductNames.of(products, assessment.products()).entrySet().stream()
                        .map(entry -> Option.of(entry.getKey(), entry.getValue()))
                        .toList());
        params.put("siblings", siblings(item));
        return Page.of("assessment/worksheet", params);
    }

    private static Attribute attribute(AttributeRequirement item) {
        return Catalogues.shipped().attribute(item.requirement().group()).orElseThrow();
    }

    /** Other requirements of the attribute, for evidence that serves several. */
    private static List<Option> siblings(AttributeRequirement item) {
        return attribute(item).items().stream()
                .filter(other -> !other.id().equals(item.id()))
                .map(other ->
                        new Option(other.id(), other.id(), other.requirement().paraphrase()))
                .toList();
    }

    private List<EvidenceView> evidence(Worksheet sheet) {
        return sheet.items().values().stream()
                .map(item -> EvidenceView.of(item, name(item.by()), files))
                .toList();
    }

    private Map<String, String> names(Worksheet sheet) {
        Map<String, String> names = new HashMap<>();
        Stream<@Nullable String> claim =
                sheet.claim() == null ? Stream.of() : Stream.of(sheet.claim().by());
        Stream.of(
                        claim,
                        sheet.requests().values().stream().map(Worksheet.Request::by),
                        sheet.requests().values().stream().map(Worksheet.Request::answeredBy),
                        sheet.observations().stream().map(Worksheet.Observation::by),
                        sheet.conclusions().stream().map(Worksheet.Concluded::by))
                .flatMap(all -> all)
                .forEach(id -> {
                    if (id != null) {
                        names.computeIfAbsent(id, this::name);
                    }
                });
        return names;
    }

    private String name(String personId) {
        return people.nameOf(Actor.person(personId));
    }

    /** Every form of the page by the last parts of its path. */
    private Map<String, Form> forms(
            Assessment assessment, WorksheetRules rules, HttpServletRequest request, @Nullable Form again) {
        String base = "/assessment/" + assessment.id() + "/" + rules.item().id() + "/";
        Stream<String> answers = rules.sheet().open().stream().map(open -> "requests/" + open.id());
        Map<String, Form> forms = new HashMap<>();
        Stream.concat(
                        Stream.of(
                                "applicability",
                                "process",
                                "implementation",
                                "requests",
                                "observations",
                                "practice",
                                "conclusion"),
                        answers)
                .forEach(name -> forms.put(
                        name,
                        drafts.open(
                                request, Form.empty(base + name, rules.sheet().version()))));
        if (again != null && again.action().startsWith(base)) {
            forms.put(again.action().substring(base.length()), again);
        }
        return forms;
    }

    private static List<Option> outcomes(boolean applies) {
        return Stream.of(Outcome.values())
                .filter(outcome -> outcome == Outcome.MORE_EVIDENCE_NEEDED || outcome.onApplicability() != applies)
                .map(outcome -> new Option(outcome.name(), outcome.label(), outcome.meaning()))
                .toList();
    }
}
