package org.probity.assessment.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.assessment.Assessments;
import org.probity.assessment.Evidence;
import org.probity.assessment.EvidenceRecipe.Row;
import org.probity.assessment.domain.Assessment;
import org.probity.assessment.store.AssessmentReads;
import org.probity.assessment.store.EvidenceFiles;
import org.probity.identity.People;
import org.probity.identity.Role;
import org.probity.identity.Subject;
import org.probity.platform.decide.UnknownException;
import org.probity.platform.web.Drafts;
import org.probity.platform.web.Form;
import org.probity.platform.web.Page;
import org.probity.platform.web.Paging;
import org.probity.platform.web.Submission;
import org.probity.platform.web.Submissions;
import org.probity.platform.web.Submissions.Done;
import org.probity.record.Actor;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/** One piece of evidence: what it is, its file, and for a snapshot the whole population. */
@Controller
@RequestMapping("/assessment/{scope}/evidence/{id}")
class EvidenceController {
    private static final int ROWS = 100;
    private final Assessments assessments;
    private final AssessmentReads reads;
    private final EvidenceFiles files;
    private final People people;
    private final Submissions submissions;
    private final Drafts drafts;

    EvidenceController(
            Assessments assessments,
            AssessmentReads reads,
            EvidenceFiles files,
            People people,
            Submissions submissions,
            Drafts drafts) {
        this.assessments = assessments;
        this.reads = reads;
        this.files = files;
        this.people = people;
        this.submissions = submissions;
        this.drafts = drafts;
    }

    @GetMapping
    Page show(Subject who, @PathVariable String scope, @PathVariable String id, HttpServletRequest request) {
        return page(who, scope, id, request, null);
    }

    @GetMapping("/file")
    ResponseEntity<byte[]> file(Subject who, @PathVariable String scope, @PathVariable String id) {
        Evidence.@Nullable KeptFile file =
                placed(reads.assessment(who, scope), id).item().evidence().file();
        if (file == null) {
            throw new UnknownException();
        }
        return Downloads.of(file.name(), files.open(file));
    }

    @PostMapping("/confirm")
    View confirm(
            Subject who,
            @PathVariable String scope,
            @PathVariable String id,
            Submission form,
            HttpServletResponse response) {
        return submissions.run(
                form,
                response,
                () -> {
                    assessments.confirm(who, scope, id, form.text("confirmation"));
                    return new Done(
                            "/assessment/" + scope + "/evidence/" + id, "Your statement stands on the snapshot.");
                },
                again -> page(who, scope, id, form.request(), again));
    }

    @PostMapping("/withdraw")
    View withdraw(
            Subject who,
            @PathVariable String scope,
            @PathVariable String id,
            Submission form,
            HttpServletResponse response) {
        return submissions.run(
                form,
                response,
                () -> {
                    assessments.withdraw(who, scope, id, form.text("withdraw-reason"));
                    return new Done("/assessment/" + scope + "/evidence/" + id, "The evidence is withdrawn.");
                },
                again -> page(who, scope, id, form.request(), again));
    }

    private Page page(Subject who, String scope, String id, HttpServletRequest request, @Nullable Form again) {
        Assessment assessment = reads.assessment(who, scope);
        Assessment.Placed placed = placed(assessment, id);
        EvidenceView view = EvidenceView.of(
                placed.item(), people.nameOf(Actor.person(placed.item().by())), files);
        String base = "/assessment/" + scope + "/evidence/" + id;
        Map<String, Object> params = new HashMap<>();
        params.put("assessment", assessment);
        params.put("placed", placed);
        params.put("view", view);
        params.put("lead", who.is(Role.PSIRT_LEAD));
        params.put("confirm", form(base + "/confirm", request, again));
        params.put("withdraw", form(base + "/withdraw", request, again));
        boolean only = "exceptions".equals(request.getParameter("only"));
        List<Row> rows = view.content() == null ? List.of() : EvidenceView.exceptionsFirst(view.content());
        List<Row> wanted =
                only ? rows.stream().filter(row -> !row.exception().isEmpty()).toList() : rows;
        String number = request.getParameter("page");
        Paging paging = new Paging(
                base,
                only ? Map.of("only", "exceptions") : Map.of(),
                Paging.number(number == null ? "1" : number),
                ROWS,
                wanted.size());
        params.put("rows", wanted.stream().skip(paging.offset()).limit(ROWS).toList());
        params.put("paging", paging);
        return Page.of("assessment/evidence", params);
    }

    private Form form(String action, HttpServletRequest request, @Nullable Form again) {
        return again != null && again.action().equals(action) ? again : drafts.open(request, Form.empty(action, 0));
    }

    private static Assessment.Placed placed(Assessment assessment, String id) {
        return assessment.evidence(id).orElseThrow(UnknownException::new);
    }
}
