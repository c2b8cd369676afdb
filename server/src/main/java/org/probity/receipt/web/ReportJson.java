package org.probity.receipt.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.platform.decide.Problem;
import org.probity.platform.decide.RefusedException;
import org.probity.receipt.Channel;
import org.probity.receipt.NewReport;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a report from JSON. Unknown members are refused, with the nearest known one named. */
final class ReportJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final List<String> MEMBERS = List.of(
            "description",
            "title",
            "product",
            "productName",
            "versions",
            "contact",
            "credit",
            "shareIdentity",
            "disclosure",
            "public",
            "publicWhere",
            "exploited",
            "exploitedHow",
            "told",
            "aliases");
    private static final List<String> PLAN_MEMBERS = List.of("date", "time", "zone");
    /** What the rules call a field, and what it is called here. */
    private static final Map<String, String> NAMES = Map.of(
            "product-words", "productName",
            "public-where", "publicWhere",
            "exploited-how", "exploitedHow",
            "plan-day", "disclosure.date");

    private final List<Problem> problems = new ArrayList<>();
    private final String original;

    private ReportJson(String original) {
        this.original = original;
    }

    /**
     * The report in a document.
     *
     * @throws ResponseStatusException with 400 when it is no JSON object
     * @throws RefusedException when members are unknown or of the wrong type
     */
    static NewReport read(String text) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JacksonException notJson) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "This is not well-formed JSON: " + notJson.getOriginalMessage(), notJson);
        }
        if (!root.isObject()) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "A report is a JSON object, as in {\"description\": \"…\"}.");
        }
        return new ReportJson(text).report(root);
    }

    /** The API's name of a field that the rules complain about. */
    static Problem named(Problem problem) {
        String name = problem.field() == null ? null : NAMES.getOrDefault(problem.field(), problem.field());
        return new Problem(name, problem.what(), problem.next());
    }

    private NewReport report(JsonNode root) {
        known(root, MEMBERS, "");
        NewReport report = new NewReport(
                Channel.API,
                text(root, "", "title"),
                text(root, "", "description"),
                orNull(text(root, "", "product")),
                text(root, "", "productName"),
                text(root, "", "versions"),
                orNull(text(root, "", "contact")),
                orNull(text(root, "", "credit")),
                flag(root, "shareIdentity"),
                plan(root),
                flag(root, "public"),
                text(root, "", "publicWhere"),
                flag(root, "exploited"),
                text(root, "", "exploitedHow"),
                text(root, "", "told"),
                text(root, "", "aliases"),
                List.of(),
                null,
                original);
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        return report;
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text;
    }

    private void known(JsonNode object, List<String> members, String prefix) {
        for (String name : object.propertyNames()) {
            if (!members.contains(name)) {
                String shown = name.length() <= 60 ? name : name.substring(0, 60) + "…";
                problems.add(Problem.at(
                        prefix + shown,
                        "There is no member \"" + prefix + shown + "\".",
                        Nearest.to(name, members)
                                .map(near -> "Did you mean \"" + prefix + near + "\"?")
                                .orElse("Known are " + String.join(", ", members) + ".")));
            }
        }
    }

    private String text(JsonNode object, String prefix, String name) {
        JsonNode value = object.get(name);
        if (value == null || value.isNull()) {
            return "";
        }
        if (!value.isString()) {
            problems.add(Problem.at(prefix + name, "\"" + prefix + name + "\" is not a text.", "Put it in quotes."));
            return "";
        }
        return value.stringValue();
    }

    private boolean flag(JsonNode object, String name) {
        JsonNode value = object.get(name);
        if (value == null || value.isNull()) {
            return false;
        }
        if (!value.isBoolean()) {
            problems.add(Problem.at(name, "\"" + name + "\" is neither true nor false.", "Write it without quotes."));
            return false;
        }
        return value.booleanValue();
    }

    private NewReport.@Nullable Plan plan(JsonNode root) {
        JsonNode plan = root.get("disclosure");
        if (plan == null || plan.isNull()) {
            return null;
        }
        if (!plan.isObject()) {
            problems.add(Problem.at(
                    "disclosure",
                    "\"disclosure\" is not an object.",
                    "Write it as in {\"date\": \"2027-01-31\", \"zone\": \"UTC\"}."));
            return null;
        }
        known(plan, PLAN_MEMBERS, "disclosure.");
        String date = text(plan, "disclosure.", "date");
        String time = text(plan, "disclosure.", "time");
        String zone = text(plan, "disclosure.", "zone");
        try {
            return ReportForm.plan(LocalDate.parse(date), time, zone, "disclosure.time", "disclosure.zone", problems);
        } catch (DateTimeException notADate) {
            problems.add(Problem.at("disclosure.date", "\"" + date + "\" is no date.", "Write it as in 2027-01-31."));
            return null;
        }
    }
}
