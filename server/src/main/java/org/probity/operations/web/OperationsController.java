package org.probity.operations.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.identity.Role;
import org.probity.identity.Subject;
import org.probity.platform.db.Db;
import org.probity.platform.decide.RefusedException;
import org.probity.platform.web.Form;
import org.probity.platform.web.NavItem;
import org.probity.platform.web.Page;
import org.probity.platform.web.Submission;
import org.probity.platform.web.Submissions;
import org.probity.record.Audits;
import org.probity.record.Rebuilds;
import org.probity.record.Sealing;
import org.probity.record.Seals;
import org.probity.record.StreamId;
import org.probity.record.Subscriptions;
import org.probity.record.Timelines;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** The administrator's page about the program itself, and the few things to do there. */
@Controller
class OperationsController {
    private static final String HERE = "/admin/operations";
    private static final int FINDINGS = 50;

    private final Seals seals;
    private final Sealing sealing;
    private final Subscriptions subscriptions;
    private final Rebuilds rebuilds;
    private final Audits audits;
    private final Timelines timelines;
    private final Submissions submissions;
    private final Db db;

    OperationsController(
            Seals seals,
            Sealing sealing,
            Subscriptions subscriptions,
            Rebuilds rebuilds,
            Audits audits,
            Timelines timelines,
            Submissions submissions,
            Db db) {
        this.seals = seals;
        this.sealing = sealing;
        this.subscriptions = subscriptions;
        this.rebuilds = rebuilds;
        this.audits = audits;
        this.timelines = timelines;
        this.submissions = submissions;
        this.db = db;
    }

    @Bean
    static NavItem operationsItem() {
        return new NavItem(95, "Operations", HERE, Set.of(Role.ADMINISTRATOR.name()));
    }

    @GetMapping(HERE)
    Page show(Subject who) {
        who.mustBe(Role.ADMINISTRATOR);
        return page(null);
    }

    @PostMapping(HERE + "/rebuild")
    View rebuild(Subject who, Submission form, HttpServletResponse response) {
        return run(
                who,
                form,
                response,
                "The tables are being rebuilt. Reload to see how far it is.",
                () -> rebuilds.start(who.actor()));
    }

    @PostMapping(HERE + "/audit")
    View audit(Subject who, Submission form, HttpServletResponse response) {
        return run(
                who,
                form,
                response,
                "The record is being compared. Reload to see how far it is.",
                () -> audits.start(who.actor()));
    }

    @PostMapping(HERE + "/subscriptions/{name}/retry")
    View retry(Subject who, @PathVariable String name, Submission form, HttpServletResponse response) {
        return run(who, form, response, "It is tried again now.", () -> subscriptions.retryNow(name));
    }

    @PostMapping(HERE + "/subscriptions/{name}/skip")
    View skip(Subject who, @PathVariable String name, Submission form, HttpServletResponse response) {
        return run(
                who,
                form,
                response,
                "The event is skipped, and the record says so.",
                () -> subscriptions.skip(who.actor(), name, number(form.text("event")), form.text("reason")));
    }

    private View run(Subject who, Submission form, HttpServletResponse response, String notice, Runnable command) {
        who.mustBe(Role.ADMINISTRATOR);
        return submissions.run(
                form,
                response,
                () -> {
                    command.run();
                    return new Submissions.Done(HERE, notice);
                },
                this::page);
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException none) {
            throw new RefusedException("No event was named.", "Reload the page and try again.");
        }
    }

    private Page page(@Nullable Form again) {
        List<Subscriptions.State> states = subscriptions.states();
        Map<String, Form> forms = new HashMap<>();
        List.of("rebuild", "audit").forEach(act -> forms.put(act, Form.empty(HERE + "/" + act, 0)));
        states.forEach(state -> List.of("retry", "skip").forEach(act -> {
            String path = "subscriptions/" + state.name() + "/" + act;
            forms.put(path, Form.empty(HERE + "/" + path, 0));
        }));
        if (again != null) {
            forms.put(again.action().substring(HERE.length() + 1), again);
        }
        Map<String, Object> params = new HashMap<>();
        params.put("log", seals.state());
        params.put("sealing", sealing.state());
        params.put("now", db.now());
        params.put("subscriptions", states);
        params.put("rebuild", rebuilds.last().orElse(null));
        params.put("audit", audits.last().orElse(null));
        params.put("findings", audits.findings(FINDINGS));
        params.put("forms", forms);
        List<StreamId> streams = new ArrayList<>(
                List.of(new StreamId("operations", "projections"), new StreamId("operations", "audit")));
        states.forEach(state -> streams.add(new StreamId("subscription", state.name())));
        params.put("timeline", timelines.of(streams));
        return Page.of("operations/operations", params);
    }
}
