package org.probity.receipt.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probity.identity.Role;
import org.probity.identity.Subject;
import org.probity.organization.Products;
import org.probity.platform.Settings;
import org.probity.platform.db.Db;
import org.probity.platform.decide.Problem;
import org.probity.platform.decide.RefusedException;
import org.probity.platform.web.Drafts;
import org.probity.platform.web.Fields;
import org.probity.platform.web.Form;
import org.probity.platform.web.Option;
import org.probity.platform.web.Page;
import org.probity.platform.web.Paging;
import org.probity.platform.web.Submission;
import org.probity.platform.web.Submissions;
import org.probity.receipt.Channel;
import org.probity.receipt.Intake;
import org.probity.receipt.Reports.State;
import org.probity.receipt.domain.ReportWords;
import org.probity.receipt.store.ReportQueue;
import org.probity.receipt.store.Uploads;
import org.probity.traceability.Satisfies;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The queue of reports, and entering one for somebody who wrote or rang. */
@Controller
class QueueController {
    private static final String QUEUE = "/reports";
    private static final String NEW = "/reports/new";

    private final ReportQueue queue;
    private final Intake intake;
    private final Uploads uploads;
    private final Products products;
    private final Submissions submissions;
    private final Drafts drafts;
    private final Settings settings;
    private final Db db;

    QueueController(
            ReportQueue queue,
            Intake intake,
            Uploads uploads,
            Products products,
            Submissions submissions,
            Drafts drafts,
            Settings settings,
            Db db) {
        this.queue = queue;
        this.intake = intake;
        this.uploads = uploads;
        this.products = products;
        this.submissions = submissions;
        this.drafts = drafts;
        this.settings = settings;
        this.db = db;
    }

    /** Without a filter in the address the open ones are shown; that is a filter too, and said so. */
    @GetMapping(QUEUE)
    Page queue(
            Subject who,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(defaultValue = "") String flag,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "1") String page) {
        who.mustBe(Role.PSIRT_LEAD, Role.PSIRT_ANALYST);
        ReportQueue.Filter filter = new ReportQueue.Filter(
                q.strip(),
                state.equals("all") || isState(state) ? state : "open",
                isFlag(flag) ? flag : "",
                owner.equals("me") || owner.equals("nobody") ? owner : "");
        Map<String, String> filters = new LinkedHashMap<>();
        filters.put("state", filter.state());
        put(filters, "flag", filter.flag());
        put(filters, "owner", filter.owner());
        put(filters, "q", filter.words());
        Paging paging = new Paging(QUEUE, filters, Paging.number(page), Paging.SIZE, queue.count(who, filter));
        return Page.of(
                "receipt/queue",
                Map.of(
                        "lines", queue.lines(who, filter, paging.offset(), paging.size()),
                        "paging", paging,
                        "chips", chips(filters),
                        "now", db.now(),
                        "states", Option.all(State.values(), ReportWords::state)));
    }

    private static boolean isState(String text) {
        for (State state : State.values()) {
            if (state.name().equals(text)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFlag(String text) {
        return QueueWords.FLAGS.stream().anyMatch(option -> option.value().equals(text));
    }

    private static void put(Map<String, String> filters, String name, String value) {
        if (!value.isEmpty()) {
            filters.put(name, value);
        }
    }

    private static List<QueueWords.Chip> chips(Map<String, String> filters) {
        List<QueueWords.Chip> chips = new ArrayList<>();
        filters.forEach((name, value) -> {
            Map<String, String> rest = new LinkedHashMap<>(filters);
            if (name.equals("state")) {
                rest.put("state", "all");
            } else {
                rest.remove(name);
            }
            if (!value.equals("all")) {
                chips.add(new QueueWords.Chip(words(name, value), new Paging(QUEUE, rest, 1, 1, 0).at(1)));
            }
        });
        return chips;
    }

    private static String words(String name, String value) {
        return switch (name) {
            case "state" -> "State: " + (value.equals("open") ? "open" : ReportWords.state(State.valueOf(value)));
            case "owner" -> "Owner: " + value;
            case "q" -> "Words: " + value;
            default -> QueueWords.flag(value);
        };
    }

    @GetMapping(NEW)
    Page enter(Subject who, HttpServletRequest request) {
        who.mustBe(Role.PSIRT_LEAD, Role.PSIRT_ANALYST);
        Form form = drafts.open(request, Form.empty(NEW, 0));
        return enterPage(form, uploads.find(form.all(ReportForm.KEPT)));
    }

    private Page enterPage(Form form, List<Uploads.Waiting> waiting) {
        List<Option> channels = List.of(Channel.MAIL, Channel.PHONE, Channel.INTERNAL, Channel.PUBLIC_SOURCE).stream()
                .map(channel -> Option.of(channel.name(), channel.label()))
                .toList();
        return Page.of(
                "receipt/enter",
                Map.of(
                        "form", ReportForm.with(form, waiting),
                        "waiting", waiting,
                        "channels", channels,
                        "products", ReporterController.productOptions(products),
                        "limits", settings.limits()));
    }

    @PostMapping(NEW)
    @Satisfies({"29147-6.2.2-d", "30111-7.1.3-b", "30111-7.1.3-d"})
    View submit(Subject who, Submission form, HttpServletRequest request, HttpServletResponse response) {
        who.mustBe(Role.PSIRT_LEAD, Role.PSIRT_ANALYST);
        List<Uploads.Waiting> waiting = new ArrayList<>(uploads.find(form.all(ReportForm.KEPT)));
        return submissions.run(
                form,
                response,
                () -> {
                    List<Uploads.Waiting> all =
                            uploads.take(ReportForm.FILES, ReportForm.sent(form), form.all(ReportForm.KEPT));
                    waiting.clear();
                    waiting.addAll(all);
                    Intake.Submitted submitted = intake.submit(
                            ReportForm.read(
                                    form,
                                    channel(form),
                                    all.stream().map(Uploads.Waiting::file).toList(),
                                    received(form).orElse(null)),
                            who.actor());
                    return new Submissions.Done(
                            QUEUE + "/" + submitted.number(), "The report is entered as " + submitted.number() + ".");
                },
                again -> {
                    Form kept = ReportForm.with(again, waiting);
                    drafts.keep(request, NEW, kept.values());
                    return enterPage(kept, waiting);
                });
    }

    private static Channel channel(Submission form) {
        try {
            Channel channel = Channel.valueOf(form.text("channel"));
            if (channel != Channel.FORM && channel != Channel.API) {
                return channel;
            }
        } catch (IllegalArgumentException none) {
            // said below
        }
        throw new RefusedException(List.of(
                Problem.at("channel", "No channel is chosen.", "Say by which way the report first reached us.")));
    }

    private static Optional<Instant> received(Submission form) {
        List<Problem> problems = new ArrayList<>();
        @Nullable LocalDate day = Fields.date(form, "received-day", problems);
        LocalTime time = LocalTime.MIDNIGHT;
        try {
            time = form.text("received-time").isEmpty()
                    ? LocalTime.MIDNIGHT
                    : LocalTime.parse(form.text("received-time"));
        } catch (DateTimeException notATime) {
            problems.add(Problem.at("received-time", "That is no time of day.", "Write it as in 14:00."));
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        return day == null ? Optional.empty() : Optional.of(day.atTime(time).toInstant(ZoneOffset.UTC));
    }
}
