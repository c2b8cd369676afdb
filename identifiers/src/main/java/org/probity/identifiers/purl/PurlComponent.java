package org.probity.identifiers.purl;

import java.util.Locale;

/** The seven components of a package URL (ECMA-427 clause 5, table 1), in the order they are written. */
public enum PurlComponent {
    SCHEME,
    TYPE,
    NAMESPACE,
    NAME,
    VERSION,
    QUALIFIERS,
    SUBPATH;

    /** The component's name as the standard writes it, in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
