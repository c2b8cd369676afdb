package org.probity.identifiers.purl;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.probity.identifiers.purl.PurlType.Requirement;

/**
 * Takes a text apart from right to left, as the guide "How to parse a PURL" does, and hands the decoded parts to
 * {@link PurlRules}.
 */
final class PurlParser {
    /** Stands for a place in parts that were not parsed from a text. */
    static final int NO_PLACE = -1;

    private final String text;
    private final boolean strict;

    private PurlParser(String text, boolean strict) {
        this.text = text;
        this.strict = strict;
    }

    static Purl parse(String text, boolean strict) {
        return new PurlParser(text, strict).parse();
    }

    private Purl parse() {
        int typeAt = afterScheme();
        int hash = text.lastIndexOf('#');
        int end = hash < typeAt ? text.length() : hash;
        int question = text.lastIndexOf('?', end - 1);
        int pathEnd = question < typeAt ? end : question;
        int slash = text.indexOf('/', typeAt);
        int typeEnd = slash < 0 || slash > pathEnd ? pathEnd : slash;
        PurlParts.checkType(text, typeAt, typeEnd, typeAt);
        if (typeEnd == pathEnd) {
            throw new PurlException(PurlComponent.NAME, pathEnd, "missing");
        }
        String type = PurlRules.type(text.substring(typeAt, typeEnd));

        int at = versionSign(typeEnd + 1, pathEnd);
        int nameEnd = at < 0 ? skipSlashesBack(typeEnd + 1, pathEnd) : at;
        if (at > typeEnd + 1 && text.charAt(at - 1) == '/') {
            throw new PurlException(PurlComponent.NAME, at, "missing");
        }
        int nameAt = PurlRules.nameHoldsPath(type)
                ? afterFirstSegment(typeEnd + 1, nameEnd)
                : Math.max(typeEnd, text.lastIndexOf('/', nameEnd - 1)) + 1;
        return PurlRules.check(
                type,
                segments(PurlComponent.NAMESPACE, typeEnd + 1, nameAt),
                decode(PurlComponent.NAME, nameAt, nameEnd),
                at < 0 || at + 1 == pathEnd ? null : decode(PurlComponent.VERSION, at + 1, pathEnd),
                pathEnd == end ? Map.of() : qualifiers(type, pathEnd + 1, end),
                end == text.length() ? null : segments(PurlComponent.SUBPATH, end + 1, text.length()),
                typeEnd + 1);
    }

    /** Where the type starts: behind {@code pkg:} and any slashes. */
    private int afterScheme() {
        if (!text.startsWith("pkg:") && !text.regionMatches(true, 0, "pkg:", 0, 4)) {
            throw new PurlException(PurlComponent.SCHEME, 0, "a package URL starts with 'pkg:'");
        }
        int start = 4;
        while (start < text.length() && text.charAt(start) == '/') {
            start++;
        }
        return start;
    }

    /**
     * The sign before the version, or -1. A sign that opens a segment and has more segments behind it is a namespace's
     * own, unescaped, as in {@code pkg:npm/@babel/core}.
     */
    private int versionSign(int from, int to) {
        int at = text.lastIndexOf('@', to - 1);
        if (at < from) {
            return -1;
        }
        boolean opensSegment = text.charAt(at - 1) == '/';
        if (!opensSegment) {
            return at;
        }
        int next = text.indexOf('/', at);
        return next >= 0 && next < to - 1 ? -1 : at;
    }

    private int skipSlashesBack(int from, int to) {
        int end = to;
        while (end > from && text.charAt(end - 1) == '/') {
            end--;
        }
        return end;
    }

    private int afterFirstSegment(int from, int to) {
        int start = from;
        while (start < to && text.charAt(start) == '/') {
            start++;
        }
        int slash = text.indexOf('/', start);
        return slash < 0 || slash >= to ? start : slash + 1;
    }

    private @Nullable String segments(PurlComponent component, int from, int to) {
        StringBuilder joined = null;
        String only = null;
        for (int start = from; start < to; ) {
            int slash = text.indexOf('/', start);
            int stop = slash < 0 || slash > to ? to : slash;
            String segment = decode(component, start, stop);
            if (segment.indexOf('/') >= 0) {
                throw new PurlException(component, start, "a segment holds an escaped slash");
            }
            if (!dropped(component, segment)) {
                if (only == null) {
                    only = segment;
                } else {
                    joined = joined == null ? new StringBuilder(only) : joined;
                    joined.append('/').append(segment);
                }
            }
            start = stop + 1;
        }
        return joined == null ? only : joined.toString();
    }

    private static boolean dropped(PurlComponent component, String segment) {
        return segment.isEmpty()
                || (component == PurlComponent.SUBPATH && (segment.equals(".") || segment.equals("..")));
    }

    private Map<String, String> qualifiers(String type, int from, int to) {
        TreeMap<String, String> pairs = new TreeMap<>();
        for (int start = from; start < to; ) {
            int ampersand = text.indexOf('&', start);
            int stop = ampersand < 0 || ampersand > to ? to : ampersand;
            if (stop > start) {
                qualifier(type, start, stop, pairs);
            }
            start = stop + 1;
        }
        return Collections.unmodifiableMap(pairs);
    }

    private void qualifier(String type, int from, int to, Map<String, String> pairs) {
        int equals = text.indexOf('=', from);
        if (equals < 0 || equals >= to) {
            throw new PurlException(PurlComponent.QUALIFIERS, from, "a key has no '=' and value");
        }
        String written = text.substring(from, equals);
        String key = PurlRules.fold(written);
        PurlParts.checkKey(key, from);
        if (strict && !key.equals(written) && declared(type, key)) {
            throw new PurlException(
                    PurlComponent.QUALIFIERS, from, "the key '" + key + "' is written in lower case (ECMA-427 5.6.6)");
        }
        String value = decode(PurlComponent.QUALIFIERS, equals + 1, to);
        if (!value.isEmpty() && pairs.put(key, value) != null) {
            throw new PurlException(PurlComponent.QUALIFIERS, from, "the key '" + key + "' occurs twice");
        }
    }

    /** Whether the type's definition declares the key, presence and all: then only its exact spelling will do. */
    private static boolean declared(String type, String key) {
        PurlType definition = PurlTypes.BY_NAME.get(type);
        Requirement declared =
                definition == null ? null : definition.qualifiers().get(key);
        return declared != null && declared != Requirement.UNSTATED;
    }

    private String decode(PurlComponent component, int from, int to) {
        return PercentCode.decode(text, from, to, component);
    }
}
