package org.probity.organization.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.identity.Role;
import org.probity.identity.Subject;
import org.probity.organization.Policies;
import org.probity.organization.Policies.Policy;
import org.probity.platform.Settings;
import org.probity.platform.db.Db;
import org.probity.platform.decide.Problem;
import org.probity.platform.decide.RefusedException;
import org.probity.platform.decide.UnknownException;
import org.probity.platform.web.Drafts;
import org.probity.platform.web.Fields;
import org.probity.platform.web.Form;
import org.probity.platform.web.Page;
import org.probity.platform.web.Submission;
import org.probity.platform.web.Submissions;
import org.probity.platform.web.Viewer;
import org.probity.platform.web.ViewerSource;
import org.probity.traceability.Satisfies;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** The disclosure policy: public in every version, adopted by a lead. */
@Controller
@Satisfies({"29147-9.1-a", "29147-9.3.4-a"})
class PolicyController {
    private static final String NEW = "/policies/new";

    private final Policies policies;
    private final ViewerSource viewers;
    private final Submissions submissions;
    private final Drafts drafts;
    private final Settings settings;
    private final Db db;

    PolicyController(
            Policies policies, ViewerSource viewers, Submissions submissions, Drafts drafts, Settings settings, Db db) {
        this.policies = policies;
        this.viewers = viewers;
        this.submissions = submissions;
        this.drafts = drafts;
        this.settings = settings;
        this.db = db;
    }

    @GetMapping("/policy")
    Page inForce(HttpServletRequest request) {
        return page(request, policies.inForce(db.now()));
    }

    /** An older or coming version stays readable under its own address. */
    @GetMapping("/policy/{version}")
    Page version(@PathVariable String version, HttpServletRequest request) {
        return page(
                request,
                policies.all().stream()
                        .filter(policy -> policy.version().equals(version))
                        .findFirst()
                        .orElseThrow(UnknownException::new));
    }

    private Page page(HttpServletRequest request, Policy policy) {
        Viewer viewer = viewers.viewer(request);
        return Page.of(
                "organization/policy",
                Map.of(
                        "policy", policy,
                        "inForce", policies.inForce(db.now()).version(),
                        "all", policies.all(),
                        "vendor", settings.vendor(),
                        "mayEdit", viewer != null && viewer.roles().contains(Role.PSIRT_LEAD.name())));
    }

    @GetMapping(NEW)
    Page newVersion(Subject who, HttpServletRequest request) {
        who.mustBe(Role.PSIRT_LEAD);
        return newPage(drafts.open(request, Form.of(NEW, 0, startValues(policies.inForce(db.now())))));
    }

    /** A new version starts from the one in force. */
    private static Map<String, String> startValues(Policy policy) {
        Map<String, String> values = new HashMap<>();
        values.put("acknowledge", days(policy.acknowledge()));
        values.put("triage", days(policy.triage()));
        values.put("update", days(policy.update()));
        policy.remediate().forEach((severity, target) -> values.put(field(severity), days(target)));
        values.put("text", policy.publicText());
        return values;
    }

    private static String days(Duration duration) {
        return Long.toString(Math.max(1, duration.toDays()));
    }

    private static String field(String severity) {
        return "remediate-" + severity.toLowerCase(Locale.ROOT);
    }

    private static Page newPage(Form form) {
        return Page.of("organization/policy-new", Map.of("form", form));
    }

    @PostMapping(NEW)
    View adopt(Subject who, Submission form, HttpServletResponse response) {
        who.mustBe(Role.PSIRT_LEAD);
        return submissions.run(
                form,
                response,
                () -> {
                    policies.adopt(who, read(form));
                    return new Submissions.Done("/policy/" + form.text("version"), "The version is adopted.");
                },
                PolicyController::newPage);
    }

    private static Policy read(Submission form) {
        List<Problem> problems = new ArrayList<>();
        @Nullable LocalDate effective = Fields.neededDate(form, "effective", problems);
        Duration acknowledge = duration(form, "acknowledge", problems);
        Duration triage = duration(form, "triage", problems);
        Duration update = duration(form, "update", problems);
        Map<String, Duration> targets = new LinkedHashMap<>();
        for (String severity : Policies.SEVERITIES) {
            targets.put(severity, duration(form, field(severity), problems));
        }
        if (effective == null || !problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        return new Policy(
                form.text("version"),
                effective.atStartOfDay(ZoneOffset.UTC).toInstant(),
                acknowledge,
                triage,
                update,
                targets,
                form.text("text"));
    }

    private static Duration duration(Submission form, String name, List<Problem> problems) {
        return Duration.ofDays(Fields.number(form, name, 1, 3_650, problems));
    }
}
