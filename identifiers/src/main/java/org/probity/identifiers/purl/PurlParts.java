package org.probity.identifiers.purl;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.probity.identifiers.Ascii;

/** Tidies decoded parts before the rules see them, as "How to build a PURL" asks. */
final class PurlParts {
    private PurlParts() {}

    static Purl build(
            String type,
            @Nullable String namespace,
            String name,
            @Nullable String version,
            Map<String, String> qualifiers,
            @Nullable String subpath) {
        checkType(type, 0, type.length(), PurlParser.NO_PLACE);
        return PurlRules.check(
                PurlRules.fold(type),
                namespace == null ? null : joinSegments(namespace, false),
                strip(name),
                emptyToNull(version),
                tidyQualifiers(qualifiers),
                subpath == null ? null : joinSegments(subpath, true),
                PurlParser.NO_PLACE);
    }

    /** Clause 5.6.2: an ASCII letter, then letters, digits, period and dash. */
    static void checkType(String text, int from, int to, int place) {
        if (from == to) {
            throw new PurlException(PurlComponent.TYPE, place, "missing");
        }
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean letter = Ascii.isLetter(c);
            if (!letter && i == from) {
                throw new PurlException(
                        PurlComponent.TYPE, place(place, i - from), "does not start with an ASCII letter");
            }
            if (!letter && !Ascii.isDigit(c) && c != '.' && c != '-') {
                throw new PurlException(
                        PurlComponent.TYPE, place(place, i - from), "may hold letters, digits, '.' and '-' only");
            }
        }
    }

    /** Clause 5.6.6: a lower-case ASCII letter, then those, digits, period, dash and underscore. */
    static void checkKey(String key, int place) {
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            boolean letter = Ascii.isLower(c);
            if (!letter && i == 0) {
                throw new PurlException(PurlComponent.QUALIFIERS, place, "a key starts with an ASCII letter");
            }
            if (!letter && !Ascii.isDigit(c) && c != '.' && c != '-' && c != '_') {
                throw new PurlException(
                        PurlComponent.QUALIFIERS,
                        place(place, i),
                        "a key may hold letters, digits, '.', '-' and '_' only");
            }
        }
        if (key.isEmpty()) {
            throw new PurlException(PurlComponent.QUALIFIERS, place, "a value has no key");
        }
    }

    static int place(int start, int offset) {
        return start < 0 ? start : start + offset;
    }

    static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static Map<String, String> tidyQualifiers(Map<String, String> given) {
        TreeMap<String, String> tidy = new TreeMap<>();
        given.forEach((key, value) -> {
            String folded = PurlRules.fold(key);
            checkKey(folded, PurlParser.NO_PLACE);
            if (!value.isEmpty() && tidy.put(folded, value) != null) {
                throw new PurlException(PurlComponent.QUALIFIERS, PurlParser.NO_PLACE, "'" + folded + "' occurs twice");
            }
        });
        return tidy;
    }

    private static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) == '/') {
            from++;
        }
        while (to > from && text.charAt(to - 1) == '/') {
            to--;
        }
        return text.substring(from, to);
    }

    private static @Nullable String joinSegments(String path, boolean dropDots) {
        StringBuilder joined = new StringBuilder(path.length());
        for (String segment : path.split("/")) {
            boolean dropped = segment.isEmpty() || (dropDots && (segment.equals(".") || segment.equals("..")));
            if (!dropped) {
                joined.append(joined.isEmpty() ? "" : "/").append(segment);
            }
        }
        return joined.isEmpty() ? null : joined.toString();
    }
}
