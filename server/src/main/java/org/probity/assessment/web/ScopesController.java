package org.probity.assessment.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.probity.assessment.Assessments;
import org.probity.assessment.Edition;
import org.probity.assessment.ProviderCategory;
import org.probity.assessment.ScopeFacts;
import org.probity.assessment.ScopeKind;
import org.probity.assessment.domain.Assessment;
import org.probity.assessment.store.AssessmentReads;
import org.probity.identity.Role;
import org.probity.identity.Subject;
import org.probity.platform.web.Drafts;
import org.probity.platform.web.Form;
import org.probity.platform.web.Option;
import org.probity.platform.web.Page;
import org.probity.platform.web.Paging;
import org.probity.platform.web.Submission;
import org.probity.platform.web.Submissions;
import org.probity.platform.web.Submissions.Done;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The list of scopes, and the form that opens or revises one. */
@Controller
class ScopesController {
    private final Assessments assessments;
    private final AssessmentReads reads;
    private final Submissions submissions;
    private final Drafts drafts;

    ScopesController(Assessments assessments, AssessmentReads reads, Submissions submissions, Drafts drafts) {
        this.assessments = assessments;
        this.reads = reads;
        this.submissions = submissions;
        this.drafts = drafts;
    }

    @GetMapping("/assessment")
    Page list(Subject who, @RequestParam(defaultValue = "1") String page) {
        long total = assessments.count(who);
        Paging paging = new Paging("/assessment", Map.of(), Paging.number(page), Paging.SIZE, total);
        return Page.of(
                "assessment/scopes",
                Map.of(
                        "scopes", assessments.scopes(who, paging.offset(), Paging.SIZE),
                        "paging", paging,
                        "lead", who.is(Role.PSIRT_LEAD)));
    }

    @GetMapping("/assessment/new")
    Page fresh(Subject who, HttpServletRequest request) {
        who.mustBe(Role.PSIRT_LEAD);
        return form("New scope of assessment", drafts.open(request, Form.empty("/assessment/new", 0)), "/assessment");
    }

    @PostMapping("/assessment/new")
    View open(Subject who, Submission form, HttpServletResponse response) {
        who.mustBe(Role.PSIRT_LEAD);
        return submissions.run(
                form,
                response,
                () -> {
                    String id = assessments.open(who, new Fields(form).facts());
                    return new Done("/assessment/" + id, "The scope is open. Select its representative products next.");
                },
                again -> form("New scope of assessment", again, "/assessment"));
    }

    @GetMapping("/assessment/{scope}/edit")
    Page edit(Subject who, @PathVariable String scope, HttpServletRequest request) {
        who.mustBe(Role.PSIRT_LEAD);
        Assessment found = reads.assessment(who, scope);
        ScopeFacts facts = found.facts();
        Form start = Form.of(
                "/assessment/" + scope + "/edit",
                found.version(),
                Map.of(
                        "name", facts.name(),
                        "edition", facts.edition().name(),
                        "organization", facts.organization(),
                        "kind", facts.kind().name(),
                        "description", facts.description(),
                        "category", facts.category().name(),
                        "from", facts.from().toString(),
                        "to", facts.to().toString()));
        return form("Scope of assessment", drafts.open(request, start), "/assessment/" + scope);
    }

    @PostMapping("/assessment/{scope}/edit")
    View revise(Subject who, @PathVariable String scope, Submission form, HttpServletResponse response) {
        who.mustBe(Role.PSIRT_LEAD);
        return submissions.run(
                form,
                response,
                () -> {
                    assessments.revise(who, scope, form.version(), new Fields(form).facts());
                    return new Done("/assessment/" + scope, "The scope is changed.");
                },
                again -> form("Scope of assessment", again, "/assessment/" + scope));
    }

    private static Page form(String title, Form form, String back) {
        return Page.of(
                "assessment/scopeform",
                Map.of(
                        "title",
                        title,
                        "form",
                        form,
                        "back",
                        back,
                        "editions",
                        Option.all(Edition.values(), Edition::label),
                        "kinds",
                        Option.all(ScopeKind.values(), ScopeKind::label),
                        "categories",
                        Option.all(ProviderCategory.values(), ProviderCategory::label)));
    }
}
