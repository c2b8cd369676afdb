package org.probity.csaf.rules;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.CsafDateTime;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.Path;

/** Tests of dates: their spelling, and that none lies after the document's newest revision. */
final class DateRules {
    private static final Duration OLDEST_EPSS = Duration.ofDays(15);

    private DateRules() {}

    static List<Rule> rules() {
        return List.of(
                Rule.since21("6.1.37", "Date and time", DateRules::spelling),
                Rule.since21("6.1.45", "Inconsistent disclosure date", DateRules::disclosure),
                Rule.since21(
                        "6.1.49",
                        "Inconsistent SSVC timestamp",
                        (context, findings) -> metricTimestamp(context, findings, "ssvc_v2")),
                Rule.since21(
                        "6.1.51",
                        "Inconsistent EPSS timestamp",
                        (context, findings) -> metricTimestamp(context, findings, "epss")),
                Rule.since21("6.1.52", "Inconsistent first known exploitation dates", DateRules::exploitation),
                Rule.since21("6.1.53", "Inconsistent exploitation date", DateRules::exploitationOrder),
                Rule.since21("6.2.33", "Disclosure date newer than revision history", DateRules::pastDisclosure),
                Rule.since21("6.2.41", "Old EPSS timestamp", DateRules::oldEpss));
    }

    private interface DateVisitor {
        void visit(JsonObject node, String field, Path path);
    }

    private static void allDates(Context context, DateVisitor visitor) {
        JsonObject tracking = context.tracking().node();
        visitor.visit(tracking, "current_release_date", Tracking.PATH);
        visitor.visit(Context.object(tracking, "generator"), "date", Tracking.PATH.at("generator"));
        visitor.visit(tracking, "initial_release_date", Tracking.PATH);
        Context.objects(tracking, Tracking.PATH, "revision_history", (item, path) -> visitor.visit(item, "date", path));
        for (Vulnerability vulnerability : context.vulnerabilities()) {
            datesOf(vulnerability, visitor);
        }
    }

    private static void datesOf(Vulnerability vulnerability, DateVisitor visitor) {
        JsonObject node = vulnerability.node();
        Path place = vulnerability.path();
        visitor.visit(node, "disclosure_date", place);
        visitor.visit(node, "discovery_date", place);
        Context.objects(node, place, "first_known_exploitation_dates", (item, path) -> {
            visitor.visit(item, "date", path);
            visitor.visit(item, "exploitation_date", path);
        });
        for (String field : List.of("flags", "involvements", "remediations", "threats")) {
            Context.objects(node, place, field, (item, path) -> visitor.visit(item, "date", path));
        }
        for (Vulnerability.Metric metric : vulnerability.metrics()) {
            for (String field : List.of("epss", "ssvc_v2")) {
                visitor.visit(
                        Context.object(metric.content(), field),
                        "timestamp",
                        metric.contentPath().at(field));
            }
        }
    }

    /** 6.1.37: dates are spelled by section 2.3. */
    static void spelling(Context context, Findings findings) {
        allDates(context, (node, field, path) -> {
            if (node.get(field) instanceof JsonString date
                    && CsafDateTime.parseStrict(date.value()).isEmpty()) {
                String why = CsafDateTime.parse(date.value()).isPresent()
                        ? " has lower-case letters or a leap second, which CSAF does not allow."
                        : " is no date and time such as 2026-01-31T12:00:00Z.";
                findings.add(path.at(field), date + why);
            }
        });
    }

    private static void notAfter(Findings findings, Path path, @Nullable CsafDateTime date, CsafDateTime newest) {
        if (date != null && date.compareTo(newest) > 0) {
            findings.add(path, "The date " + date + " is after the newest revision of " + newest + ".");
        }
    }

