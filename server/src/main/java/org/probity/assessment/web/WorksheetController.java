package org.probity.assessment.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.probity.assessment.Assessments;
import org.probity.assessment.Assessments.ImplementationDraft;
import org.probity.assessment.Assessments.ProcessDraft;
import org.probity.assessment.Outcome;
import org.probity.assessment.Practice;
import org.probity.identity.Subject;
import org.probity.platform.web.Page;
import org.probity.platform.web.Submission;
import org.probity.platform.web.Submissions;
import org.probity.platform.web.Submissions.Done;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/** One requirement: text, procedure, evidence and conclusion on one page, and everything that is done there. */
@Controller
@RequestMapping("/assessment/{scope}/{requirement:[A-Z]{2}_[A-Z]{3}\\.[0-9]{2}}")
class WorksheetController {
    private final Assessments assessments;
    private final Submissions submissions;
    private final WorksheetPages pages;

    WorksheetController(Assessments assessments, Submissions submissions, WorksheetPages pages) {
        this.assessments = assessments;
        this.submissions = submissions;
        this.pages = pages;
    }

    @GetMapping
    Page show(Subject who, @PathVariable String scope, @PathVariable String requirement, HttpServletRequest request) {
        return pages.page(who, scope, requirement, request);
    }

    @PostMapping("/applicability")
    View claim(
            Subject who,
            @PathVariable String scope,
            @PathVariable String requirement,
            Submission form,
            HttpServletResponse response) {
        boolean applies = !form.text("applies").equals("no");
        return run(
                who,
                scope,
                requirement,
                form,
                response,
                "The claim is recorded.",
                () -> assessments.claim(
                        who, scope, requirement, form.version(), applies, form.text("applicability-reason")));
    }

    @PostMapping("/process")
    View process(
            Subject who,
            @PathVariable String scope,
            @PathVariable String requirement,
            Submission form,
            HttpServletResponse response) {
        return run(who, scope, requirement, form, response, "The process evidence is recorded.", () -> {
            Fields fields = new Fields(form);
            ProcessDraft draft = new ProcessDraft(
                    form.text("process-title"),
                    form.text("process-version"),
                    form.text("process-approver"),
                    fields.day("process-approved"),
                    form.text("process-text"),
                    Fields.file(form));
            fields.check();
            assessments.record(who, scope, places(requirement, form, "process-also"), draft);
        });
    }

    @PostMapping("/implementation")
    View implementation(
            Subject who,
            @PathVariable String scope,
            @PathVariable String requirement,
            Submission form,
            HttpServletResponse response) {
        return run(who, scope, requirement, form, response, "The implementation evidence is recorded.", () -> {
            Fields fields = new Fields(form);
            ImplementationDraft draft = new ImplementationDraft(
                    form.text("impl-title"),
                    form.all("impl-products"),
                    form.text("impl-source"),
                    fields.day("impl-dated"),
                    form.text("impl-text"),
                    Fields.file(form));
            fields.check();
            assessments.record(who, scope, places(requirement, form, "impl-also"), draft);
        });
    }

    private static List<String> places(String requirement, Submission form, String also) {
        List<String> places = new ArrayList<>(List.of(requirement));
        places.addAll(form.all(also));
        return places;
    }

    @PostMapping("/requests")
    View request(
            Subject who,
            @PathVariable String scope,
            @PathVariable String requirement,
            Submission form,
            HttpServletResponse response) {
        return run(who, scope, requirement, form, response, "The request is with the PSIRT lead.", () -> {
            Fields fields = new Fields(form);
            var due = fields.dayOrNone("request-due");
            fields.check();
            assessments.request(who, scope, requirement, form.version(), form.text("request"), due);
        });
    }

    @PostMapping("/requests/{id}")
    View answer(
            Subject who,
            @PathVariable String scope,
            @PathVariable String requirement,
            @PathVariable String id,
            Submission form,
            HttpServletResponse response) {
        return run(
                who,
                scope,
                requirement,
                form,
                response,
                "The answer is with the assessor.",
                () -> assessments.answer(who, scope, requirement, form.version(), id, form.text("answer-" + id)));
    }

    @PostMapping("/observations")
    View observe(
            Subject who,
            @PathVariable String scope,
            @PathVariable String requirement,
            Submission form,
            HttpServletResponse response) {
        return run(
                who,
                scope,
                requirement,
                form,
                response,
                "The observation is noted.",
                () -> assessments.observe(who, scope, requirement, form.version(), form.text("observation")));
    }

    @PostMapping("/practice")
    View practice(
            Subject who,
            @PathVariable String scope,
            @PathVariable String requirement,
            Submission form,
            HttpServletResponse response) {
        return run(who, scope, requirement, form, response, "What is done is recorded.", () -> {
            Fields fields = new Fields(form);
            Practice practice = fields.choice("practice", Practice.values(), "Nothing is chosen.");
            fields.check();
            assessments.practice(who, scope, requirement, form.version(), practice, form.text("practice-note"));
        });
    }

    @PostMapping("/conclusion")
    View conclude(
            Subject who,
            @PathVariable String scope,
            @PathVariable String requirement,
            Submission form,
            HttpServletResponse response) {
        return run(who, scope, requirement, form, response, "Your conclusion is recorded.", () -> {
            Fields fields = new Fields(form);
            Outcome outcome = fields.choice("outcome", Outcome.values(), "No conclusion is chosen.");
            fields.check();
            assessments.conclude(
                    who, scope, requirement, form.version(), outcome, form.text("reason"), form.text("basis"));
        });
    }

    private View run(
            Subject who,
            String scope,
            String requirement,
            Submission form,
            HttpServletResponse response,
            String notice,
            Runnable command) {
        String location = "/assessment/" + scope + "/" + requirement;
        return submissions.run(
                form,
                response,
                () -> {
                    command.run();
                    return new Done(location, notice);
                },
                again -> pages.page(who, scope, requirement, form.request(), again));
    }
}
