package org.probity.csaf.convert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.CsafDateTime;
import org.probity.csaf.DocumentVersion;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.JsonValue;
import org.probity.scoring.ssvc.DecisionPoint;
import org.probity.scoring.ssvc.SsvcRegistry;

/**
 * SSVC data that stand in a note, as a selection list of CSAF 2.1. Two spellings are read: the vector
 * {@code SSVCv2/E:A/A:Y/2024-01-24T10:00:00Z/}, and decision points with their values, one a line or between semicolons
 * ({@code Exploitation: Active}).
 */
final class UpgradeSsvc {
    private static final Pattern VECTOR = Pattern.compile("SSVC(?:v2)?(?:/|:/?)(.+)", Pattern.DOTALL);
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt][0-9:.]+(?:[Zz]|[+-]\\d{2}:\\d{2})");
    private static final String NAMESPACE = "ssvc";

    private final @Nullable String released;

    /** A reader for a document released at this time, which is taken where the data tell none. */
    UpgradeSsvc(@Nullable String released) {
        this.released = released;
    }

    /** Thrown where the data can't be converted without a loss. */
    static final class NotConvertible extends Exception {
        private static final long serialVersionUID = 1;

        NotConvertible(String why) {
            super(why);
        }
    }

    /** The selection list that a note's text holds, about a vulnerability of this id if there is one. */
    JsonObject convert(String text, @Nullable String target) throws NotConvertible {
        String time = null;
        String rest = text.strip();
        Matcher timed = TIME.matcher(rest);
        if (timed.find()) {
            time = timed.group().toUpperCase(Locale.ROOT);
            rest = rest.substring(0, timed.start()) + rest.substring(timed.end());
        }
        Matcher vector = VECTOR.matcher(rest);
        String body = vector.matches() ? vector.group(1) : rest;
        List<JsonValue> selections = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (String pair : body.split(vector.matches() ? "/" : "[\\r\\n;]+")) {
            if (!pair.isBlank()) {
                DecisionPoint.Value[] value = new DecisionPoint.Value[1];
                DecisionPoint point = point(pair.strip(), value);
                if (!seen.add(point.key())) {
                    throw new NotConvertible("the decision point " + point.key() + " is given twice");
                }
                selections.add(selection(point, value[0]));
            }
        }
        String stamp = time == null ? released : time;
        if (selections.isEmpty() || stamp == null) {
            throw new NotConvertible("it names no decision point, or the document no time");
        }
        JsonObject.Builder list = JsonObject.builder()
                .put("schemaVersion", "2.0.0")
                .put("selections", JsonArray.of(selections))
                .put("timestamp", stamp);
        if (target != null) {
            list.put("target_ids", List.of(target));
        }
        return list.build();
    }

    private static JsonObject selection(DecisionPoint point, DecisionPoint.Value value) {
        return JsonObject.builder()
                .put("key", point.key())
                .put("name", point.name())
                .put("namespace", point.namespace())
                .put(
                        "values",
                        JsonArray.of(List.of(JsonObject.builder()
                                .put("key", value.key())
                                .put("name", value.name())
                                .build())))
                .put("version", point.version())
                .build();
    }

    /** The newest version of the decision point that a pair names and that has the value it names. */
    private static DecisionPoint point(String pair, DecisionPoint.Value[] value) throws NotConvertible {
        int colon = pair.indexOf(':');
        if (colon < 1) {
            throw new NotConvertible("\"" + pair + "\" is no decision point with a value");
        }
        String name = pair.substring(0, colon).strip();
        String word = pair.substring(colon + 1).strip();
        Optional<DecisionPoint> found = SsvcRegistry.published().points().stream()
                .filter(point -> point.namespace().equals(NAMESPACE))
                .filter(point -> name.equals(point.key()) || name.equalsIgnoreCase(point.name()))
                .filter(point -> point.find(word) != null)
                .max(Comparator.comparing(
                        point -> DocumentVersion.parse(point.version()).orElseThrow()));
        DecisionPoint point = found.orElseThrow(
                () -> new NotConvertible("no published decision point " + name + " has the value " + word));
        value[0] = java.util.Objects.requireNonNull(point.find(word));
        return point;
    }

    /** When a document was released, as far as it says that properly. */
    static @Nullable String released(JsonObject root) {
        JsonObject document = root.object("document");
        JsonObject tracking = document == null ? null : document.object("tracking");
        return tracking != null
                        && tracking.get("current_release_date") instanceof JsonString date
                        && CsafDateTime.parse(date.value()).isPresent()
                ? date.value()
                : null;
    }
}
