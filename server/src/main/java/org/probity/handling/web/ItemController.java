package org.probity.handling.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.probity.handling.Cases;
import org.probity.handling.Cases.CaseFile;
import org.probity.handling.Cases.Item;
import org.probity.handling.HandlingEvent.AnalysisRecorded;
import org.probity.handling.HandlingEvent.Closure;
import org.probity.handling.HandlingEvent.Justification;
import org.probity.handling.HandlingEvent.SeverityRated;
import org.probity.handling.HandlingEvent.Strategy;
import org.probity.handling.domain.DecisionRules;
import org.probity.handling.domain.ItemCommand;
import org.probity.handling.domain.ItemContext;
import org.probity.identity.People;
import org.probity.identity.Subject;
import org.probity.organization.Policies;
import org.probity.organization.Products;
import org.probity.platform.db.Db;
import org.probity.platform.decide.UnknownException;
import org.probity.platform.web.Drafts;
import org.probity.platform.web.FieldValues;
import org.probity.platform.web.Form;
import org.probity.platform.web.Page;
import org.probity.platform.web.Submission;
import org.probity.platform.web.Submissions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** The page of one work item: what is known, and the one or two things that can be done next. */
@Controller
class ItemController {
    private static final List<String> ACTS = List.of(
            "accept",
            "questions",
            "answer",
            "confirm",
            "analysis",
            "severity",
            "closure",
            "agree",
            "decline",
            "decision",
            "target",
            "fix",
            "test",
            "reopen");

    private final Cases cases;
    private final Products products;
    private final Policies policies;
    private final People people;
    private final Drafts drafts;
    private final Submissions submissions;
    private final Db db;

    ItemController(
            Cases cases,
            Products products,
            Policies policies,
            People people,
            Drafts drafts,
            Submissions submissions,
            Db db) {
        this.cases = cases;
        this.products = products;
        this.policies = policies;
        this.people = people;
        this.drafts = drafts;
        this.submissions = submissions;
        this.db = db;
    }

    @GetMapping("/cases/{id}/items/{product}")
    Page show(Subject who, @PathVariable String id, @PathVariable String product, HttpServletRequest request) {
        CaseFile file = cases.find(who, id).orElseThrow(UnknownException::new);
        Item item = file.item(product).orElseThrow(UnknownException::new);
        return page(who, file, item, action -> drafts.open(request, start(action, item)));
    }

