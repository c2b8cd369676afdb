package org.probity.cli.csaf;

import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonNumber;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonText;
import org.probity.csaf.json.JsonValue;
import org.probity.csaf.json.SourcePosition;
import org.probity.csaf.rules.Result;
import org.probity.csaf.rules.Rule;
import org.probity.csaf.rules.RuleBook;
import org.probity.csaf.rules.Severity;

/** For code scanning: SARIF 2.1.0, one run for all documents, written as it goes. */
final class SarifFormat implements ReportFormat {
    private boolean first = true;

    @Override
    public void start(PrintWriter out) {
        List<JsonValue> rules = new ArrayList<>();
        rules.add(rule("json", "The input is JSON"));
        rules.add(rule("schema", "The document has the structure of its version"));
        for (Rule rule : RuleBook.all()) {
            rules.add(rule(rule.number(), rule.title()));
        }
        out.print("{\"version\":\"2.1.0\",\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"runs\":[");
        out.print("{\"tool\":{\"driver\":{\"name\":\"probity\",\"version\":\"0.1.0\",\"rules\":");
        out.print(JsonText.compact(JsonArray.of(rules)));
        out.println("}},\"columnKind\":\"unicodeCodePoints\",\"results\":[");
    }

    private static JsonObject rule(String id, String text) {
        return JsonObject.builder()
                .put("id", id)
                .put("shortDescription", JsonObject.builder().put("text", text).build())
                .build();
    }

    @Override
    public void print(Outcome outcome, PrintWriter out) {
        List<Result> results = outcome.report().results();
        for (int i = 0; i < results.size(); i++) {
            out.print(first ? "" : ",\n");
            first = false;
            out.print(JsonText.compact(result(outcome.name(), results.get(i), outcome.place(i))));
        }
    }

    private static JsonObject result(String name, Result result, @Nullable SourcePosition place) {
        JsonObject.Builder physical = JsonObject.builder()
                .put(
                        "artifactLocation",
                        JsonObject.builder().put("uri", uri(name)).build());
        if (place != null) {
            physical.put(
                    "region",
                    JsonObject.builder()
                            .put("startLine", JsonNumber.of(place.line()))
                            .put("startColumn", JsonNumber.of(place.column()))
                            .build());
        }
        List<JsonValue> logical = new ArrayList<>();
        result.paths()
                .forEach(path -> logical.add(
                        JsonObject.builder().put("fullyQualifiedName", path).build()));
        JsonObject location = JsonObject.builder()
                .put("physicalLocation", physical.build())
                .put("logicalLocations", JsonArray.of(logical))
                .build();
        return JsonObject.builder()
                .put("ruleId", result.test())
                .put("level", level(result.severity()))
                .put(
                        "message",
                        JsonObject.builder().put("text", result.message()).build())
                .put("locations", JsonArray.of(List.of(location)))
                .build();
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case SCHEMA, ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }

    private static String uri(String name) {
        if (name.startsWith("https://") || name.startsWith("http://")) {
            return name;
        }
        try {
            return new URI(null, null, name.replace('\\', '/'), null).toASCIIString();
        } catch (URISyntaxException odd) {
            return "document";
        }
    }

    @Override
    public void end(PrintWriter out) {
        out.println("\n]}]}");
    }
}
