package org.probity.disclosure.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.probity.disclosure.Advisories;
import org.probity.disclosure.Advisories.Draft;
import org.probity.disclosure.Edition;
import org.probity.handling.Cases;
import org.probity.identity.People;
import org.probity.identity.Role;
import org.probity.identity.Subject;
import org.probity.platform.db.Db;
import org.probity.platform.decide.UnknownException;
import org.probity.platform.web.Drafts;
import org.probity.platform.web.FieldValues;
import org.probity.platform.web.Form;
import org.probity.platform.web.Page;
import org.probity.platform.web.Submission;
import org.probity.platform.web.Submissions;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** The advisory of a case, from draft to release. */
@Controller
class AdvisoryEditor {
    private final Advisories advisories;
    private final Cases cases;
    private final People people;
    private final Drafts drafts;
    private final Submissions submissions;
    private final Db db;

    AdvisoryEditor(Advisories advisories, Cases cases, People people, Drafts drafts, Submissions submissions, Db db) {
        this.advisories = advisories;
        this.cases = cases;
        this.people = people;
        this.drafts = drafts;
        this.submissions = submissions;
        this.db = db;
    }

    @GetMapping("/cases/{id}/advisory")
    Page show(Subject who, @PathVariable String id, HttpServletRequest request) {
        return page(who, id, (action, start) -> drafts.open(request, start));
    }

    /** Gives a form of the page by its action, from the form it would start with. */
    private interface Forms {
        Form form(String action, Form start);
    }

    private Page page(Subject who, String id, Forms forms) {
        Cases.CaseFile file = cases.find(who, id).orElseThrow(UnknownException::new);
        String at = "/cases/" + id + "/advisory/";
        Draft draft = advisories.ofCase(who, id).orElse(null);
        Map<String, Object> model = new HashMap<>();
        model.put("who", who);
        model.put("file", file);
        model.put("now", db.now());
        model.put("people", people);
        if (draft == null) {
            model.put("form", forms.form(at + "draft", Form.empty(at + "draft", 0)));
            return Page.of("disclosure/begin", model);
        }
        Map<String, Form> all = new LinkedHashMap<>();
        all.put("edit", forms.form(at + "edit", start(at + "edit", draft)));
        for (String act : List.of("agree", "release", "calloff")) {
            all.put(act, forms.form(at + act, Form.empty(at + act, draft.version())));
        }
        model.put("draft", draft);
        model.put("forms", all);
        model.put("findings", advisories.check(who, id));
        return Page.of("disclosure/editor", model);
    }

    private static Form start(String action, Draft draft) {
        Edition edition = draft.state().edition();
        if (edition == null) {
            throw new UnknownException();
        }
        return Form.of(
                action,
                draft.version(),
                Map.of(
                        "title", edition.title(),
                        "summary", edition.summary(),
                        "impact", edition.impact(),
                        "workaround", edition.workaround(),
                        "credits", String.join("\n", edition.credits()),
                        "references",
                                edition.references().stream()
                                        .map(r -> r.url() + " " + r.summary())
                                        .collect(Collectors.joining("\n"))));
    }

    @PostMapping("/cases/{id}/advisory/draft")
    View begin(Subject who, @PathVariable String id, Submission form, HttpServletResponse response) {
        return run(who, id, form, response, version -> {
            String advisory = advisories.draft(who, id);
            return "Draft " + advisory + " is begun from the case.";
        });
    }

    @PostMapping("/cases/{id}/advisory/edit")
    View edit(Subject who, @PathVariable String id, Submission form, HttpServletResponse response) {
        return run(who, id, form, response, version -> {
            advisories.edit(who, id, version, wording(form), form.ticked("refresh"));
            return "Kept. Agreement to an earlier wording has ended.";
        });
    }

    private static Edition wording(Submission form) {
        List<Edition.Reference> references = new ArrayList<>();
        lines(form.text("references")).forEach(line -> {
            String[] parts = line.split("\\s+", 2);
            references.add(new Edition.Reference(parts.length > 1 ? parts[1] : parts[0], parts[0]));
        });
        return new Edition(
                form.text("title"),
                form.text("summary"),
                form.text("impact"),
                form.text("workaround"),
                lines(form.text("credits")).toList(),
                references,
                new Edition.Facts(List.of(), List.of(), false, List.of()));
    }

    private static Stream<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty());
    }

    @PostMapping("/cases/{id}/advisory/agree")
    View agree(Subject who, @PathVariable String id, Submission form, HttpServletResponse response) {
        return run(who, id, form, response, version -> {
            advisories.agree(who, id, version, form.text("digest"));
            return "You agreed to exactly this edition.";
        });
    }

    @PostMapping("/cases/{id}/advisory/release")
    View release(Subject who, @PathVariable String id, Submission form, HttpServletResponse response) {
        return run(who, id, form, response, version -> {
            String when = form.text("publishAt");
            advisories.release(who, id, version, form.text("revision"), when.isEmpty(), FieldValues.instant(when));
            return when.isEmpty() ? "Published." : "Released; the world sees it at the chosen instant.";
        });
    }

    @PostMapping("/cases/{id}/advisory/calloff")
    View callOff(Subject who, @PathVariable String id, Submission form, HttpServletResponse response) {
        return run(who, id, form, response, version -> {
            advisories.callOff(who, id, version, form.text("reason"));
            return "Called off. Nothing became visible.";
        });
    }

    private View run(
            Subject who, String id, Submission form, HttpServletResponse response, Function<Long, String> command) {
        return submissions.run(
                form,
                response,
                () -> new Submissions.Done("/cases/" + id + "/advisory", command.apply(form.version())),
                again -> page(
                        who, id, (action, start) -> action.equals(again.action()) ? again.on(start.version()) : start));
    }

    /** The document of the present edition, for readers of the case only. */
    @GetMapping("/cases/{id}/advisory/preview.json")
    ResponseEntity<String> preview(Subject who, @PathVariable String id) {
        who.mustBe(Role.PSIRT_LEAD, Role.PSIRT_ANALYST, Role.PRODUCT_ENGINEER);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(advisories.preview(who, id));
    }
}
