package org.probity.csaf.rules;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.JsonValue;
import org.probity.csaf.json.Path;
import org.probity.identifiers.language.LanguageTag;

/** Tests of the languages a document says it has. */
final class LanguageRules {
    private static final Path DOCUMENT = Path.ROOT.at("document");
    private static final List<String> FIELDS = List.of("lang", "source_lang");

    private static final int MOST_REMEMBERED = 200;

    /** The tags met so far: documents have one or two of a handful. */
    private static final Map<String, Tag> TAGS = new ConcurrentHashMap<>();

    private LanguageRules() {}

    /** What is wrong with a tag, empty where nothing is, and whether a part of it is for private use. */
    private record Tag(String problem, boolean isPrivate) {
        static Tag of(String text) {
            LanguageTag parsed = LanguageTag.parse(text).orElse(null);
            if (parsed == null) {
                return new Tag("This is no language tag by BCP 47.", false);
            }
            List<String> problems = parsed.problems();
            String first = problems.isEmpty() ? "" : "The language tag is not valid: " + problems.getFirst() + ".";
            return new Tag(first, parsed.isPrivate());
        }
    }

    private static Tag tag(String text) {
        Tag known = TAGS.get(text);
        if (known != null) {
            return known;
        }
        Tag tag = Tag.of(text);
        if (TAGS.size() < MOST_REMEMBERED) {
            TAGS.put(text, tag);
        }
        return tag;
    }

    static List<Rule> rules() {
        return List.of(
                Rule.both("6.1.12", "Language", LanguageRules::exists),
                Rule.both("6.1.15", "Translator", LanguageRules::translator),
                Rule.both("6.1.28", "Translation", LanguageRules::translation),
                Rule.both("6.2.12", "Missing document language", LanguageRules::missing),
                Rule.both("6.2.14", "Use of private language", LanguageRules::privateUse),
                Rule.both("6.2.15", "Use of default language", LanguageRules::defaultLanguage));
    }

    /** 6.1.12: a language tag is well-formed and its subtags are registered (BCP 47). */
    static void exists(Context context, Findings findings) {
        for (String field : FIELDS) {
            String text = context.document().string(field);
            String problem = text == null ? "" : tag(text).problem();
            if (!problem.isEmpty()) {
                findings.add(DOCUMENT.at(field), problem);
            }
        }
    }

    /** 6.1.15: a translation says from which language. */
    static void translator(Context context, Findings findings) {
        if ("translator".equals(context.publisher().string("category"))) {
            requireSet(
                    context.document().get("source_lang"), "source_lang", "A translation's source language", findings);
        }
    }

    /** A field is there and set; the message tells absent from empty. */
    static void requireSet(@Nullable JsonValue value, String field, String what, Findings findings) {
        if (value == null) {
            findings.add(DOCUMENT.at(field), what + " is missing.");
        } else if (!(value instanceof JsonString text) || text.value().isEmpty()) {
            findings.add(DOCUMENT.at(field), what + " is present but has no value.");
        }
    }

    /** 6.1.28: a translation is into another language. */
    static void translation(Context context, Findings findings) {
        String language = context.document().string("lang");
        String source = context.document().string("source_lang");
        if (language != null && source != null && language.equalsIgnoreCase(source)) {
            findings.add(
                    DOCUMENT.at("lang"),
                    DOCUMENT.at("source_lang"),
                    "The document's language and its source language are both " + language + ".");
        }
    }

    /** 6.2.12: the document says its language. */
    static void missing(Context context, Findings findings) {
        requireSet(context.document().get("lang"), "lang", "The document's language", findings);
    }

    /** 6.2.14: no subtag is for private use. */
    static void privateUse(Context context, Findings findings) {
        for (String field : FIELDS) {
            String text = context.document().string(field);
            if (text != null && tag(text).isPrivate()) {
                findings.add(DOCUMENT.at(field), "The language " + text + " has a subtag reserved for private use.");
            }
        }
    }

    /** 6.2.15: the language is not i-default. */
    static void defaultLanguage(Context context, Findings findings) {
        for (String field : FIELDS) {
            if ("i-default".equalsIgnoreCase(context.document().string(field))) {
                findings.add(DOCUMENT.at(field), "The language is i-default, which names none.");
            }
        }
    }
}
