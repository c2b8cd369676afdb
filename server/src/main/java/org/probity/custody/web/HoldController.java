package org.probity.custody.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.custody.CustodyEvent.Target;
import org.probity.custody.store.Dossiers;
import org.probity.custody.store.Holds;
import org.probity.identity.DossierSource;
import org.probity.identity.People;
import org.probity.identity.Role;
import org.probity.identity.Subject;
import org.probity.platform.web.Form;
import org.probity.platform.web.Option;
import org.probity.platform.web.Page;
import org.probity.platform.web.Submission;
import org.probity.platform.web.Submissions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Legal holds: what must not be erased, why, and until when. */
@Controller
class HoldController {
    private static final List<String> OF_THE_PROGRAM =
            List.of("erasure", "hold", "bundle", "operations", "subscription");

    private final Holds holds;
    private final Dossiers dossiers;
    private final People people;
    private final Submissions submissions;

    HoldController(Holds holds, Dossiers dossiers, People people, Submissions submissions) {
        this.holds = holds;
        this.dossiers = dossiers;
        this.people = people;
        this.submissions = submissions;
    }

    @GetMapping("/holds")
    Page list(Subject who, @RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "") String id) {
        who.mustBe(Role.ADMINISTRATOR, Role.PSIRT_LEAD, Role.PSIRT_ANALYST);
        return page(who, Form.of("/holds", 0, Map.of("kind", kind, "id", id)), null);
    }

    private Page page(Subject who, Form place, @Nullable Form again) {
        List<Holds.Line> lines = holds.lines(who);
        Map<String, Form> forms = new HashMap<>();
        lines.forEach(line -> forms.put(line.id(), Form.empty("/holds/" + line.id() + "/lift", line.version())));
        if (again != null) {
            String[] parts = again.action().split("/");
            forms.put(parts[2], again);
        }
        List<Option> kinds = new ArrayList<>();
        for (DossierSource source : dossiers.sources()) {
            if (Holds.mayHold(who, source.kind()) && !OF_THE_PROGRAM.contains(source.kind())) {
                kinds.add(Option.of(source.kind(), source.label()));
            }
        }
        return Page.of(
                "custody/holds",
                Map.of(
                        "lines", lines,
                        "forms", forms,
                        "place", place,
                        "kinds", kinds,
                        "who", who,
                        "dossiers", dossiers,
                        "people", people));
    }

    @PostMapping("/holds")
    View place(Subject who, Submission form, HttpServletResponse response) {
        who.mustBe(Role.ADMINISTRATOR, Role.PSIRT_LEAD);
        return submissions.run(
                form,
                response,
                () -> {
                    holds.place(who, new Target(form.text("kind"), form.text("id")), form.text("reason"));
                    return new Submissions.Done("/holds", "The hold stands: nothing of this can be erased.");
                },
                again -> page(who, again, null));
    }

    @PostMapping("/holds/{id}/lift")
    View lift(Subject who, @PathVariable String id, Submission form, HttpServletResponse response) {
        who.mustBe(Role.ADMINISTRATOR, Role.PSIRT_LEAD);
        return submissions.run(
                form,
                response,
                () -> {
                    holds.lift(who, id, form.version(), form.text("reason"));
                    return new Submissions.Done("/holds", "The hold is lifted.");
                },
                again -> page(who, Form.empty("/holds", 0), again));
    }
}
