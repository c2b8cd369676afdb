package org.probity.scoring.cvss;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One metric of one version.
 *
 * @param version the version that it belongs to
 * @param position its place in the specification's order, counted from 0
 * @param code its abbreviation in a vector, for example {@code AV}
 * @param title its name in words, for example {@code Attack Vector}
 * @param property its name in FIRST's JSON form, for example {@code attackVector}
 * @param group the group it belongs to
 * @param values its values from the most to the least severe, without "not defined"
 */
public record CvssMetric(
        CvssVersion version,
        int position,
        String code,
        String title,
        String property,
        MetricGroup group,
        List<Value> values) {

    /** Values are copied; they can't change afterwards. */
    public CvssMetric {
        values = List.copyOf(values);
    }

    /**
     * One value that a metric can take.
     *
     * @param code its abbreviation in a vector, for example {@code N}
     * @param word its word in FIRST's JSON form, for example {@code NETWORK}
     */
    public record Value(String code, String word) {
        /** The value as a person reads it: {@code Proof of Concept}. */
        public String title() {
            StringBuilder title = new StringBuilder();
            for (String part : word.split("_")) {
                String lower = part.toLowerCase(Locale.ROOT);
                boolean small = lower.equals("of");
                title.append(title.isEmpty() ? "" : " ").append(small ? lower : part.charAt(0) + lower.substring(1));
            }
            return title.toString();
        }
    }

    /** Whether every vector must give this metric a value. */
    public boolean mandatory() {
        return group == MetricGroup.BASE;
    }

    /** How "not defined" is written: {@code ND} in 2.0, {@code X} later. Mandatory metrics don't accept it. */
    public String notDefined() {
        return version == CvssVersion.V2_0 ? "ND" : "X";
    }

    /** The value with this abbreviation, or null. */
    public @Nullable Value value(String valueCode) {
        for (Value value : values) {
            if (value.code().equals(valueCode)) {
                return value;
            }
        }
        return null;
    }

    /** All that may stand after the colon, in words for an error message. */
    String choices() {
        StringBuilder text = new StringBuilder();
        for (Value value : values) {
            text.append(text.isEmpty() ? "" : ", ").append(code).append(':').append(value.code());
        }
        if (!mandatory()) {
            text.append(", ").append(code).append(':').append(notDefined());
        }
        return text.toString();
    }
}
