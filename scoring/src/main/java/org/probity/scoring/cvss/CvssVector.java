package org.probity.scoring.cvss;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A valid vector of one version: every mandatory metric has a value, no metric has two. Unchangeable.
 *
 * <p>Two vectors are equal when they have the same version and the same values; the order in which a text gave them and a
 * written-out "not defined" make no difference.
 */
public final class CvssVector {
    private final CvssVersion version;

    /** By position: 0 for not defined, else the rank of the value, 1 for the most severe. */
    private final byte[] ranks;

    CvssVector(CvssVersion version, byte[] ranks) {
        this.version = version;
        this.ranks = ranks;
    }

    /**
     * Reads a vector, strictly: capital letters count, no white space, no trailing slash, no metric twice, all base
     * metrics there. Metrics of 2.0 and 3.x may come in any order, those of 4.0 only in the specification's. A vector of
     * 2.0 may stand in parentheses, as the NVD wrote it.
     *
     * @throws CvssFormatException if the text is no vector; it tells the byte offset and what was expected there
     */
    public static CvssVector parse(String text) {
        return CvssParser.parse(text);
    }

    /** The version that the vector is written in. */
    public CvssVersion version() {
        return version;
    }

    /** All scores, computed exactly by the equations of the vector's version. */
    public CvssScores scores() {
        return switch (version) {
            case V2_0 -> Cvss2.scores(ranks);
            case V3_0, V3_1 -> Cvss3.scores(version, ranks);
            case V4_0 -> Cvss4.scores(ranks);
        };
    }

    /** The value of a metric; null if it is not defined. */
    public CvssMetric.@Nullable Value value(CvssMetric metric) {
        if (metric.version() != version) {
            throw new IllegalArgumentException(metric.code() + " is no metric of CVSS " + version);
        }
        int rank = ranks[metric.position()];
        return rank == 0 ? null : metric.values().get(rank - 1);
    }

    /** The abbreviated value of a metric given by its abbreviation; null if not defined or no metric of this version. */
    public @Nullable String value(String code) {
        CvssMetric metric = version.metric(code);
        CvssMetric.Value value = metric == null ? null : value(metric);
        return value == null ? null : value.code();
    }

    /** Whether at least one metric of the group is defined. */
    public boolean has(MetricGroup group) {
        for (CvssMetric metric : version.metrics()) {
            if (metric.group() == group && ranks[metric.position()] != 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * The same vector with one metric changed.
     *
     * @param code the abbreviation of the metric
     * @param valueCode the abbreviation of its new value; for a metric that is not mandatory also "not defined"
     * @throws IllegalArgumentException if the version has no such metric or the metric no such value
     */
    public CvssVector with(String code, String valueCode) {
        CvssMetric metric = version.metric(code);
        if (metric == null) {
            throw new IllegalArgumentException("CVSS " + version + " has no metric " + code);
        }
        CvssMetric.Value value = metric.value(valueCode);
        if (value == null && (metric.mandatory() || !valueCode.equals(metric.notDefined()))) {
            throw new IllegalArgumentException("expected " + metric.choices() + ", found " + code + ":" + valueCode);
        }
        byte[] changed = ranks.clone();
        changed[metric.position()] = (byte) (value == null ? 0 : metric.values().indexOf(value) + 1);
        return new CvssVector(version, changed);
    }

    /** The defined metrics by their names in FIRST's JSON form, with the words used there, in the canonical order. */
    public Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        for (CvssMetric metric : version.metrics()) {
            CvssMetric.Value value = value(metric);
            if (value != null) {
                properties.put(metric.property(), value.word());
            }
        }
        return properties;
    }

    /** What changed on the way from this vector to another one of any version, in words, for people. */
    public List<String> differenceTo(CvssVector other) {
        return CvssDifference.between(this, other);
    }

    /** The canonical vector: metrics in the specification's order, without those that are not defined. */
    public String canonical() {
        StringBuilder text = new StringBuilder(version.prefix());
        for (CvssMetric metric : version.metrics()) {
            int rank = ranks[metric.position()];
            if (rank != 0) {
                text.append(metric.code())
                        .append(':')
                        .append(metric.values().get(rank - 1).code())
                        .append('/');
            }
        }
        text.setLength(text.length() - 1);
        return text.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CvssVector that && version == that.version && Arrays.equals(ranks, that.ranks);
    }

    @Override
    public int hashCode() {
        return 31 * version.hashCode() + Arrays.hashCode(ranks);
    }

    /** The canonical vector. */
    @Override
    public String toString() {
        return canonical();
    }
}
