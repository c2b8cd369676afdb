package org.probity.handling.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.handling.Cases;
import org.probity.handling.Cases.Filter;
import org.probity.identity.Role;
import org.probity.identity.Subject;
import org.probity.organization.Products;
import org.probity.platform.decide.UnknownException;
import org.probity.platform.web.Drafts;
import org.probity.platform.web.Form;
import org.probity.platform.web.Option;
import org.probity.platform.web.Page;
import org.probity.platform.web.Paging;
import org.probity.platform.web.Submission;
import org.probity.platform.web.Submissions;
import org.probity.receipt.Reports;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The list of cases, and the ways in: from a report, to an existing case, from an internal find. */
@Controller
class CaseListController {
    private final Cases cases;
    private final Reports reports;
    private final Products products;
    private final Drafts drafts;
    private final Submissions submissions;

    CaseListController(Cases cases, Reports reports, Products products, Drafts drafts, Submissions submissions) {
        this.cases = cases;
        this.reports = reports;
        this.products = products;
        this.drafts = drafts;
        this.submissions = submissions;
    }

    @GetMapping("/cases")
    Page list(
            Subject who,
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(defaultValue = "") String severity,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") String page) {
        who.mustBe(Role.PSIRT_LEAD, Role.PSIRT_ANALYST, Role.PRODUCT_ENGINEER);
        Filter filter = new Filter(state, severity, q);
        Map<String, String> inForce = new LinkedHashMap<>();
        inForce.put("state", state);
        put(inForce, "severity", severity);
        put(inForce, "q", q);
        Paging paging = new Paging("/cases", inForce, Paging.number(page), Paging.SIZE, cases.count(who, filter));
        return Page.of(
                "handling/cases",
                Map.of(
                        "lines", cases.list(who, filter, paging.offset(), paging.size()),
                        "filter", filter,
                        "paging", paging,
                        "who", who));
    }

    private static void put(Map<String, String> map, String name, String value) {
        if (!value.isEmpty()) {
            map.put(name, value);
        }
    }

    @GetMapping("/cases/new")
    Page fresh(Subject who, HttpServletRequest request, @RequestParam(required = false) @Nullable String report) {
        who.mustBe(Role.PSIRT_LEAD, Role.PSIRT_ANALYST);
        Reports.Report from = report == null ? null : reports.find(who, report).orElseThrow(UnknownException::new);
        Map<String, String> start = new LinkedHashMap<>();
        if (from != null) {
            start.put("title", from.title());
            start.put("report", from.number());
            if (from.productId() != null) {
                start.put("products", from.productId());
            }
        }
        Form form = drafts.open(request, Form.of("/cases/new", from == null ? 0 : from.version(), start));
        return freshPage(from, form);
    }

    private Page freshPage(Reports.@Nullable Report from, Form form) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("form", form);
        model.put("products", productOptions());
        if (from != null) {
            model.put("report", from);
        }
        return Page.of("handling/new", model);
    }

    private List<Option> productOptions() {
        return products.all().stream()
                .map(p -> new Option(p.id(), p.name(), p.line()))
                .toList();
    }

    @PostMapping("/cases/new")
    View open(Subject who, Submission form, HttpServletResponse response) {
        String number = form.text("report").isEmpty() ? null : form.text("report");
        Reports.Report from = number == null ? null : reports.find(who, number).orElseThrow(UnknownException::new);
        return submissions.run(
                form,
                response,
                () -> {
                    String id = cases.open(
                            who, number, form.version(), form.text("title"), form.all("products"), form.text("reason"));
                    return new Submissions.Done("/cases/" + id, "Case " + id + " is open and dispatched.");
                },
                again -> freshPage(from, again));
    }

    @GetMapping("/cases/attach")
    Page attach(Subject who, HttpServletRequest request, @RequestParam String report) {
        who.mustBe(Role.PSIRT_LEAD, Role.PSIRT_ANALYST);
        Reports.Report from = reports.find(who, report).orElseThrow(UnknownException::new);
        return attachPage(
                who, from, drafts.open(request, Form.of("/cases/attach", from.version(), Map.of("report", report))));
    }

    private Page attachPage(Subject who, Reports.Report from, Form form) {
        List<Option> open = cases.list(who, new Filter("open", "", ""), 0, 200).stream()
                .map(line -> Option.of(line.id(), line.id() + "  " + line.title()))
                .toList();
        return Page.of("handling/attach", Map.of("form", form, "report", from, "cases", open));
    }

    @PostMapping("/cases/attach")
    View join(Subject who, Submission form, HttpServletResponse response) {
        Reports.Report from = reports.find(who, form.text("report")).orElseThrow(UnknownException::new);
        return submissions.run(
                form,
                response,
                () -> {
                    String caseId = form.text("case");
                    cases.joinReport(
                            who,
                            caseId,
                            from.number(),
                            form.version(),
                            form.text("comparison"),
                            form.ticked("independent"));
                    return new Submissions.Done("/cases/" + caseId, "Report " + from.number() + " is attached.");
                },
                again -> attachPage(who, from, again));
    }
}
