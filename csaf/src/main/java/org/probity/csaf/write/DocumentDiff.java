package org.probity.csaf.write;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonPointers;
import org.probity.csaf.json.JsonValue;

/**
 * What changed between two documents, field by field. Items of arrays are compared with the item of the same identity
 * (product id, CVE, revision number, address …), so a moved or inserted item does not make all others look changed.
 */
public final class DocumentDiff {
    /**
     * One difference.
     *
     * @param path where: like a JSON pointer, but with the identity of an item in square brackets instead of its index
     * @param before the old value, or null if there was none
     * @param after the new value, or null if there is none
     */
    public record Change(
            String path,
            @Nullable JsonValue before,
            @Nullable JsonValue after) {
        @Override
        public String toString() {
            if (before == null) {
                return "+ " + path + ": " + after;
            }
            return after == null ? "- " + path + ": " + before : "~ " + path + ": " + before + " -> " + after;
        }
    }

    private final List<Change> changes = new ArrayList<>();

    private DocumentDiff() {}

    /** All differences, in the order of the old document, new fields after the old ones. */
    public static List<Change> between(JsonObject before, JsonObject after) {
        DocumentDiff diff = new DocumentDiff();
        diff.compare("", before, after);
        return List.copyOf(diff.changes);
    }

    private void compare(String path, @Nullable JsonValue before, @Nullable JsonValue after) {
        if (before instanceof JsonObject old && after instanceof JsonObject fresh) {
            Set<String> names = new LinkedHashSet<>(old.names());
            names.addAll(fresh.names());
            names.forEach(name -> compare(JsonPointers.join(path, name), old.get(name), fresh.get(name)));
        } else if (before instanceof JsonArray old && after instanceof JsonArray fresh) {
            Map<String, JsonValue> olds = Identity.keyed(old);
            Map<String, JsonValue> news = Identity.keyed(fresh);
            Set<String> keys = new LinkedHashSet<>(olds.keySet());
            keys.addAll(news.keySet());
            keys.forEach(key -> compare(path + "[" + shown(key) + "]", olds.get(key), news.get(key)));
        } else if (before == null ? after != null : !before.equals(after)) {
            changes.add(new Change(path, before, after));
        }
    }

    private static String shown(String key) {
        return key.length() > 80 ? key.substring(0, 80) + "…" : key;
    }
}
