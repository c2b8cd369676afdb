package org.probity.handling.web;

import java.util.List;
import org.probity.platform.web.Option;
import org.probity.platform.web.Submission;
import org.probity.scoring.cvss.CvssMetric;
import org.probity.scoring.cvss.CvssVersion;
import org.probity.scoring.cvss.MetricGroup;

/**
 * The CVSS calculator of a form: one list per base metric. Without JavaScript the lists are turned into a vector when the form
 * is sent with an empty vector field; with it, the vector and score follow each choice.
 */
public record CalculatorView(String version, String prefix, List<Metric> metrics) {
    /** A metric and its values. */
    public record Metric(String code, String name, List<Option> values) {}

    /** The calculators of the two versions in use. */
    static List<CalculatorView> all() {
        return List.of(of(CvssVersion.V3_1), of(CvssVersion.V4_0));
    }

    private static CalculatorView of(CvssVersion version) {
        return new CalculatorView(
                version.label(),
                version.prefix(),
                version.metrics().stream()
                        .filter(metric -> metric.group() == MetricGroup.BASE)
                        .map(metric -> new Metric(metric.code(), metric.property(), options(metric)))
                        .toList());
    }

    private static List<Option> options(CvssMetric metric) {
        return metric.values().stream()
                .map(value -> Option.of(value.code(), value.title()))
                .toList();
    }

    /** The vector as typed; or, when none was typed, the one that the lists make, so far as they are filled. */
    static String vector(Submission form) {
        String typed = form.text("vector");
        if (!typed.isEmpty()) {
            return typed;
        }
        for (CalculatorView calculator : all()) {
            StringBuilder made = new StringBuilder(calculator.prefix());
            for (Metric metric : calculator.metrics()) {
                String value = form.text("m" + calculator.version() + "-" + metric.code());
                if (!value.isEmpty()) {
                    made.append(metric.code()).append(':').append(value).append('/');
                }
            }
            if (made.length() > calculator.prefix().length()) {
                return made.substring(0, made.length() - 1);
            }
        }
        return "";
    }
}
