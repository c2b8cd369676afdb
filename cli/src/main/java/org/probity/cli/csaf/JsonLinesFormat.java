package org.probity.cli.csaf;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonLiteral;
import org.probity.csaf.json.JsonNumber;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.JsonText;
import org.probity.csaf.json.JsonValue;
import org.probity.csaf.rules.Report;
import org.probity.csaf.rules.Result;

/** For programs: one JSON object a line for each document. */
final class JsonLinesFormat implements ReportFormat {
    @Override
    public boolean needsPlaces() {
        return false;
    }

    @Override
    public void print(Outcome outcome, PrintWriter out) {
        Report report = outcome.report();
        JsonObject.Builder line = JsonObject.builder()
                .put("file", outcome.name())
                .put("version", report.version() == null ? JsonLiteral.NULL : JsonString.of(report.version()))
                .put("valid", report.valid())
                .put("results", results(report.results()));
        if (!report.notes().isEmpty()) {
            line.put("notes", results(report.notes()));
        }
        out.println(JsonText.compact(
                line.put("millis", JsonNumber.of(outcome.millis())).build()));
        out.flush();
    }

    private static JsonArray results(List<Result> results) {
        List<JsonValue> items = new ArrayList<>(results.size());
        for (Result result : results) {
            List<JsonValue> paths = new ArrayList<>();
            result.paths().forEach(path -> paths.add(JsonString.of(path)));
            items.add(JsonObject.builder()
                    .put("test", result.test())
                    .put("severity", result.severity().word())
                    .put("paths", JsonArray.of(paths))
                    .put("message", result.message())
                    .build());
        }
        return JsonArray.of(items);
    }
}
