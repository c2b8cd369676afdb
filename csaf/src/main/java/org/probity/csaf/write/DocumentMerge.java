package org.probity.csaf.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonPointers;
import org.probity.csaf.json.JsonValue;

/** Merging of documents: of two edits made side by side, and of a published document with its next version. */
public final class DocumentMerge {
    /**
     * A field that both sides changed, each in its own way.
     *
     * @param path where, as in {@link DocumentDiff.Change}
     * @param ours our value, or null if we removed it; this is what the result holds
     * @param theirs their value, or null if they removed it
     */
    public record Conflict(
            String path, @Nullable JsonValue ours, @Nullable JsonValue theirs) {}

    /**
     * The outcome.
     *
     * @param document the merged document; where there is a conflict it holds our side
     * @param conflicts what a person must decide
     */
    public record Merged(JsonObject document, List<Conflict> conflicts) {
        /** The conflicts are copied. */
        public Merged {
            conflicts = List.copyOf(conflicts);
        }
    }

    private final List<Conflict> conflicts = new ArrayList<>();

    private DocumentMerge() {}

    /** Merges two edits of the same document. What only one side changed is taken; items are matched by identity. */
    public static Merged threeWay(JsonObject base, JsonObject ours, JsonObject theirs) {
        DocumentMerge merge = new DocumentMerge();
        JsonValue merged = merge.merge("", base, ours, theirs);
        return new Merged(merged instanceof JsonObject object ? object : ours, merge.conflicts);
    }

    /**
     * The next version of a published document: the draft's content under the published id, with the published history
     * and one revision more.
     *
     * @param history the published history, continued
     */
    public static JsonObject nextVersion(JsonObject published, JsonObject draft, RevisionHistory history) {
        JsonObject head = draft.object("document");
        JsonObject oldHead = published.object("document");
        JsonObject oldTracking = oldHead == null ? null : oldHead.object("tracking");
        if (head == null || oldTracking == null) {
            throw new IllegalArgumentException(
                    "both documents need the object document, the published one its tracking");
        }
        JsonObject tracking = head.object("tracking");
        JsonObject.Builder next = JsonObject.builder();
        for (String name : List.of("aliases", "generator")) {
            next.put(name, tracking != null && tracking.has(name) ? tracking.get(name) : oldTracking.get(name));
        }
        next.put("id", oldTracking.get("id"));
        history.putInto(next);
        Map<String, JsonValue> fields = head.toMap();
        fields.put("tracking", next.build());
        Map<String, JsonValue> root = draft.toMap();
        root.put("document", JsonObject.of(fields));
        return Canonical.sorted(JsonObject.of(root));
    }

    private @Nullable JsonValue merge(
            String path, @Nullable JsonValue base, @Nullable JsonValue ours, @Nullable JsonValue theirs) {
        if (Objects.equals(ours, theirs) || Objects.equals(base, theirs)) {
            return ours;
        }
        if (Objects.equals(base, ours)) {
            return theirs;
        }
        if (ours instanceof JsonObject left && theirs instanceof JsonObject right) {
            return objects(path, base instanceof JsonObject object ? object : JsonObject.EMPTY, left, right);
        }
        if (ours instanceof JsonArray left && theirs instanceof JsonArray right) {
            return arrays(path, base instanceof JsonArray array ? array : JsonArray.EMPTY, left, right);
        }
        conflicts.add(new Conflict(path, ours, theirs));
        return ours;
    }

    private JsonObject objects(String path, JsonObject base, JsonObject ours, JsonObject theirs) {
        Set<String> names = new LinkedHashSet<>(ours.names());
        names.addAll(theirs.names());
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        for (String name : names) {
            JsonValue merged = merge(JsonPointers.join(path, name), base.get(name), ours.get(name), theirs.get(name));
            if (merged != null) {
                fields.put(name, merged);
            }
        }
        return JsonObject.of(fields);
    }

    private JsonArray arrays(String path, JsonArray base, JsonArray ours, JsonArray theirs) {
        Map<String, JsonValue> bases = Identity.keyed(base);
        Map<String, JsonValue> left = Identity.keyed(ours);
        Map<String, JsonValue> right = Identity.keyed(theirs);
        Set<String> keys = new LinkedHashSet<>(left.keySet());
        keys.addAll(right.keySet());
        List<JsonValue> items = new ArrayList<>();
        for (String key : keys) {
            JsonValue merged = merge(path + "[" + key + "]", bases.get(key), left.get(key), right.get(key));
            if (merged != null) {
                items.add(merged);
            }
        }
        return JsonArray.of(items);
    }
}
