package org.probity.identifiers.language;

import java.util.List;
import java.util.Optional;

/**
 * A language tag by BCP 47 (RFC 5646), well formed, its subtags in conventional case (RFC 5646 section 2.1.1).
 *
 * @param text the whole tag
 * @param language the primary language; empty for a tag that is private or grandfathered as a whole
 * @param extendedLanguages the extended language subtags
 * @param script the script
 * @param region the region
 * @param variants the variants
 * @param extensions the extensions, each with its singleton, for instance {@code u-co-phonebk}
 * @param privateUse the subtags behind {@code x-}
 * @param grandfathered whether the tag is one of those registered before subtags
 */
public record LanguageTag(
        String text,
        Optional<String> language,
        List<String> extendedLanguages,
        Optional<String> script,
        Optional<String> region,
        List<String> variants,
        List<String> extensions,
        List<String> privateUse,
        boolean grandfathered) {

    public LanguageTag {
        extendedLanguages = List.copyOf(extendedLanguages);
        variants = List.copyOf(variants);
        extensions = List.copyOf(extensions);
        privateUse = List.copyOf(privateUse);
    }

    /** Reads a tag; empty if it is not well formed (RFC 5646 section 2.2.9, first class of conformance). */
    public static Optional<LanguageTag> parse(String text) {
        return new LanguageTagParser(text).parse();
    }

    /** Whether a tag is well formed and every subtag is registered (RFC 5646 section 2.2.9, second class). */
    public static boolean isValid(String text) {
        return parse(text).map(tag -> tag.problems().isEmpty()).orElse(false);
    }

    /**
     * What keeps this tag from being valid: unregistered subtags, a doubled variant or extension, an extended language
     * after the wrong language. One line each; empty for a valid tag. Deprecated subtags are valid.
     */
    public List<String> problems() {
        return LanguageRegistry.problems(this);
    }

    /** Whether the tag or a subtag is reserved for private use: {@code x-…}, {@code qaa-qtz}, {@code XA} and so on. */
    public boolean isPrivate() {
        return !privateUse.isEmpty()
                || language.filter(LanguageRegistry::isPrivateLanguage).isPresent()
                || script.filter(LanguageRegistry::isPrivateScript).isPresent()
                || region.filter(LanguageRegistry::isPrivateRegion).isPresent();
    }

    /** The registered subtag or tag that should be used instead of a deprecated one in this tag; empty if none is. */
    public Optional<String> preferred() {
        return LanguageRegistry.preferred(this);
    }

    @Override
    public String toString() {
        return text;
    }
}
