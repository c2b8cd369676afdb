package org.probity.inventory.match;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probity.identifiers.cpe.Cpe;
import org.probity.identifiers.cpe.CpeAttribute;
import org.probity.identifiers.purl.Purl;
import org.probity.identifiers.vers.Vers;
import org.probity.identifiers.vers.VersException;
import org.probity.identifiers.vulnerability.VulnerabilityId;
import org.probity.inventory.index.Held;
import org.probity.inventory.sbom.Hash;
import org.probity.inventory.vulnerability.Statement;
import org.probity.inventory.vulnerability.VulnerabilityStore;

/**
 * Finds the statement that speaks of a match. A statement holds for exactly the component it was made of: once version or digests
 * are others, it has lapsed. Of several that hold the latest counts.
 */
final class Statements {
    private static final Comparator<Statement> LATEST = Comparator.comparing(
                    (Statement s) -> s.timestamp() == null ? "" : s.timestamp())
            .thenComparing(Statement::document)
            .thenComparing(Statement::status);

    private final Map<VulnerabilityId, List<Statement>> byVulnerability = new HashMap<>();

    Statements(VulnerabilityStore store) {
        this(store, store.statements());
    }

    Statements(VulnerabilityStore store, Collection<Statement> statements) {
        for (Statement statement : statements) {
            VulnerabilityId best =
                    store.names(statement.vulnerabilities().getFirst()).first();
            byVulnerability.computeIfAbsent(best, b -> new ArrayList<>()).add(statement);
        }
        byVulnerability.values().forEach(list -> list.sort(LATEST.reversed()));
    }

    /** Whether what is stated of a vulnerability may differ from product to product. */
    boolean dependOnPlace(VulnerabilityId vulnerability) {
        return byVulnerability.getOrDefault(vulnerability, List.of()).stream()
                .flatMap(statement -> statement.subjects().stream())
                .anyMatch(subject -> !subject.within().isEmpty());
    }

    Match.@Nullable Applied of(VulnerabilityId vulnerability, Held held, @Nullable Held whole) {
        Match.Applied lapsed = null;
        for (Statement statement : byVulnerability.getOrDefault(vulnerability, List.of())) {
            for (Statement.Subject subject : statement.subjects()) {
                boolean meant = isSame(subject, held, false) && isWithin(subject, whole);
                String change = meant ? change(subject, held) : null;
                if (change != null && change.isEmpty()) {
                    return new Match.Applied(statement, false, said(statement));
                }
                if (change != null && lapsed == null) {
                    lapsed = new Match.Applied(statement, true, change);
                }
            }
        }
        return lapsed;
    }

    private static String said(Statement statement) {
        String why = statement.justification() != null ? statement.justification() : statement.detail();
        String document = statement.document().isEmpty() ? "" : " (" + statement.document() + ")";
        return (why == null ? "stated" : why) + document;
    }

    /** Whether the statement is of the component in this product; as it was stated of one product, it says nothing of another. */
    private static boolean isWithin(Statement.Subject subject, @Nullable Held whole) {
        return subject.within().isEmpty()
                || (whole != null
                        && subject.within().stream()
                                .anyMatch(product -> isSame(product, whole, true)
                                        && change(product, whole).isEmpty()));
    }

    /**
     * Whether the subject is the component, whatever the version. By name only what has no better identity, except a whole
     * product, which people name.
     */
    private static boolean isSame(Statement.Subject subject, Held held, boolean product) {
        if (subject.purl() != null) {
            String key = Held.withoutVersion(subject.purl());
            return (held.purl() != null && Held.withoutVersion(held.purl()).equals(key));
        }
        if (subject.cpe() != null) {
            Optional<String> key = Cpe.tryParse(subject.cpe()).map(Held.Keys::cpe);
            return key.isPresent()
                    && held.cpes().stream().anyMatch(cpe -> Held.Keys.cpe(cpe).equals(key.get()));
        }
        boolean byName = product || (held.purl() == null && held.cpes().isEmpty());
        return byName
                && subject.name() != null
                && Held.Keys.name(subject.name()).equals(Held.Keys.name(held.name()));
    }

    /** What changed since the statement was made; empty if nothing did. */
    private static String change(Statement.Subject subject, Held held) {
        String version = version(subject);
        if (version != null && !Objects.equals(version, held.version())) {
            return "stated of version " + version + ", the component has " + held.version();
        }
        String range = version == null ? subject.versionRange() : null;
        if (range != null && !Boolean.TRUE.equals(holds(range, subject, held))) {
            return "stated of the versions " + range + ", the component has " + held.version();
        }
        for (Hash hash : subject.hashes()) {
            for (Hash own : held.hashes()) {
                if (own.algorithm().equals(hash.algorithm())
                        && !own.normalized().equals(hash.normalized())) {
                    return "stated of a file with another " + hash.algorithm();
                }
            }
        }
        return "";
    }

    /** Whether the component's version is in a range as advisories write it; null if that cannot be decided. */
    private static @Nullable Boolean holds(String range, Statement.Subject subject, Held held) {
        if (range.matches("(?i)all versions|all|\\*")) {
            return true;
        }
        if (held.version() == null) {
            return null;
        }
        String scheme = subject.purl() == null
                ? "generic"
                : Purl.tryParse(subject.purl()).map(Purl::type).orElse("generic");
        try {
            return Vers.parseLenient(range.startsWith("vers:") ? range : "vers:" + scheme + "/" + range)
                    .contains(held.version());
        } catch (VersException cannotBeDecided) {
            return null;
        }
    }

    private static @Nullable String version(Statement.Subject subject) {
        String version = subject.purl() == null
                ? null
                : Purl.tryParse(subject.purl()).map(Purl::version).orElse(null);
        if (version == null) {
            version = subject.version();
        }
        if (version == null && subject.cpe() != null) {
            version = Cpe.tryParse(subject.cpe())
                    .flatMap(cpe -> cpe.plain(CpeAttribute.VERSION))
                    .orElse(null);
        }
        return version;
    }
}
