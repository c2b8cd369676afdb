package org.probity.handling.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.probity.handling.CasePanel;
import org.probity.handling.Cases;
import org.probity.handling.Cases.CaseFile;
import org.probity.handling.HandlingEvent.Duty;
import org.probity.handling.domain.CaseCommand;
import org.probity.identity.NeedToKnow;
import org.probity.identity.People;
import org.probity.identity.Role;
import org.probity.identity.Subject;
import org.probity.organization.Products;
import org.probity.platform.db.Db;
import org.probity.platform.decide.UnknownException;
import org.probity.platform.web.Drafts;
import org.probity.platform.web.FieldValues;
import org.probity.platform.web.Form;
import org.probity.platform.web.Option;
import org.probity.platform.web.Page;
import org.probity.platform.web.Submission;
import org.probity.platform.web.Submissions;
import org.probity.receipt.Reports;
import org.probity.record.Timelines;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** The page of one case and what is done to it as a whole. */
@Controller
class CaseController {
    private final Cases cases;
    private final Reports reports;
    private final Products products;
    private final People people;
    private final NeedToKnow needToKnow;
    private final CaseRecord record;
    private final Timelines timelines;
    private final List<CasePanel> panels;
    private final Drafts drafts;
    private final Submissions submissions;
    private final Db db;

    CaseController(
            Cases cases,
            Reports reports,
            Products products,
            People people,
            NeedToKnow needToKnow,
            CaseRecord record,
            Timelines timelines,
            List<CasePanel> panels,
            Drafts drafts,
            Submissions submissions,
            Db db) {
        this.cases = cases;
        this.reports = reports;
        this.products = products;
        this.people = people;
        this.needToKnow = needToKnow;
        this.record = record;
        this.timelines = timelines;
        this.panels = panels.stream()
                .sorted(Comparator.comparingInt(CasePanel::order))
                .toList();
        this.drafts = drafts;
        this.submissions = submissions;
        this.db = db;
    }

    @GetMapping("/cases/{id}")
    Page show(Subject who, @PathVariable String id, HttpServletRequest request) {
        CaseFile file = cases.find(who, id).orElseThrow(UnknownException::new);
        return page(who, file, action -> drafts.open(request, Form.empty(action, file.version())));
    }

    /** The page, with {@code forms} giving each form by its action. */
    private Page page(Subject who, CaseFile file, Function<String, Form> forms) {
        String at = "/cases/" + file.id();
        Map<String, Form> all = new LinkedHashMap<>();
        for (String act : List.of(
                "describe",
                "identifier",
                "public",
                "attacks",
                "duty",
                "close",
                "reopen",
                "products",
                "grant",
                "revoke")) {
            all.put(act, forms.apply(at + "/" + act));
        }
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("who", who);
        model.put("file", file);
        model.put("now", db.now());
        model.put("forms", all);
        model.put("reports", reports.ofCase(file.id()));
        model.put("grants", needToKnow.grants(file.id()));
        model.put("people", people);
        model.put(
                "panels",
                panels.stream()
                        .map(p -> p.view(who, file))
                        .filter(Objects::nonNull)
                        .toList());
        model.put("timeline", timelines.of(record.streams(file)));
        model.put("personOptions", personOptions(file));
        model.put("productOptions", productOptions(file));
        return Page.of("handling/case", model);
    }

    private List<Option> personOptions(CaseFile file) {
        List<String> readers = needToKnow.grants(file.id()).stream()
                .map(NeedToKnow.Grant::personId)
                .toList();
        return people.all().stream()
                .filter(p -> !p.disabled()
                        && !readers.contains(p.id())
                        && !p.roles().equals(java.util.Set.of(Role.ADMINISTRATOR)))
                .map(p -> Option.of(p.id(), p.name()))
                .toList();
    }

    private List<Option> productOptions(CaseFile file) {
        return products.all().stream()
                .filter(p -> file.item(p.id()).isEmpty())
                .map(p -> new Option(p.id(), p.name(), p.line()))
                .toList();
    }