    /** 6.1.45: a public document that is released does not disclose in its future. */
    static void disclosure(Context context, Findings findings) {
        CsafDateTime newest = context.tracking().newest();
        if (newest == null
                || !context.tlp().equals("CLEAR")
                || !context.tracking().released()) {
            return;
        }
        for (Vulnerability vulnerability : context.vulnerabilities()) {
            CsafDateTime date = Context.date(vulnerability.node(), "disclosure_date");
            notAfter(findings, vulnerability.path().at("disclosure_date"), date, newest);
        }
    }

    /** 6.1.49 and 6.1.51: an assessment is not of a time after the released document. */
    private static void metricTimestamp(Context context, Findings findings, String field) {
        CsafDateTime newest = context.tracking().newest();
        if (newest == null || !context.tracking().released()) {
            return;
        }
        for (Vulnerability vulnerability : context.vulnerabilities()) {
            for (Vulnerability.Metric metric : vulnerability.metrics()) {
                CsafDateTime date = Context.date(Context.object(metric.content(), field), "timestamp");
                notAfter(findings, metric.contentPath().at(field, "timestamp"), date, newest);
            }
        }
    }

    /** 6.1.52: exploitation is not known of after the released document. */
    static void exploitation(Context context, Findings findings) {
        CsafDateTime newest = context.tracking().newest();
        if (newest == null || !context.tracking().released()) {
            return;
        }
        exploitations(context, (item, path) -> {
            notAfter(findings, path.at("date"), Context.date(item, "date"), newest);
            notAfter(findings, path.at("exploitation_date"), Context.date(item, "exploitation_date"), newest);
        });
    }

    private static void exploitations(Context context, Context.ObjectVisitor visitor) {
        for (Vulnerability vulnerability : context.vulnerabilities()) {
            Context.objects(vulnerability.node(), vulnerability.path(), "first_known_exploitation_dates", visitor);
        }
    }

    /** 6.1.53: an exploitation is not known before it happens. */
    static void exploitationOrder(Context context, Findings findings) {
        exploitations(context, (item, path) -> {
            CsafDateTime known = Context.date(item, "date");
            CsafDateTime happened = Context.date(item, "exploitation_date");
            if (known != null && happened != null && happened.compareTo(known) > 0) {
                findings.add(
                        path.at("exploitation_date"),
                        "The exploitation date " + happened + " is after the date " + known + " of the information.");
            }
        });
    }

    /** 6.2.33: once a disclosure date has passed, the document has a revision that is not older. */
    static void pastDisclosure(Context context, Findings findings) {
        CsafDateTime newest = context.tracking().newest();
        if (newest == null) {
            return;
        }
        CsafDateTime now = CsafDateTime.of(context.now());
        for (Vulnerability vulnerability : context.vulnerabilities()) {
            CsafDateTime date = Context.date(vulnerability.node(), "disclosure_date");
            if (date != null && date.compareTo(now) < 0) {
                notAfter(findings, vulnerability.path().at("disclosure_date"), date, newest);
            }
        }
    }

    /** 6.2.41: the youngest EPSS value of a vulnerability is at most 15 days older than the released document. */
    static void oldEpss(Context context, Findings findings) {
        CsafDateTime newest = context.tracking().newest();
        if (newest == null || !context.tracking().released()) {
            return;
        }
        for (Vulnerability vulnerability : context.vulnerabilities()) {
            CsafDateTime youngest = null;
            Path where = vulnerability.path();
            for (Vulnerability.Metric metric : vulnerability.metrics()) {
                CsafDateTime date = Context.date(Context.object(metric.content(), "epss"), "timestamp");
                if (date != null && (youngest == null || date.compareTo(youngest) > 0)) {
                    youngest = date;
                    where = metric.contentPath().at("epss", "timestamp");
                }
            }
            if (youngest != null
                    && Duration.between(youngest.toInstant(), newest.toInstant())
                                    .compareTo(OLDEST_EPSS)
                            > 0) {
                findings.add(
                        where,
                        "The EPSS value of " + youngest + " is more than 15 days older than the newest revision.");
            }
        }
    }
}
