package org.probity.cli.match;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.identifiers.vulnerability.VulnerabilityId;
import org.probity.inventory.json.JsonTree;
import org.probity.inventory.match.Finding;
import org.probity.inventory.match.Match;
import org.probity.inventory.vulnerability.Exploitation;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** One JSON object a line, one for each finding. */
final class JsonFormat {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonFormat() {}

    static void print(PrintWriter out, List<Finding> findings) {
        findings.forEach(finding -> out.println(text(object(finding))));
    }

    static String text(@Nullable Object tree) {
        StringWriter text = new StringWriter();
        try (JsonGenerator g = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            JsonTree.write(g, tree);
        }
        return text.toString();
    }

    static Map<String, @Nullable Object> of(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null) {
                map.put(String.valueOf(namesAndValues[i]), value);
            }
        }
        return map;
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Map<String, @Nullable Object> object(Finding f) {
        Match m = f.match();
        return of(
                "vulnerability", m.vulnerability().text(),
                "aliases",
                        m.names().stream()
                                .map(VulnerabilityId::text)
                                .filter(n -> !n.equals(m.vulnerability().text()))
                                .toList(),
                "outcome", word(m.outcome()),
                "settled", m.settled(),
                "document", f.occurrence().sbom(),
                "release", f.occurrence().release(),
                "place", f.occurrence().place(),
                "component", component(m),
                "identity", word(m.identity()),
                "by", m.by(),
                "range", m.range(),
                "orderAssumed", m.assumed() ? true : null,
                "condition", m.condition(),
                "contradiction", m.contradiction(),
                "fixed", m.fixed(),
                "records", m.records(),
                "summary", m.summary(),
                "severities",
                        m.severities().stream()
                                .map(s -> of("type", s.type(), "score", s.score()))
                                .toList(),
                "exploitation", exploitation(m.exploitation()),
                "statement", statement(m.statement()));
    }

    private static Map<String, @Nullable Object> component(Match m) {
        return of(
                "name", m.component().name(),
                "version", m.component().version(),
                "purl", m.component().purl(),
                "cpes", m.component().cpes().isEmpty() ? null : m.component().cpes());
    }

    private static @Nullable Object exploitation(@Nullable Exploitation e) {
        return e == null
                ? null
                : of(
                        "exploitedSince", e.exploitedSince(),
                        "due", e.due(),
                        "ransomware", e.ransomware(),
                        "epss", e.probability(),
                        "epssPercentile", e.percentile());
    }

    private static @Nullable Object statement(Match.@Nullable Applied applied) {
        return applied == null
                ? null
                : of(
                        "status", word(applied.statement().status()),
                        "lapsed", applied.lapsed(),
                        "why", applied.why(),
                        "document", applied.statement().document());
    }
}
