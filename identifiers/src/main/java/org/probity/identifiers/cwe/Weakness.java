package org.probity.identifiers.cwe;

import java.util.Optional;

/**
 * A weakness as one version of the CWE list shows it.
 *
 * @param id the identifier, for instance {@code CWE-79}
 * @param name the name in that version, letter for letter
 * @param status how far the entry had come in that version
 * @param usage whether the list advises to map vulnerabilities to it; empty in versions before 4.12, which do not say
 */
public record Weakness(String id, String name, Status status, Optional<Usage> usage) {
    /** How far an entry has come. */
    public enum Status {
        DEPRECATED,
        DRAFT,
        INCOMPLETE,
        STABLE,
        USABLE
    }

    /** The list's advice on mapping a vulnerability to the weakness. */
    public enum Usage {
        ALLOWED,
        ALLOWED_WITH_REVIEW,
        DISCOURAGED,
        PROHIBITED
    }
}