    @PostMapping("/cases/{id}/describe")
    View describe(Subject who, @PathVariable String id, Submission form, HttpServletResponse response) {
        return act(
                who,
                id,
                form,
                response,
                new CaseCommand.Describe(form.text("title"), form.text("summary")),
                "Description kept.");
    }

    @PostMapping("/cases/{id}/identifier")
    View identifier(Subject who, @PathVariable String id, Submission form, HttpServletResponse response) {
        return act(
                who, id, form, response, new CaseCommand.NoteIdentifier(form.text("identifier")), "Identifier noted.");
    }

    @PostMapping("/cases/{id}/public")
    View becamePublic(Subject who, @PathVariable String id, Submission form, HttpServletResponse response) {
        return act(
                who,
                id,
                form,
                response,
                new CaseCommand.NotePublic(form.text("source"), FieldValues.instant(form.text("firstSeen"))),
                "It is on the record that this is public.");
    }

    @PostMapping("/cases/{id}/attacks")
    View attacks(Subject who, @PathVariable String id, Submission form, HttpServletResponse response) {
        return act(
                who,
                id,
                form,
                response,
                new CaseCommand.NoteAttacks(
                        form.text("evidence"), form.text("confidence"), FieldValues.instant(form.text("awareAt"))),
                "Attacks are on the record, with the moment of awareness.");
    }

    @PostMapping("/cases/{id}/duty")
    View duty(Subject who, @PathVariable String id, Submission form, HttpServletResponse response) {
        return act(
                who,
                id,
                form,
                response,
                new CaseCommand.DoDuty(FieldValues.constant(Duty.class, form.text("duty")), form.text("note")),
                "Duty done.");
    }

    @PostMapping("/cases/{id}/close")
    View close(Subject who, @PathVariable String id, Submission form, HttpServletResponse response) {
        return act(who, id, form, response, new CaseCommand.Close(form.text("verdict")), "The case is closed.");
    }

    @PostMapping("/cases/{id}/reopen")
    View reopen(Subject who, @PathVariable String id, Submission form, HttpServletResponse response) {
        return act(who, id, form, response, new CaseCommand.Reopen(form.text("ground")), "The case is open again.");
    }

    private View act(
            Subject who, String id, Submission form, HttpServletResponse response, CaseCommand command, String done) {
        return run(who, id, form, response, () -> cases.act(who, id, form.version(), command), done);
    }

    @PostMapping("/cases/{id}/products")
    View products(Subject who, @PathVariable String id, Submission form, HttpServletResponse response) {
        return run(
                who,
                id,
                form,
                response,
                () -> cases.addProducts(who, id, form.all("products"), form.text("source")),
                "Dispatched.");
    }

    @PostMapping("/cases/{id}/grant")
    View grant(Subject who, @PathVariable String id, Submission form, HttpServletResponse response) {
        return run(
                who,
                id,
                form,
                response,
                () -> cases.grant(who, id, form.text("person"), form.text("reason"), null),
                "Access given.");
    }

    @PostMapping("/cases/{id}/revoke")
    View revoke(Subject who, @PathVariable String id, Submission form, HttpServletResponse response) {
        return run(
                who,
                id,
                form,
                response,
                () -> cases.revoke(who, id, form.text("person"), form.text("reason")),
                "Access ended.");
    }

    private View run(
            Subject who, String id, Submission form, HttpServletResponse response, Runnable command, String done) {
        return submissions.run(
                form,
                response,
                () -> {
                    command.run();
                    return new Submissions.Done("/cases/" + id, done);
                },
                again -> {
                    CaseFile file = cases.find(who, id).orElseThrow(UnknownException::new);
                    return page(
                            who,
                            file,
                            action -> action.equals(again.action())
                                    ? again.on(file.version())
                                    : Form.empty(action, file.version()));
                });
    }
}
