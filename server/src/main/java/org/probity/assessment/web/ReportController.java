package org.probity.assessment.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import org.probity.assessment.Assessments;
import org.probity.assessment.Evidence.KeptFile;
import org.probity.assessment.domain.Assessment;
import org.probity.assessment.domain.ScopeState;
import org.probity.assessment.report.ReportModel;
import org.probity.assessment.report.ReportModels;
import org.probity.assessment.report.ReportWriter;
import org.probity.assessment.store.AssessmentReads;
import org.probity.assessment.store.EvidenceFiles;
import org.probity.identity.People;
import org.probity.identity.Role;
import org.probity.identity.Subject;
import org.probity.platform.db.Db;
import org.probity.platform.decide.UnknownException;
import org.probity.platform.web.Drafts;
import org.probity.platform.web.Form;
import org.probity.platform.web.Page;
import org.probity.platform.web.Submission;
import org.probity.platform.web.Submissions;
import org.probity.platform.web.Submissions.Done;
import org.probity.record.Actor;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** The report: as it would be now, and as it was issued. */
@Controller
class ReportController {
    private final Assessments assessments;
    private final AssessmentReads reads;
    private final ReportModels models;
    private final ReportWriter writer;
    private final EvidenceFiles files;
    private final People people;
    private final Submissions submissions;
    private final Drafts drafts;
    private final Db db;

    ReportController(
            Assessments assessments,
            AssessmentReads reads,
            ReportModels models,
            ReportWriter writer,
            EvidenceFiles files,
            People people,
            Submissions submissions,
            Drafts drafts,
            Db db) {
        this.assessments = assessments;
        this.reads = reads;
        this.models = models;
        this.writer = writer;
        this.files = files;
        this.people = people;
        this.submissions = submissions;
        this.drafts = drafts;
        this.db = db;
    }

    @GetMapping("/assessment/{scope}/report")
    Page draft(Subject who, @PathVariable String scope, HttpServletRequest request) {
        Assessment found = reads.assessment(who, scope);
        return page(who, found, drafts.open(request, Form.empty(path(scope), found.version())));
    }

    @GetMapping("/assessment/{scope}/report.pdf")
    ResponseEntity<byte[]> draftPdf(Subject who, @PathVariable String scope) {
        ReportModel model = model(who, reads.assessment(who, scope));
        return Downloads.of("assessment-report-draft.pdf", ReportWriter.pdf(writer.html(model)));
    }

    @GetMapping("/assessment/{scope}/report.html")
    ResponseEntity<byte[]> draftHtml(Subject who, @PathVariable String scope) {
        ReportModel model = model(who, reads.assessment(who, scope));
        return Downloads.of(
                "assessment-report-draft.html", writer.html(model).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @PostMapping("/assessment/{scope}/report")
    View issue(Subject who, @PathVariable String scope, Submission form, HttpServletResponse response) {
        who.mustBe(Role.ASSESSOR);
        return submissions.run(
                form,
                response,
                () -> {
                    int number = assessments.issue(who, scope, form.version(), form.text("statement"));
                    return new Done(path(scope), "Report " + number + " is issued. It will not change any more.");
                },
                again -> page(who, reads.assessment(who, scope), again));
    }

    @GetMapping("/assessment/{scope}/reports/{number}.{type}")
    ResponseEntity<byte[]> issued(
            Subject who, @PathVariable String scope, @PathVariable String number, @PathVariable String type) {
        ScopeState.Issued issued = reads.assessment(who, scope).scope().reports().stream()
                .filter(report -> Integer.toString(report.report().number()).equals(number))
                .findFirst()
                .orElseThrow(UnknownException::new);
        KeptFile file =
                switch (type) {
                    case "html" -> issued.report().html();
                    case "pdf" -> issued.report().pdf();
                    default -> throw new UnknownException();
                };
        return Downloads.of(file.name(), files.open(file));
    }

    private ReportModel model(Subject who, Assessment found) {
        return models.of(found, 0, who.name(), "", db.now());
    }

    private Page page(Subject who, Assessment found, Form form) {
        Map<String, Object> params = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        found.scope()
                .reports()
                .forEach(issued -> names.computeIfAbsent(issued.by(), id -> people.nameOf(Actor.person(id))));
        params.put("assessment", found);
        params.put("report", model(who, found));
        params.put("names", names);
        params.put("form", form);
        params.put("assessor", who.is(Role.ASSESSOR));
        return Page.of("assessment/report", params);
    }

    private static String path(String scope) {
        return "/assessment/" + scope + "/report";
    }
}
