package org.probity.custody.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.custody.CustodyEvent.Target;
import org.probity.custody.Ground;
import org.probity.custody.store.Dossiers;
import org.probity.custody.store.ErasureDesk;
import org.probity.custody.store.ErasureFinisher;
import org.probity.custody.store.ErasurePlans;
import org.probity.custody.store.ErasurePlans.Wish;
import org.probity.identity.People;
import org.probity.identity.Role;
import org.probity.identity.Subject;
import org.probity.platform.decide.Problem;
import org.probity.platform.decide.RefusedException;
import org.probity.platform.decide.UnknownException;
import org.probity.platform.web.FieldValues;
import org.probity.platform.web.Form;
import org.probity.platform.web.Option;
import org.probity.platform.web.Page;
import org.probity.platform.web.Submission;
import org.probity.platform.web.Submissions;
import org.probity.record.Personal.Part;
import org.probity.record.Timelines;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Erasing: choose, see exactly what goes and what stays, propose; a second person carries it out. */
@Controller
class ErasureController {
    private static final List<Option> GROUNDS = List.of(Ground.values()).stream()
            .map(ground -> new Option(ground.name(), ground.label(), ground.help()))
            .toList();

    private final ErasureDesk desk;
    private final ErasurePlans plans;
    private final ErasureFinisher finisher;
    private final Dossiers dossiers;
    private final People people;
    private final Timelines timelines;
    private final Submissions submissions;

    ErasureController(
            ErasureDesk desk,
            ErasurePlans plans,
            ErasureFinisher finisher,
            Dossiers dossiers,
            People people,
            Timelines timelines,
            Submissions submissions) {
        this.desk = desk;
        this.plans = plans;
        this.finisher = finisher;
        this.dossiers = dossiers;
        this.people = people;
        this.timelines = timelines;
        this.submissions = submissions;
    }

    private static void mustHaveARole(Subject who) {
        who.mustBe(Role.ADMINISTRATOR, Role.PSIRT_LEAD, Role.PSIRT_ANALYST);
    }

    @GetMapping("/erasures")
    Page list(Subject who) {
        mustHaveARole(who);
        List<Option> gone = who.is(Role.ADMINISTRATOR)
                ? people.all().stream()
                        .filter(People.Person::disabled)
                        .map(person -> Option.of(person.id(), person.name()))
                        .toList()
                : List.of();
        return Page.of(
                "custody/erasures",
                Map.of(
                        "who", who,
                        "lines", desk.lines(who),
                        "gone", gone,
                        "dossiers", dossiers,
                        "people", people));
    }

    /** What would go and what would stay; asks for nothing to be kept. */
    @GetMapping("/erasures/new")
    View preview(
            Subject who,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") List<String> part,
            @RequestParam(defaultValue = "") List<String> field) {
        mustHaveARole(who);
        Set<Part> parts = ErasurePlans.parts(part);
        boolean person = ErasurePlans.ABOUT_PEOPLE.contains(kind);
        Set<String> fields = new HashSet<>(field);
        fields.remove("");
        Wish wish = new Wish(
                new Target(kind, id.strip()),
                parts.isEmpty() && fields.isEmpty() && person ? Set.of(Part.IDENTITY) : parts,
                fields);
        return planned(who, wish, Form.empty("/erasures", 0));
    }

    private Page planned(Subject who, Wish wish, Form form) {
        try {
            Map<String, Object> model = new HashMap<>();
            model.put("plan", plans.plan(who, wish));
            model.put("label", dossiers.label(wish.target().kind()));
            model.put("grounds", GROUNDS);
            model.put("form", form);
            model.put("timelines", timelines);
            return Page.of("custody/erase", model);
        } catch (RefusedException refused) {
            return Page.of("platform/problem", Map.of("title", "That cannot be erased", "problems", refused.problems()))
                    .with(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/erasures")
    View propose(Subject who, Submission form, HttpServletResponse response) {
        mustHaveARole(who);
        Wish wish = new Wish(
                new Target(form.text("kind"), form.text("id")),
                ErasurePlans.parts(form.all("part")),
                new HashSet<>(form.all("field")));
        return submissions.run(
                form,
                response,
                () -> new Submissions.Done(
                        "/erasures/" + desk.propose(who, wish, ground(form), form.text("reason")),
                        "Proposed. A second person carries it out or declines."),
                again -> planned(who, wish, again));
    }

    private static Ground ground(Submission form) {
        Ground ground = FieldValues.constant(Ground.class, form.text("ground"));
        if (ground == null) {
            throw new RefusedException(List.of(Problem.at("ground", "No ground is chosen.", "Choose one.")));
        }
        return ground;
    }

    @GetMapping("/erasures/{id}")
    Page show(Subject who, @PathVariable String id) {
        return page(who, id, null);
    }

    /** The number, for who may know of the erasure. */
    private String known(Subject who, String number) {
        return desk.find(who, number).orElseThrow(UnknownException::new).id();
    }

    private Page page(Subject who, String id, @Nullable Form again) {
        ErasureDesk.Whole whole = desk.find(who, id).orElseThrow(UnknownException::new);
        Map<String, Form> forms = new HashMap<>();
        for (String act : List.of("carry-out", "decline")) {
            forms.put(act, Form.empty("/erasures/" + id + "/" + act, whole.version()));
        }
        if (again != null) {
            forms.put(again.action().substring(again.action().lastIndexOf('/') + 1), again.on(whole.version()));
        }
        Map<String, Object> model = new HashMap<>();
        model.put("whole", whole);
        model.put("review", desk.review(who, whole));
        model.put("forms", forms);
        model.put("label", dossiers.label(whole.proposed().target().kind()));
        dossiers.open(
                        who,
                        whole.proposed().target().kind(),
                        whole.proposed().target().id())
                .ifPresent(dossier -> model.put("dossier", dossier));
        model.put("own", whole.proposed().byPerson().equals(who.personId()));
        model.put(
                "mayCarryOut",
                ErasurePlans.mayCarryOut(who, whole.proposed().target().kind()));
        model.put("timeline", timelines.of(whole.events()));
        model.put("timelines", timelines);
        return Page.of("custody/erasure", model);
    }

    @PostMapping("/erasures/{id}/carry-out")
    View carryOut(Subject who, @PathVariable("id") String number, Submission form, HttpServletResponse response) {
        String id = known(who, number);
        return submissions.run(
                form,
                response,
                () -> {
                    if (!form.ticked("sure")) {
                        throw new RefusedException(List.of(Problem.at(
                                "sure",
                                "You have not said that you looked at it.",
                                "It cannot be undone: tick the box.")));
                    }
                    desk.carryOut(who, id, form.version());
                    finisher.wake();
                    return new Submissions.Done("/erasures/" + id, "Erased. The freed bytes go in a moment.");
                },
                again -> page(who, id, again));
    }

    @PostMapping("/erasures/{id}/decline")
    View decline(Subject who, @PathVariable("id") String number, Submission form, HttpServletResponse response) {
        String id = known(who, number);
        return submissions.run(
                form,
                response,
                () -> {
                    desk.decline(who, id, form.version(), form.text("decline-reason"));
                    return new Submissions.Done("/erasures/" + id, "Declined; nothing was erased.");
                },
                again -> page(who, id, again));
    }
}
