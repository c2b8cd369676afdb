package org.probity.receipt.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.probity.identity.People;
import org.probity.identity.Subject;
import org.probity.organization.Products;
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
import org.probity.receipt.Dismissal;
import org.probity.receipt.KeptFile;
import org.probity.receipt.Redirection;
import org.probity.receipt.Screening;
import org.probity.receipt.store.ReportQueue;
import org.probity.record.Actor;
import org.probity.record.Attachments;
import org.probity.record.Seals;
import org.probity.traceability.Satisfies;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** One report for PSIRT: all of it, and what can be done next. */
@Controller
class ReportPageController {
    private static final List<String> ACTS = List.of(
            "acknowledge",
            "screen",
            "ask",
            "resume",
            "tell",
            "redirect",
            "dismiss",
            "agree",
            "decline",
            "conclude",
            "reopen");

    private final ReportQueue queue;
    private final Screening screening;
    private final Products products;
    private final People people;
    private final Attachments attachments;
    private final Seals seals;
    private final Submissions submissions;
    private final Drafts drafts;
    private final Settings settings;
    private final Db db;

    ReportPageController(
            ReportQueue queue,
            Screening screening,
            Products products,
            People people,
            Attachments attachments,
            Seals seals,
            Submissions submissions,
            Drafts drafts,
            Settings settings,
            Db db) {
        this.queue = queue;
        this.screening = screening;
        this.products = products;
        this.people = people;
        this.attachments = attachments;
        this.seals = seals;
        this.submissions = submissions;
        this.drafts = drafts;
        this.settings = settings;
        this.db = db;
    }

    private ReportQueue.Whole whole(Subject who, String number) {
        return queue.whole(who, number.toUpperCase(Locale.ROOT)).orElseThrow(UnknownException::new);
    }

    @GetMapping("/reports/{number}")
    Page show(Subject who, @PathVariable String number, HttpServletRequest request) {
        ReportQueue.Whole whole = whole(who, number);
        Map<String, Form> forms = new HashMap<>();
        for (String act : ReportView.of(whole, who.personId()).acts()) {
            forms.put(act, drafts.open(request, form(whole, act)));
        }
        return page(who, whole, forms, List.of());
    }

    private static Form form(ReportQueue.Whole whole, String act) {
        String action = "/reports/" + whole.number() + "/" + act;
        if (act.equals("acknowledge")) {
            return Form.of(action, whole.version(), Map.of("acknowledge-text", ReportTexts.acknowledgement(whole)));
        }
        return Form.empty(action, whole.version());
    }

    /**
     * The page.
     *
     * @param refused why something was not done whose form is no longer offered
     */
    private Page page(Subject who, ReportQueue.Whole whole, Map<String, Form> forms, List<String> refused) {
        ReportView view = ReportView.of(whole, who.personId());
        String productId = view.report().productId();
        return Page.of(
                "receipt/show",
                Map.of(
                        "report",
                        view,
                        "product",
                        productId == null
                                ? ""
                                : products.find(productId)
                                        .map(Products.Product::name)
                                        .orElse(productId),
                        "owner",
                        view.state().ownerId() == null
                                ? "Nobody yet"
                                : name(view.state().ownerId()),
                        "names",
                        view.steps().stream()
                                .map(step -> step.event().actor())
                                .distinct()
                                .collect(Collectors.toMap(actor -> actor, people::nameOf)),
                        "seals",
                        seals.of(whole.events()),
                        "forms",
                        forms,
                        "now",
                        db.now(),
                        "access",
                        new ReportView.Access(who.isPsirt(), refused),
                        "dismissals",
                        List.of(Dismissal.Kind.values()),
                        "vendor",
                        settings.vendor()));
    }

    private String name(@Nullable String personId) {
        return personId == null ? "" : people.nameOf(Actor.person(personId));
    }

