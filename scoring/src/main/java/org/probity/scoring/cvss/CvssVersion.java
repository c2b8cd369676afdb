package org.probity.scoring.cvss;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The four published versions of CVSS that vectors are written in. */
public enum CvssVersion {
    /** CVSS 2.0 (2007): no prefix, no severity words of its own. */
    V2_0("2.0", ""),
    /** CVSS 3.0 (2015). */
    V3_0("3.0", "CVSS:3.0/"),
    /** CVSS 3.1 (2019): rounding and the environmental formula differ from 3.0. */
    V3_1("3.1", "CVSS:3.1/"),
    /** CVSS 4.0 (2023): one score, looked up by macrovector. */
    V4_0("4.0", "CVSS:4.0/");

    private final String label;
    private final String prefix;

    CvssVersion(String label, String prefix) {
        this.label = label;
        this.prefix = prefix;
    }

    /** The version as written in data, for example {@code 3.1}. */
    public String label() {
        return label;
    }

    /** What a vector of this version begins with, slash included; empty for 2.0. */
    public String prefix() {
        return prefix;
    }

    /** All metrics in the order of the specification's vector string. */
    public List<CvssMetric> metrics() {
        return CvssMetrics.of(this).all();
    }

    /** The metric with this abbreviation, for example {@code AV}; null if this version has none such. */
    public @Nullable CvssMetric metric(String code) {
        return CvssMetrics.of(this).byCode(code);
    }

    /** Whether vectors must list their metrics in the order of the specification, as 4.0 demands (section 7). */
    public boolean ordered() {
        return this == V4_0;
    }

    @Override
    public String toString() {
        return label;
    }
}
