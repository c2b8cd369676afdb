package org.probity.identifiers.cpe;

import java.util.Locale;
import org.probity.identifiers.Ascii;

/** The formatted string binding (NISTIR 7695 section 6.2). */
final class CpeFormattedString {
    private static final String PUNCTUATION = "\\*?!\"#$%&'()+,/:;<=>@[]^`{|}~-._";

    private CpeFormattedString() {}

    static Cpe unbind(String text) {
        CpeAttribute[] attributes = CpeAttribute.values();
        String[] values = new String[attributes.length];
        int start = "cpe:2.3:".length();
        for (int i = 0; i < values.length; i++) {
            if (start > text.length()) {
                throw new CpeException("a CPE 2.3 name has 11 attributes; this has " + i);
            }
            int end = endOfValue(text, start);
            values[i] = checked(attributes[i], text.substring(start, end));
            start = end + 1;
        }
        if (start <= text.length()) {
            throw new CpeException("a CPE 2.3 name has 11 attributes; this has more");
        }
        return new Cpe(values);
    }

    private static int endOfValue(String text, int start) {
        int i = start;
        while (i < text.length() && text.charAt(i) != ':') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(i, text.length());
    }

    /** The value in normal form, or a fault (NISTIR 7695 section 5.3.2). */
    static String checked(CpeAttribute attribute, String written) {
        String value = written.toLowerCase(Locale.ROOT);
        if (value.equals(Cpe.ANY) || value.equals(Cpe.NA)) {
            return value;
        }
        String normal = normal(attribute, value);
        if (attribute == CpeAttribute.PART && !(normal.equals("a") || normal.equals("o") || normal.equals("h"))) {
            throw new CpeException("part: 'a', 'o', 'h', '*' or '-' is expected, not '" + shown(written) + "'");
        }
        if (attribute == CpeAttribute.LANGUAGE && !isLanguage(normal)) {
            throw new CpeException(
                    "language: a language tag such as 'en-us' is expected, not '" + shown(written) + "'");
        }
        return normal;
    }

    private static String normal(CpeAttribute attribute, String value) {
        StringBuilder normal = new StringBuilder(value.length());
        int from = wildcardsBefore(value);
        int to = wildcardsAfter(value, from);
        if (from == to) {
            throw new CpeException(
                    attribute.word() + ": " + (value.isEmpty() ? "empty" : "wildcards alone") + "; use '*' or '-'");
        }
        normal.append(value, 0, from);
        for (int i = from; i < to; i++) {
            char c = value.charAt(i);
            if (c == '\\') {
                i++;
                char escaped = i < to ? value.charAt(i) : '\0';
                if (PUNCTUATION.indexOf(escaped) < 0) {
                    throw new CpeException(attribute.word() + ": a backslash stands before punctuation only");
                }
                boolean plain = escaped == '.' || escaped == '_' || (escaped == '-' && to - from > 2);
                normal.append(plain ? "" : "\\").append(escaped);
            } else if (isPlain(c)) {
                normal.append(c);
            } else {
                throw new CpeException(attribute.word() + ": '" + c + "' must be escaped by a backslash or left out");
            }
        }
        return normal.append(value, to, value.length()).toString();
    }

    private static int wildcardsBefore(String value) {
        if (value.startsWith("*")) {
            return 1;
        }
        int from = 0;
        while (from < value.length() && value.charAt(from) == '?') {
            from++;
        }
        return from;
    }

    private static int wildcardsAfter(String value, int from) {
        int to = value.length();
        if (to > from && value.charAt(to - 1) == '*' && !escaped(value, to - 1)) {
            return to - 1;
        }
        while (to > from && value.charAt(to - 1) == '?' && !escaped(value, to - 1)) {
            to--;
        }
        return to;
    }

    private static boolean escaped(String value, int at) {
        int backslashes = 0;
        while (at - backslashes - 1 >= 0 && value.charAt(at - backslashes - 1) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private static boolean isPlain(char c) {
        return Ascii.isLower(c) || Ascii.isDigit(c) || c == '.' || c == '-' || c == '_';
    }

    /** A language of two or three letters and perhaps a region of two letters or three digits. */
    private static boolean isLanguage(String value) {
        int dash = value.indexOf('-');
        String language = dash < 0 ? value : value.substring(0, dash);
        String region = dash < 0 ? "aa" : value.substring(dash + 1);
        boolean country = region.length() == 2 && region.chars().allMatch(Ascii::isLower);
        boolean area = region.length() == 3 && region.chars().allMatch(Ascii::isDigit);
        return (language.length() == 2 || language.length() == 3)
                && language.chars().allMatch(Ascii::isLower)
                && (country || area);
    }

    static String plain(String value) {
        StringBuilder plain = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) == '\\' && i + 1 < value.length()) {
                i++;
            }
            plain.append(value.charAt(i));
        }
        return plain.toString();
    }

    private static String shown(String value) {
        return value.length() <= 40 ? value : value.substring(0, 40) + "...";
    }
}
