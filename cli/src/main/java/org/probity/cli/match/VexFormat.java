package org.probity.cli.match;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.inventory.match.Finding;
import org.probity.inventory.match.Match;
import org.probity.inventory.vulnerability.Statement;

/**
 * CycloneDX 1.6 with a vulnerability for each that was found and the components it may be in: in triage, unless a statement that
 * holds says more. The components come with it, so the document stands alone.
 */
final class VexFormat {
    private VexFormat() {}

    static void print(PrintWriter out, List<Finding> findings) {
        Map<String, Object> components = new LinkedHashMap<>();
        Map<String, List<Match>> groups = new LinkedHashMap<>();
        for (Finding f : findings) {
            Match m = f.match();
            components.computeIfAbsent(TextFormat.label(m), ref -> component(ref, m));
            groups.computeIfAbsent(m.vulnerability() + "\t" + state(m), key -> new ArrayList<>())
                    .add(m);
        }
        List<Object> vulnerabilities = new ArrayList<>();
        groups.values().forEach(matches -> vulnerabilities.add(vulnerability(matches)));
        out.println(JsonFormat.text(JsonFormat.of(
                "$schema",
                "http://cyclonedx.org/schema/bom-1.6.schema.json",
                "bomFormat",
                "CycloneDX",
                "specVersion",
                "1.6",
                "version",
                1,
                "components",
                List.copyOf(components.values()),
                "vulnerabilities",
                vulnerabilities)));
    }

    private static Object component(String ref, Match m) {
        return JsonFormat.of(
                "type", "library",
                "bom-ref", ref,
                "name", m.component().name(),
                "version", m.component().version(),
                "purl", m.component().purl());
    }

    private static String state(Match m) {
        if (m.statement() == null || m.statement().lapsed()) {
            return "in_triage";
        }
        return switch (m.statement().statement().status()) {
            case NOT_AFFECTED -> "not_affected";
            case FIXED -> "resolved";
            case AFFECTED -> "exploitable";
            case UNDER_INVESTIGATION -> "in_triage";
        };
    }

    private static Map<String, @Nullable Object> vulnerability(List<Match> matches) {
        Match m = matches.getFirst();
        Set<Object> affects = new LinkedHashSet<>();
        matches.forEach(match -> affects.add(JsonFormat.of("ref", TextFormat.label(match))));
        List<Object> ratings = new ArrayList<>();
        m.severities().stream()
                .map(s -> s.score())
                .filter(s -> s.startsWith("CVSS:"))
                .distinct()
                .forEach(vector -> ratings.add(JsonFormat.of("method", method(vector), "vector", vector)));
        return JsonFormat.of(
                "id", m.vulnerability().text(),
                "ratings", ratings.isEmpty() ? null : ratings,
                "description", m.summary(),
                "analysis", JsonFormat.of("state", state(m), "detail", detail(m)),
                "affects", List.copyOf(affects));
    }

    private static String detail(Match m) {
        boolean stated = m.statement() != null
                && !m.statement().lapsed()
                && m.statement().statement().status() != Statement.Status.UNDER_INVESTIGATION;
        return stated && m.statement() != null
                ? m.statement().why()
                : "candidate for verification, found by " + m.identity().title() + "; " + m.range();
    }

    private static String method(String vector) {
        return vector.startsWith("CVSS:4") ? "CVSSv4" : vector.startsWith("CVSS:3.1") ? "CVSSv31" : "CVSSv3";
    }
}
