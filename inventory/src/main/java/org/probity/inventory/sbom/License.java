package org.probity.inventory.sbom;

import org.jspecify.annotations.Nullable;

/**
 * One licence statement of a component.
 *
 * @param kind whether {@code value} is an SPDX identifier, an SPDX expression or free text
 * @param acknowledgement {@code declared}, {@code concluded}, or null where it is not said
 */
public record License(Kind kind, String value, @Nullable String acknowledgement) {
    /** How the licence is named. */
    public enum Kind {
        ID,
        NAME,
        EXPRESSION
    }
}