    @PostMapping("/reports/{number}/{act}")
    View act(
            Subject who,
            @PathVariable String number,
            @PathVariable String act,
            Submission form,
            HttpServletResponse response) {
        if (!ACTS.contains(act)) {
            throw new UnknownException();
        }
        String canonical = whole(who, number).number();
        return submissions.run(
                form,
                response,
                () -> new Submissions.Done("/reports/" + canonical, carryOut(who, canonical, act, form)),
                again -> {
                    ReportQueue.Whole whole = whole(who, canonical);
                    Map<String, Form> forms = new HashMap<>();
                    ACTS.forEach(other -> forms.put(other, form(whole, other)));
                    forms.put(
                            act,
                            new Form(
                                    again.action(),
                                    again.values(),
                                    again.problems(),
                                    whole.version(),
                                    again.once(),
                                    false));
                    boolean offered =
                            ReportView.of(whole, who.personId()).acts().contains(act);
                    return page(
                            who,
                            whole,
                            forms,
                            offered
                                    ? List.of()
                                    : again.problems().stream()
                                            .map(Problem::text)
                                            .toList());
                });
    }

    /** The fields of one form on a page with several: each is named after its form, so that no two share an id. */
    private record Part(Submission form, String act) {
        String text(String name) {
            return form.text(act + "-" + name);
        }

        String field(String name) {
            return act + "-" + name;
        }

        Problem named(Problem problem) {
            return problem.field() == null
                    ? problem
                    : Problem.at(field(problem.field()), problem.what(), problem.next());
        }
    }

    /** Carries the command out and says what was done. */
    private String carryOut(Subject who, String number, String act, Submission form) {
        Part part = new Part(form, act);
        try {
            carryOut(who, number, part, form.version());
            return ReportTexts.done(act);
        } catch (RefusedException refused) {
            throw new RefusedException(
                    refused.problems().stream().map(part::named).toList());
        }
    }

    private void carryOut(Subject who, String number, Part part, long version) {
        switch (part.act()) {
            case "acknowledge" -> screening.acknowledge(who, number, version, part.text("text"));
            case "screen" -> screening.screen(who, number, version);
            case "ask" -> screening.ask(who, number, version, part.text("questions"), answerBy(part));
            case "resume" -> screening.resume(who, number, version, part.text("reason"));
            case "tell" -> screening.tell(who, number, version, part.text("text"));
            case "redirect" -> screening.redirect(who, number, version, redirection(part));
            case "dismiss" -> screening.proposeDismissal(who, number, version, dismissal(part));
            case "agree" -> screening.agreeToDismissal(who, number, version);
            case "decline" -> screening.declineDismissal(who, number, version, part.text("reason"));
            case "conclude" -> screening.conclude(who, number, version, part.text("message"));
            default -> screening.reopen(who, number, version, part.text("ground"));
        }
    }

    private static LocalDate answerBy(Part part) {
        List<Problem> problems = new ArrayList<>();
        LocalDate day = Fields.neededDate(part.form(), part.field("answer-by"), problems);
        if (day == null) {
            Problem problem = problems.getFirst();
            throw new RefusedException(List.of(Problem.at("answer-by", problem.what(), problem.next())));
        }
        return day;
    }

    private static Redirection redirection(Part part) {
        return new Redirection(
                part.text("recipient"),
                part.text("route"),
                !part.text("checked").isEmpty(),
                part.text("way").equals("forwarded"),
                part.text("message"));
    }

    private static Dismissal dismissal(Part part) {
        for (Dismissal.Kind kind : Dismissal.Kind.values()) {
            if (kind.name().equals(part.text("kind"))) {
                return new Dismissal(kind, part.text("reason"), part.text("message"), part.text("attempt"));
            }
        }
        throw new RefusedException(List.of(Problem.at("kind", "No kind of reason is chosen.", "Choose one.")));
    }

    /** Erased and unknown are told apart to whoever may see the report. */
    private RuntimeException gone(KeptFile file) {
        return attachments
                .erased(file.sha256())
                .<RuntimeException>map(words -> new RefusedException("This file is gone: " + words, ""))
                .orElseGet(UnknownException::new);
    }

    /** The bytes as they came in, never shown by the browser. */
    @GetMapping("/reports/{number}/files/{sha256}")
    @Satisfies("29147-6.7-a")
    ResponseEntity<byte[]> file(Subject who, @PathVariable String number, @PathVariable String sha256) {
        KeptFile file = ReportView.of(whole(who, number), who.personId()).files().stream()
                .filter(kept -> kept.sha256().equals(sha256))
                .findFirst()
                .orElseThrow(UnknownException::new);
        byte[] bytes = attachments.open(file.sha256()).orElseThrow(() -> gone(file));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name(), java.nio.charset.StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(bytes);
    }
}
