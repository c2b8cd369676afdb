package org.probity.csaf.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.FileName;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonValue;
import org.probity.csaf.json.Path;

/** Tests of the document as a whole: canonical URL, title, notes, order of keys. */
final class DocumentRules {
    private static final Path DOCUMENT = Path.ROOT.at("document");

    private DocumentRules() {}

    static List<Rule> rules() {
        return List.of(
                Rule.both("6.2.11", "Missing canonical URL", DocumentRules::canonicalUrl),
                Rule.both("6.2.13", "Sorting", DocumentRules::sorting),
                Rule.both("6.2.20", "Additional properties", DocumentRules::additional),
                Rule.since21("6.2.22", "Document tracking id in title", DocumentRules::idInTitle),
                Rule.since21("6.2.40", "Product description without product reference", DocumentRules::description));
    }

    /** The document's canonical URL (6.2.11), or null where it has none. */
    static @Nullable String canonical(Context context) {
        String id = context.tracking().node().string("id");
        if (id == null) {
            return null;
        }
        String name = "/" + FileName.of(id);
        for (JsonValue item : context.document().array("references")) {
            if (item instanceof JsonObject reference && "self".equals(reference.string("category"))) {
                String url = reference.string("url");
                if (url != null && url.startsWith("https://") && url.endsWith(name)) {
                    return url;
                }
            }
        }
        return null;
    }

    /** 6.2.11: a reference of category self is the document's canonical URL, which ends in its file name. */
    static void canonicalUrl(Context context, Findings findings) {
        if (canonical(context) == null) {
            String id = context.tracking().node().string("id");
            String name = id == null ? "the file name made from the tracking id" : FileName.of(id);
            findings.add(
                    DOCUMENT.at("references"),
                    "No reference of category self starts with https:// and ends with " + name + ".");
        }
    }

    /** 6.2.13: the keys of every object are sorted alphabetically. */
    static void sorting(Context context, Findings findings) {
        sorted(context.root(), Path.ROOT, findings);
    }

    private static void sorted(JsonValue value, Path path, Findings findings) {
        if (value instanceof JsonObject object) {
            for (int i = 0; i < object.size() && !findings.full(); i++) {
                String name = object.name(i);
                String before = i == 0 ? "" : object.name(i - 1);
                if (before.compareTo(name) > 0) {
                    findings.add(path.at(name), () -> "The key " + name + " stands after " + before + ".");
                }
                JsonValue inner = object.value(i);
                if (inner instanceof JsonObject || inner instanceof JsonArray) {
                    sorted(inner, path.at(name), findings);
                }
            }
        } else if (value instanceof JsonArray array) {
            for (int i = 0; i < array.size() && !array.isTexts() && !findings.full(); i++) {
                JsonValue inner = array.get(i);
                if (inner instanceof JsonObject || inner instanceof JsonArray) {
                    sorted(inner, path.at(i), findings);
                }
            }
        }
    }

    /** 6.2.20: no field that the standard, or an extension's own schema, does not define. */
    static void additional(Context context, Findings findings) {
        context.structure().unknown().forEach(found -> findings.add(found.path(), found.message()));
        if (context.is21()) {
            ExtensionRules.additional(context, findings);
        }
    }

    /** 6.2.22: the title does not repeat the tracking id. */
    static void idInTitle(Context context, Findings findings) {
        String title = context.document().string("title");
        String id = context.tracking().node().string("id");
        if (title != null && id != null && !id.isEmpty() && title.contains(id)) {
            findings.add(DOCUMENT.at("title"), "The title contains the tracking id " + id + ".");
        }
    }

    /** 6.2.40: the description of a product says of which. */
    static void description(Context context, Findings findings) {
        String language = context.document().string("lang");
        String title = Words.isEnglish(language)
                ? Words.PRODUCT_DESCRIPTION.english()
                : ProfileRules.translation(context, findings, Words.PRODUCT_DESCRIPTION);
        if (title == null) {
            return;
        }
        Context.objects(context.document(), DOCUMENT, "notes", (note, path) -> {
            String noteTitle = note.string("title");
            boolean describes =
                    noteTitle != null && noteTitle.startsWith(title) && "description".equals(note.string("category"));
            if (describes && !note.has("group_ids") && !note.has("product_ids")) {
                findings.add(path, "The product description does not say of which products it is.");
            }
        });
    }
}
