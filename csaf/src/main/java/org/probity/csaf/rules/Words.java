package org.probity.csaf.rules;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Titles that CSAF 2.1 gives a meaning to, and their recorded translations. */
public enum Words {
    /** Of the note with the document's licence. */
    LICENSE("License"),
    /** Of a note that describes a product. */
    PRODUCT_DESCRIPTION("Product Description"),
    /** Of the note that says why a document was superseded. */
    REASONING_FOR_SUPERSESSION("Reasoning for Supersession"),
    /** Of the note that says why a document was withdrawn. */
    REASONING_FOR_WITHDRAWAL("Reasoning for Withdrawal"),
    /** Begins the summary of the reference to the superseding document. */
    SUPERSEDING_DOCUMENT("Superseding Document");

    /** The technical committee's list of translations, version 2.1, by primary language subtag. */
    private static final Map<String, Map<Words, String>> TRANSLATIONS = Map.of(
            "de",
            Map.of(
                    LICENSE, "Lizenz",
                    PRODUCT_DESCRIPTION, "Produktbeschreibung",
                    REASONING_FOR_SUPERSESSION, "Begründung für die Ersetzung",
                    REASONING_FOR_WITHDRAWAL, "Begründung für die Zurückziehung",
                    SUPERSEDING_DOCUMENT, "Ersetzendes Dokument"));

    private final String english;

    Words(String english) {
        this.english = english;
    }

    /** The words in English. */
    public String english() {
        return english;
    }

    /** The words in the language of a tag, or null where no translation is recorded. */
    public @Nullable String in(String languageTag) {
        Map<Words, String> known = TRANSLATIONS.get(primary(languageTag));
        return known == null ? null : known.get(this);
    }

    private static String primary(String languageTag) {
        int dash = languageTag.indexOf('-');
        return (dash < 0 ? languageTag : languageTag.substring(0, dash)).toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether a document's language, possibly missing, counts as English or unspecified. */
    public static boolean isEnglish(@Nullable String languageTag) {
        return languageTag == null || primary(languageTag).equals("en") || languageTag.equalsIgnoreCase("i-default");
    }
}
