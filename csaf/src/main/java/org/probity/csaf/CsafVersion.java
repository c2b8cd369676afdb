package org.probity.csaf;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The versions of the Common Security Advisory Framework that Probity reads. */
public enum CsafVersion {
    /** CSAF 2.0, errata 01; ISO/IEC 20153:2025. */
    V2_0("2.0"),
    /** CSAF 2.1, still a draft (committee specification draft). */
    V2_1("2.1");

    private final String label;

    CsafVersion(String label) {
        this.label = label;
    }

    /** The value of {@code /document/csaf_version}. */
    public String label() {
        return label;
    }

    /** The version with this label, if it is known. */
    public static Optional<CsafVersion> of(@Nullable String label) {
        for (CsafVersion version : values()) {
            if (version.label.equals(label)) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return label;
    }
}
