package org.probity.csaf.rules;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.CsafDateTime;
import org.probity.csaf.DocumentVersion;
import org.probity.scoring.ssvc.DecisionPoint;
import org.probity.scoring.ssvc.SsvcRegistry;

/**
 * A namespace of SSVC decision points.
 *
 * @param text the whole
 * @param base the part before the first stroke
 */
record SsvcNamespace(String text, String base) {
    /** Names that stand for examples and tests. */
    private static final Set<String> RESERVED = Set.of("example", "test");

    /** Names registered although no decision point of theirs is published here. */
    private static final Set<String> REGISTERED = Set.of("basic", "cisa", "cvss", "nist", "ssvc");

    /** Editorial revisions of decision points that came after the registry of 2024. */
    private static final Set<String> SINCE_2025 = Set.of(
            "ssvc:HI:2.0.1",
            "ssvc:HI:2.0.2",
            "ssvc:PSI:2.0.1",
            "ssvc:SI:2.0.1",
            "ssvc:EXP:1.0.1",
            "ssvc:U:1.0.1",
            "ssvc:COORDINATE:1.0.1");

    private static final CsafDateTime YEAR_2025 =
            CsafDateTime.parse("2025-01-01T00:00:00Z").orElseThrow();

    static SsvcNamespace of(String text) {
        int stroke = text.indexOf('/');
        return new SsvcNamespace(text, stroke < 0 ? text : text.substring(0, stroke));
    }

    /** Whether something follows the base. */
    boolean isExtended() {
        for (int i = base.length(); i < text.length(); i++) {
            if (text.charAt(i) != '/') {
                return true;
            }
        }
        return false;
    }

    /** Whether the base is registered. */
    boolean isRegistered() {
        if (base.startsWith("x_")) {
            return false;
        }
        int hash = base.indexOf('#');
        return REGISTERED.contains(hash < 0 ? base : base.substring(0, hash))
                || SsvcRegistry.published().knowsNamespace(base);
    }

    /**
     * The newest decision point of a key, if the version is one of another decision point of the namespace and not of this
     * one; otherwise null.
     */
    @Nullable
    DecisionPoint byNamespaceVersion(String key, String version) {
        boolean known = false;
        DecisionPoint newest = null;
        for (DecisionPoint point : SsvcRegistry.published().points()) {
            if (point.namespace().equals(base)) {
                known |= point.version().equals(version);
                if (point.key().equals(key) && (newest == null || newer(point, newest))) {
                    newest = point;
                }
            }
        }
        return known ? newest : null;
    }

    private static boolean newer(DecisionPoint first, DecisionPoint second) {
        DocumentVersion left = DocumentVersion.parse(first.version()).orElseThrow();
        return left.compareTo(DocumentVersion.parse(second.version()).orElseThrow()) > 0;
    }

    private String name() {
        int hash = base.indexOf('#');
        return hash < 0 ? base : base.substring(0, hash);
    }

    /** Whether the base is reserved for examples or tests. */
    boolean isReserved() {
        return RESERVED.contains(name());
    }

    /** Whether the base is reserved for what is invalid. */
    boolean isInvalid() {
        return name().equals("invalid");
    }

    /** Whether a decision point was published at a time; an unknown time is now. */
    static boolean existedAt(DecisionPoint point, @Nullable CsafDateTime time) {
        return time == null || !SINCE_2025.contains(point.id()) || time.compareTo(YEAR_2025) >= 0;
    }
}
