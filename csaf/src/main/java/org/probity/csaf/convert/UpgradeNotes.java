package org.probity.csaf.convert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonPointers;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.JsonValue;

/**
 * Notes from CSAF 2.0 to 2.1: those whose title is a title of special meaning, made longer by the name of a product, a
 * version or a family, are bound to these products.
 */
final class UpgradeNotes {
    /** Of the document (section 3.2.2.8), category by title. */
    static final Map<String, String> OF_DOCUMENT = Map.of(
            "Product Description", "description",
            "General Security Recommendations", "general",
            "License", "legal_disclaimer",
            "Summary", "summary");

    /** Of a vulnerability (section 3.2.4.11), category by title. */
    static final Map<String, String> OF_VULNERABILITY = Map.of(
            "CVE Description", "description",
            "Preconditions", "description",
            "Vulnerability Summary", "summary");

    private static final int MOST_NAMES = 16;

    private final Remarks remarks;
    private final Map<String, Set<String>> products = new LinkedHashMap<>();

    /** A converter that knows the products of a tree of CSAF 2.1. */
    UpgradeNotes(@Nullable JsonObject tree, Remarks remarks) {
        this.remarks = remarks;
        if (tree != null) {
            tree.array("full_product_names").forEach(item -> product(item, List.of()));
            for (JsonValue item : tree.array("product_paths")) {
                if (item instanceof JsonObject path) {
                    product(path.get("full_product_name"), List.of());
                }
            }
            branches(tree.array("branches"), List.of());
        }
    }

    private void branches(JsonArray branches, List<String> above) {
        for (JsonValue item : branches) {
            if (item instanceof JsonObject branch) {
                List<String> names = new ArrayList<>(above.subList(0, Math.min(above.size(), MOST_NAMES)));
                String category = String.valueOf(branch.string("category"));
                String name = branch.string("name");
                if (name != null
                        && Set.of("product_family", "product_name", "product_version")
                                .contains(category)) {
                    // families may stack without end; no title names more than a few of them
                    above.stream().limit(MOST_NAMES).forEach(outer -> names.add(outer + " " + name));
                    names.add(name);
                }
                product(branch.get("product"), names);
                branches(branch.array("branches"), names);
            }
        }
    }

    private void product(@Nullable JsonValue value, List<String> names) {
        String id = value instanceof JsonObject product ? product.string("product_id") : null;
        if (value instanceof JsonObject product && id != null) {
            names.forEach(name -> called(name, id));
            String whole = product.string("name");
            if (whole != null) {
                called(whole, id);
            }
        }
    }

    private void called(String name, String id) {
        products.computeIfAbsent(folded(name), key -> new LinkedHashSet<>()).add(id);
    }

    private static String folded(String text) {
        return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    /** The notes, those of products bound to them. */
    JsonArray convert(JsonArray notes, String path, Map<String, String> special) {
        List<JsonValue> items = new ArrayList<>();
        for (int i = 0; i < notes.size(); i++) {
            JsonValue item = notes.get(i);
            String extension = item instanceof JsonObject note ? extension(note, special) : null;
            items.add(
                    item instanceof JsonObject note && extension != null
                            ? bound(note, extension, JsonPointers.join(path, i))
                            : item);
        }
        return JsonArray.of(items);
    }

    /** What stands in the title beside a title of special meaning and the words that join them, or null. */
    private static @Nullable String extension(JsonObject note, Map<String, String> special) {
        String title = note.string("title");
        for (Map.Entry<String, String> entry : special.entrySet()) {
            String word = entry.getKey();
            if (title == null || !entry.getValue().equals(note.string("category")) || title.length() <= word.length()) {
                continue;
            }
            String rest = title.startsWith(word)
                    ? title.substring(word.length())
                    : title.endsWith(word) ? title.substring(0, title.length() - word.length()) : null;
            if (rest != null) {
                return rest.replaceFirst("(?i)^[\\s:;,/|(\\[\\p{Pd}]*(?:(?:for|of|in)\\s+)?(?:the\\s+)?", "")
                        .replaceFirst("[\\s:;,/|)\\]\\p{Pd}]+$", "");
            }
        }
        return null;
    }

    private JsonObject bound(JsonObject note, String extension, String path) {
        Set<String> found = products.getOrDefault(folded(extension), Set.of());
        if (found.isEmpty()) {
            remarks.check(
                    path,
                    "This could be the note of a product, but \"" + extension
                            + "\" is the name of none; no product was assigned to it.");
            return note;
        }
        Map<String, JsonValue> fields = note.toMap();
        fields.put(
                "product_ids", JsonArray.of(found.stream().map(JsonString::of).toList()));
        remarks.added(path, "The note of a product was found by its title; these were assigned to it: " + found + ".");
        return JsonObject.of(fields);
    }
}
