package org.probity.receipt.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.probity.organization.Policies;
import org.probity.organization.Products;
import org.probity.platform.Settings;
import org.probity.platform.db.Db;
import org.probity.platform.decide.UnknownException;
import org.probity.platform.web.Drafts;
import org.probity.platform.web.Form;
import org.probity.platform.web.Option;
import org.probity.platform.web.Page;
import org.probity.platform.web.Submission;
import org.probity.platform.web.Submissions;
import org.probity.receipt.Channel;
import org.probity.receipt.Intake;
import org.probity.receipt.Reports.State;
import org.probity.receipt.domain.ReportWords;
import org.probity.receipt.store.SecretLinks;
import org.probity.receipt.store.SqlIntake;
import org.probity.receipt.store.Uploads;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** What a reporter sees, without an account: the form, and the report behind its secret link. */
@Controller
class ReporterController {
    private static final String FORM = "/report";
    /** Stands for the secret link where an address is kept; the token itself never is. */
    private static final String LINK = "/r";

    private final SqlIntake intake;
    private final Uploads uploads;
    private final Guests guests;
    private final Submissions submissions;
    private final Drafts drafts;
    private final Products products;
    private final Policies policies;
    private final Settings settings;
    private final Db db;

    ReporterController(
            SqlIntake intake,
            Uploads uploads,
            Guests guests,
            Submissions submissions,
            Drafts drafts,
            Products products,
            Policies policies,
            Settings settings,
            Db db) {
        this.intake = intake;
        this.uploads = uploads;
        this.guests = guests;
        this.submissions = submissions;
        this.drafts = drafts;
        this.products = products;
        this.policies = policies;
        this.settings = settings;
        this.db = db;
    }

    @GetMapping(FORM)
    Page form(HttpServletRequest request, HttpServletResponse response) {
        guests.mark(request, response);
        Form form = drafts.open(request, Form.empty(FORM, 0));
        return formPage(form, uploads.find(form.all(ReportForm.KEPT)));
    }

    private Page formPage(Form form, List<Uploads.Waiting> waiting) {
        return Page.of(
                "receipt/report",
                Map.of(
                        "form", ReportForm.with(form, waiting),
                        "waiting", waiting,
                        "products", productOptions(products),
                        "vendor", settings.vendor(),
                        "limits", settings.limits(),
                        "policy", policies.inForce(db.now())));
    }

    static List<Option> productOptions(Products products) {
        return products.all().stream()
                .map(product -> Option.of(product.id(), product.name()))
                .toList();
    }

    @PostMapping(FORM)
    View submit(Submission form, HttpServletRequest request, HttpServletResponse response) {
        String token = SecretLinks.tokenFor(once(request));
        List<Uploads.Waiting> waiting = new ArrayList<>(uploads.find(form.all(ReportForm.KEPT)));
        View view = submissions.run(
                form,
                response,
                () -> {
                    guests.mustReport(request);
                    take(form, waiting);
                    intake.submit(ReportForm.read(form, Channel.FORM, files(waiting), null), null, token);
                    return new Submissions.Done(LINK, "Your report is in. Keep the address of this page.");
                },
                again -> {
                    Form kept = ReportForm.with(again, waiting);
                    drafts.keep(request, FORM, kept.values());
                    return formPage(kept, waiting);
                });
        return toLink(view, token);
    }

    private void take(Submission form, List<Uploads.Waiting> waiting) {
        List<Uploads.Waiting> all = uploads.take(ReportForm.FILES, ReportForm.sent(form), form.all(ReportForm.KEPT));
        waiting.clear();
        waiting.addAll(all);
    }

    private static List<org.probity.receipt.KeptFile> files(List<Uploads.Waiting> waiting) {
        return waiting.stream().map(Uploads.Waiting::file).toList();
    }

    private static String once(HttpServletRequest request) {
        String once = request.getParameter("_once");
        return once == null ? "" : once;
    }

    private static View toLink(View view, String token) {
        if (view instanceof RedirectView redirect && LINK.equals(redirect.getUrl())) {
            RedirectView link = new RedirectView(LINK + "/" + token, false, false, false);
            link.setStatusCode(HttpStatus.SEE_OTHER);
            return link;
        }
        return view;
    }

    @GetMapping("/r/{token}")
    Page follow(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
        Intake.Followed followed = guests.follow(request, token);
        guests.mark(request, response);
        return followPage(token, followed, drafts.open(request, answerForm(followed)), withdrawForm(followed));
    }

    private static Form answerForm(Intake.Followed followed) {
        return Form.empty("/r/" + followed.number() + "/answer", followed.version());
    }

    private static Form withdrawForm(Intake.Followed followed) {
        return Form.empty("/r/" + followed.number() + "/withdraw", followed.version());
    }

    private Page followPage(String token, Intake.Followed followed, Form answer, Form withdraw) {
        List<Uploads.Waiting> waiting = uploads.find(answer.all(ReportForm.KEPT));
        boolean mayWithdraw = followed.state() != State.WITHDRAWN
                && followed.state() != State.CONCLUDED
                && followed.state() != State.NOT_ACTIONABLE;
        return Page.of(
                "receipt/follow",
                Map.of(
                        "report",
                        followed,
                        "words",
                        ReportWords.toReporter(followed.state()),
                        "tone",
                        ReportWords.tone(followed.state()),
                        "token",
                        token,
                        "link",
                        settings.baseUrl() + "/r/" + token,
                        "answer",
                        ReportForm.with(answer, waiting),
                        "waiting",
                        waiting,
                        "withdraw",
                        withdraw,
                        "mayWithdraw",
                        mayWithdraw,
                        "limits",
                        settings.limits()));
    }

    @PostMapping("/r/{number}/answer")
    View answer(
            @PathVariable String number, Submission form, HttpServletRequest request, HttpServletResponse response) {
        String token = token(request);
        Intake.Followed followed = followed(request, number, token);
        List<Uploads.Waiting> waiting = new ArrayList<>(uploads.find(form.all(ReportForm.KEPT)));
        View view = submissions.run(
                form,
                response,
                () -> {
                    guests.mustReport(request);
                    take(form, waiting);
                    intake.answer(token, form.text("text"), files(waiting));
                    return new Submissions.Done(LINK, "Your message is in.");
                },
                again -> {
                    Form kept = ReportForm.with(again, waiting);
                    drafts.keep(request, again.action(), kept.values());
                    return followPage(token, followed, kept, withdrawForm(followed));
                });
        return toLink(view, token);
    }

    @PostMapping("/r/{number}/withdraw")
    View withdraw(
            @PathVariable String number, Submission form, HttpServletRequest request, HttpServletResponse response) {
        String token = token(request);
        Intake.Followed followed = followed(request, number, token);
        View view = submissions.run(
                form,
                response,
                () -> {
                    intake.withdraw(token, form.version(), form.text("statement"));
                    return new Submissions.Done(LINK, "You have withdrawn the report.");
                },
                again -> followPage(token, followed, answerForm(followed), again));
        return toLink(view, token);
    }

    /** The number in the address only names the form's draft; the token is what counts, and the two must belong together. */
    private Intake.Followed followed(HttpServletRequest request, String number, String token) {
        Intake.Followed followed = guests.follow(request, token);
        if (!followed.number().equals(number)) {
            throw new UnknownException();
        }
        return followed;
    }

    private static String token(HttpServletRequest request) {
        String token = request.getParameter("_token");
        return token == null ? "" : token;
    }
}
