package org.probity.scoring.cvss;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says in words what distinguishes two vectors. */
final class CvssDifference {
    private CvssDifference() {}

    /** One line for each difference, scores first; empty if the vectors are equal. */
    static List<String> between(CvssVector before, CvssVector after) {
        List<String> lines = new ArrayList<>();
        if (before.equals(after)) {
            return lines;
        }
        if (before.version() != after.version()) {
            lines.add("Version: " + before.version() + " to " + after.version());
        }
        scores(before.scores(), after.scores(), lines);
        metrics(before, after, lines);
        return lines;
    }

    private static void scores(CvssScores before, CvssScores after, List<String> lines) {
        if (before instanceof CvssScores.Three from && after instanceof CvssScores.Three to) {
            score("Base score", before, from.base(), after, to.base(), lines);
            score("Temporal score", before, from.temporal(), after, to.temporal(), lines);
            score("Environmental score", before, from.environmental(), after, to.environmental(), lines);
        } else {
            score("Score", before, before.first(), after, after.first(), lines);
        }
    }

    private static void score(
            String name, CvssScores before, CvssScore from, CvssScores after, CvssScore to, List<String> lines) {
        Severity was = Severity.of(before.version(), from);
        Severity is = Severity.of(after.version(), to);
        if (!from.equals(to) || was != is) {
            String words = was == is ? is.word() : was.word() + " to " + is.word();
            CvssScore step = new CvssScore(to.tenths() - from.tenths());
            String sign = step.tenths() > 0 ? "+" : "";
            lines.add(name + ": " + from + " to " + to + " (" + sign + step + "; " + words + ")");
        }
    }

    private static void metrics(CvssVector before, CvssVector after, List<String> lines) {
        for (CvssMetric metric : after.version().metrics()) {
            CvssMetric old = counterpart(metric, before.version());
            String from = old == null ? "no such metric" : said(before.value(old));
            String to = said(after.value(metric));
            boolean silent = old == null && after.value(metric) == null;
            if (!silent && !from.equals(to)) {
                lines.add(line(metric, from, to));
            }
        }
        for (CvssMetric metric : before.version().metrics()) {
            if (counterpart(metric, after.version()) == null && before.value(metric) != null) {
                lines.add(line(metric, said(before.value(metric)), "no such metric"));
            }
        }
    }

    /** The metric of the same name in another version; names, not abbreviations, tell whether two are the same thing. */
    private static @Nullable CvssMetric counterpart(CvssMetric metric, CvssVersion version) {
        CvssMetric found = version.metric(metric.code());
        return found != null && found.title().equals(metric.title()) ? found : null;
    }

    private static String line(CvssMetric metric, String from, String to) {
        return metric.title() + " (" + metric.code() + "): " + from + " to " + to;
    }

    private static String said(CvssMetric.@Nullable Value value) {
        return value == null ? "Not Defined" : value.title();
    }
}
