package org.probity.coordination.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.probity.coordination.CoordinationEvent;
import org.probity.coordination.Embargoes;
import org.probity.coordination.domain.EmbargoState;
import org.probity.handling.CaseHindrance;
import org.probity.handling.CasePanel;
import org.probity.handling.Cases;
import org.probity.identity.Role;
import org.probity.identity.Subject;
import org.probity.platform.db.Db;
import org.probity.platform.decide.UnknownException;
import org.probity.platform.text.Times;
import org.probity.platform.web.Drafts;
import org.probity.platform.web.FieldValues;
import org.probity.platform.web.Form;
import org.probity.platform.web.Page;
import org.probity.platform.web.Submission;
import org.probity.platform.web.Submissions;
import org.probity.record.EventFamily;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The embargo of a case: its page, and its panel on the case page. */
@Controller
class EmbargoController {
    private final Embargoes embargoes;
    private final Cases cases;
    private final Drafts drafts;
    private final Submissions submissions;
    private final Db db;

    EmbargoController(Embargoes embargoes, Cases cases, Drafts drafts, Submissions submissions, Db db) {
        this.embargoes = embargoes;
        this.cases = cases;
        this.drafts = drafts;
        this.submissions = submissions;
        this.db = db;
    }

    @Bean
    static EventFamily coordinationEvents() {
        return new EventFamily(CoordinationEvent.class);
    }

    /** An active embargo keeps a case from being closed. */
    @Bean
    static CaseHindrance activeEmbargo(Embargoes embargoes) {
        return caseId -> embargoes.of(caseId).active()
                ? List.of("An embargo is active. End it, or let the release end it.")
                : List.of();
    }

    @Bean
    static CasePanel embargoPanel(Embargoes embargoes, Db db) {
        return new CasePanel() {
            @Override
            public int order() {
                return 10;
            }

            @Override
            public CasePanel.View view(Subject who, Cases.CaseFile file) {
                return panel(embargoes.of(file.id()), who, file.id(), db);
            }
        };
    }

    private static CasePanel.View panel(EmbargoState state, Subject who, String caseId, Db db) {
        List<CasePanel.Fact> facts = new ArrayList<>();
        String urgent = null;
        if (state.until() == null) {
            facts.add(new CasePanel.Fact("State", "none agreed"));
        } else if (state.active()) {
            String left = Times.left(db.now(), state.until());
            facts.add(new CasePanel.Fact("Ends", Times.utc(state.until()) + ", " + left));
            facts.add(new CasePanel.Fact("Parties", String.join(", ", state.parties())));
            if (!db.now().isBefore(state.until())) {
                urgent = "The agreed date has passed (" + left
                        + "). Nothing is published by itself: release, move or end.";
            }
        } else if (state.ended() != null) {
            facts.add(new CasePanel.Fact("Ended", Times.utc(state.ended())));
        }
        if (state.moves() > 0 && state.firstUntil() != null) {
            facts.add(new CasePanel.Fact("Moved", state.moves() + " times since " + Times.utc(state.firstUntil())));
        }
        List<CasePanel.Fact> links = who.is(Role.PSIRT_LEAD)
                ? List.of(new CasePanel.Fact("Embargo", "/cases/" + caseId + "/embargo"))
                : List.of();
        return new CasePanel.View("Embargo", facts, links, urgent);
    }

    @GetMapping("/cases/{id}/embargo")
    Page show(Subject who, @PathVariable String id, HttpServletRequest request) {
        return page(who, id, action -> drafts.open(request, Form.empty(action, embargoes.version(id))));
    }

    private Page page(Subject who, String id, Function<String, Form> forms) {
        who.mustBe(Role.PSIRT_LEAD);
        Cases.CaseFile file = cases.find(who, id).orElseThrow(UnknownException::new);
        Map<String, Form> all = new LinkedHashMap<>();
        List.of("agree", "move", "end").forEach(act -> all.put(act, forms.apply("/cases/" + id + "/embargo/" + act)));
        return Page.of(
                "coordination/embargo", Map.of("file", file, "state", embargoes.of(id), "forms", all, "now", db.now()));
    }

    @PostMapping("/cases/{id}/embargo/agree")
    org.springframework.web.servlet.View agree(
            Subject who, @PathVariable String id, Submission form, HttpServletResponse response) {
        return run(
                who,
                id,
                form,
                response,
                "The embargo is on the record.",
                () -> embargoes.agree(
                        who,
                        id,
                        form.version(),
                        FieldValues.instant(form.text("until")),
                        List.of(form.text("parties").split("\n")),
                        form.text("terms")));
    }

    @PostMapping("/cases/{id}/embargo/move")
    org.springframework.web.servlet.View move(
            Subject who, @PathVariable String id, Submission form, HttpServletResponse response) {
        return run(
                who,
                id,
                form,
                response,
                "Moved. The first end stays on the record.",
                () -> embargoes.move(
                        who, id, form.version(), FieldValues.instant(form.text("to")), form.text("reason")));
    }

    @PostMapping("/cases/{id}/embargo/end")
    org.springframework.web.servlet.View end(
            Subject who, @PathVariable String id, Submission form, HttpServletResponse response) {
        return run(
                who,
                id,
                form,
                response,
                "The embargo has ended.",
                () -> embargoes.end(who, id, form.version(), form.text("ground")));
    }

    private org.springframework.web.servlet.View run(
            Subject who, String id, Submission form, HttpServletResponse response, String done, Runnable command) {
        return submissions.run(
                form,
                response,
                () -> {
                    command.run();
                    return new Submissions.Done("/cases/" + id, done);
                },
                again -> page(
                        who,
                        id,
                        action -> action.equals(again.action())
                                ? again.on(embargoes.version(id))
                                : Form.empty(action, embargoes.version(id))));
    }
}