    /** Forms begin with what is on the record, so that a correction is not a retyping. */
    private Form start(String action, Item item) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        AnalysisRecorded analysis = item.state().analysis();
        if (action.endsWith("/analysis") && analysis != null) {
            values.put("rootCause", List.of(analysis.rootCause()));
            values.put("cwes", List.of(String.join(", ", analysis.cwes())));
            values.put("affectedReleases", analysis.affectedReleases());
            values.put("component", List.of(analysis.component()));
        }
        SeverityRated severity = item.state().severity();
        if (action.endsWith("/severity") && severity != null) {
            values.put("vector", List.of(severity.vector()));
            values.put("rationale", List.of(severity.rationale()));
        }
        Form empty = Form.empty(action, item.version());
        return new Form(action, values, List.of(), item.version(), empty.once(), false);
    }

    private Page page(Subject who, CaseFile file, Item item, Function<String, Form> forms) {
        String at = "/cases/" + file.id() + "/items/" + item.productId();
        Map<String, Form> all = new LinkedHashMap<>();
        ACTS.forEach(act -> all.put(act, forms.apply(at + "/" + act)));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("who", who);
        model.put("file", file);
        model.put("now", db.now());
        model.put("item", item);
        model.put("forms", all);
        model.put("releases", products.releases(item.productId()));
        model.put("today", LocalDate.ofInstant(db.now(), ZoneOffset.UTC));
        model.put("policyTarget", policyTarget(item));
        model.put("people", people);
        model.put("calculators", CalculatorView.all());
        return Page.of("handling/item", model);
    }

    private LocalDate policyTarget(Item item) {
        Instant now = db.now();
        Policies.Policy policy = policies.inForce(now);
        Map<String, Long> days = new LinkedHashMap<>();
        policy.remediate().forEach((severity, span) -> days.put(severity, span.toDays()));
        return DecisionRules.policyTarget(
                item.state(),
                new ItemContext(
                        "",
                        LocalDate.ofInstant(now, ZoneOffset.UTC),
                        List.of(),
                        policy.version(),
                        days,
                        false,
                        List.of()));
    }

    @PostMapping("/cases/{id}/items/{product}/{act}")
    View act(
            Subject who,
            @PathVariable String id,
            @PathVariable String product,
            @PathVariable String act,
            Submission form,
            HttpServletResponse response) {
        ItemCommand command = command(act, form);
        if (command == null) {
            throw new UnknownException();
        }
        return submissions.run(
                form,
                response,
                () -> {
                    cases.work(who, id, product, form.version(), command);
                    return new Submissions.Done("/cases/" + id + "/items/" + product, done(act));
                },
                again -> {
                    CaseFile file = cases.find(who, id).orElseThrow(UnknownException::new);
                    Item item = file.item(product).orElseThrow(UnknownException::new);
                    return page(
                            who,
                            file,
                            item,
                            action -> action.equals(again.action()) ? again.on(item.version()) : start(action, item));
                });
    }

    private static @Nullable ItemCommand command(String act, Submission form) {
        return switch (act) {
            case "accept" -> new ItemCommand.Accept();
            case "questions" -> new ItemCommand.RaiseQuestions(form.text("questions"));
            case "answer" -> new ItemCommand.Answer(form.text("answer"));
            case "confirm" -> new ItemCommand.Confirm(form.text("reproduction"), form.text("environment"));
            case "analysis" ->
                new ItemCommand.Analyse(
                        form.text("rootCause"),
                        form.text("cwes"),
                        form.all("affectedReleases"),
                        form.text("component"));
            case "severity" -> new ItemCommand.Rate(CalculatorView.vector(form), form.text("rationale"));
            case "closure" ->
                new ItemCommand.ProposeClosure(
                        FieldValues.constant(Closure.class, form.text("reason")),
                        FieldValues.constant(Justification.class, form.text("justification")),
                        form.text("explanation"),
                        form.text("holdsFor"),
                        FieldValues.day(form.text("reviewOn")));
            case "agree" -> new ItemCommand.AgreeClosure();
            case "decline" -> new ItemCommand.DeclineClosure(form.text("why"));
            case "decision" ->
                new ItemCommand.Decide(
                        FieldValues.constant(Strategy.class, form.text("strategy")),
                        form.text("inputs"),
                        FieldValues.day(form.text("target")));
            case "target" -> new ItemCommand.MoveTarget(FieldValues.day(form.text("target")), form.text("reason"));
            case "fix" ->
                new ItemCommand.RecordFix(
                        form.text("releaseVersion"),
                        form.text("artefact"),
                        form.text("artefactSha256"),
                        form.text("change"));
            case "test" -> new ItemCommand.RecordTest(passed(form.text("passed")), form.text("evidence"));
            case "reopen" -> new ItemCommand.Reopen(form.text("ground"));
            default -> null;
        };
    }

    private static @Nullable Boolean passed(String text) {
        return text.equals("yes") ? Boolean.TRUE : text.equals("no") ? Boolean.FALSE : null;
    }

    private static String done(String act) {
        return switch (act) {
            case "accept" -> "Accepted. The verification is yours.";
            case "questions" -> "The questions are with PSIRT.";
            case "answer" -> "Answered; verification goes on.";
            case "confirm" -> "Confirmed. Now cause, releases and severity.";
            case "analysis" -> "Analysis recorded.";
            case "severity" -> "Severity recorded.";
            case "closure" -> "Proposed. A second person has to agree.";
            case "agree" -> "Agreed; the work item is closed.";
            case "decline" -> "Declined; work goes on.";
            case "decision" -> "Decided. The target is set.";
            case "target" -> "Target moved; the first one still counts.";
            case "fix" -> "Fix recorded. Somebody else tests it.";
            case "test" -> "Test recorded.";
            default -> "Opened again.";
        };
    }
}
