package org.probity.csaf.write;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.JsonValue;
import org.probity.csaf.write.Word.NoteCategory;

/** What documents and vulnerabilities have in common: notes, references, acknowledgments. */
final class Notes {
    private final List<JsonValue> notes = new ArrayList<>();
    private final List<JsonValue> references = new ArrayList<>();
    private final List<JsonValue> acknowledgments = new ArrayList<>();

    void note(NoteCategory category, @Nullable String title, String text) {
        notes.add(JsonObject.builder()
                .put("category", category.word())
                .put("text", Checks.text(text, "a note"))
                .put("title", title == null ? null : Checks.text(title, "the title of a note"))
                .build());
    }

    void reference(String category, String summary, String url) {
        references.add(JsonObject.builder()
                .put("category", category)
                .put("summary", Checks.text(summary, "the summary of a reference"))
                .put("url", Checks.uri(url, "the address of a reference"))
                .build());
    }

    void acknowledge(List<String> names, @Nullable String organization, @Nullable String summary) {
        if (names.isEmpty() && organization == null) {
            throw new IllegalArgumentException("an acknowledgment names a person or an organization");
        }
        names.forEach(name -> Checks.text(name, "a name in an acknowledgment"));
        JsonObject.Builder json = JsonObject.builder();
        if (!names.isEmpty()) {
            json.put("names", JsonArray.of(names.stream().map(JsonString::of).toList()));
        }
        json.put("organization", organization == null ? null : Checks.text(organization, "an organization"))
                .put("summary", summary == null ? null : Checks.text(summary, "the summary of an acknowledgment"));
        acknowledgments.add(json.build());
    }

    void putInto(JsonObject.Builder json) {
        put(json, "acknowledgments", acknowledgments);
        put(json, "notes", notes);
        put(json, "references", references);
    }

    private static void put(JsonObject.Builder json, String name, List<JsonValue> items) {
        if (!items.isEmpty()) {
            json.put(name, JsonArray.of(items));
        }
    }
}
