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

    Match.@Nullable Applied of(VulnerabilityId vulnerability, Held held) {
        Match.Applied lapsed = null;
        for (Statement statement : byVulnerability.getOrDefault(vulnerability, List.of())) {
            for (Statement.Subject subject : statement.subjects()) {
                String change = isSame(subject, held) ? change(subject, held) : null;
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

    /** Whether the subject is the component, whatever the version. */
    private static boolean isSame(Statement.Subject subject, Held held) {
        if (subject.purl() != null) {
            String key = Held.withoutVersion(subject.purl());
            return (held.purl() != null && Held.withoutVersion(held.purl()).equals(key));
        }
        if (subject.cpe() != null) {
            Optional<String> key = Cpe.tryParse(subject.cpe()).map(Held.Keys::cpe);
            return key.isPresent()
                    && held.cpes().stream().anyMatch(cpe -> Held.Keys.cpe(cpe).equals(key.get()));
        }
        return subject.name() != null && Held.Keys.name(subject.name()).equals(Held.Keys.name(held.name()));
    }

    /** What changed since the statement was made; empty if nothing did. */
    private static String change(Statement.Subject subject, Held held) {
        String version = version(subject);
        if (version != null && !Objects.equals(version, held.version())) {
            return "stated of version " + version + ", the component has " + held.version();
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
