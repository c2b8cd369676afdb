package org.probity.cli.match;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.inventory.match.Finding;
import org.probity.inventory.match.Match;

/** SARIF 2.1.0, for code scanning: a rule for each vulnerability, a result for each finding, settled ones suppressed. */
final class SarifFormat {
    private SarifFormat() {}

    static void print(PrintWriter out, List<Finding> findings) {
        Map<String, Object> rules = new LinkedHashMap<>();
        Map<String, Integer> numbers = new LinkedHashMap<>();
        List<Object> results = new ArrayList<>();
        for (Finding f : findings) {
            Match m = f.match();
            rules.computeIfAbsent(m.vulnerability().text(), id -> rule(m));
            numbers.putIfAbsent(m.vulnerability().text(), numbers.size());
            results.add(result(f, numbers.getOrDefault(m.vulnerability().text(), 0)));
        }
        out.println(JsonFormat.text(JsonFormat.of(
                "$schema",
                "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
                "version",
                "2.1.0",
                "runs",
                List.of(JsonFormat.of(
                        "tool",
                        JsonFormat.of("driver", JsonFormat.of("name", "probity", "rules", List.copyOf(rules.values()))),
                        "results",
                        results)))));
    }

    private static Object rule(Match m) {
        return JsonFormat.of(
                "id",
                m.vulnerability().text(),
                "shortDescription",
                JsonFormat.of(
                        "text",
                        m.summary() == null || m.summary().isBlank()
                                ? m.vulnerability().text()
                                : m.summary()));
    }

    private static Map<String, @Nullable Object> result(Finding f, int rule) {
        Match m = f.match();
        String text = TextFormat.label(m) + " in " + f.occurrence().release() + " may hold " + m.vulnerability() + ": "
                + m.identity().title() + ", " + m.range()
                + (m.fixed().isEmpty() ? "" : "; fixed in " + String.join(", ", m.fixed()));
        return JsonFormat.of(
                "ruleId",
                m.vulnerability().text(),
                "ruleIndex",
                rule,
                "level",
                level(m),
                "message",
                JsonFormat.of("text", text),
                "locations",
                List.of(JsonFormat.of(
                        "physicalLocation",
                        JsonFormat.of(
                                "artifactLocation",
                                JsonFormat.of("uri", uri(f.occurrence().sbom()))),
                        "logicalLocations",
                        List.of(JsonFormat.of("fullyQualifiedName", TextFormat.label(m), "kind", "package")))),
                "partialFingerprints",
                JsonFormat.of("match/v1", m.vulnerability().text() + " " + TextFormat.label(m)),
                "suppressions",
                m.settled()
                        ? List.of(JsonFormat.of(
                                "kind",
                                "external",
                                "justification",
                                m.statement() == null ? null : m.statement().why()))
                        : null);
    }

    private static String level(Match m) {
        if (m.settled() || m.outcome() == Match.Outcome.UNDECIDED) {
            return "note";
        }
        return m.exploitation() != null && m.exploitation().exploitedSince() != null ? "error" : "warning";
    }

    private static String uri(String path) {
        try {
            return new java.net.URI(null, null, path.replace('\\', '/'), null).toASCIIString();
        } catch (java.net.URISyntaxException odd) {
            return "document";
        }
    }
}
