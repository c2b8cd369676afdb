package org.probity.csaf.structure;

import java.util.List;
import org.probity.csaf.DocumentVersion;

/**
 * The patterns of the official schemas, written out so that no input makes them slow: each looks at a text once. White
 * space and "any character" mean what they mean in ECMA-262, as JSON Schema has it.
 */
final class Patterns {
    private Patterns() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    static boolean isLetter(char c) {
        return isLower(c) || (c >= 'A' && c <= 'Z');
    }

    static boolean isAlphanumeric(char c) {
        return isLetter(c) || isDigit(c);
    }

    static boolean isHex(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'f');
    }

    /** White space of ECMA-262. */
    static boolean isSpace(char c) {
        return switch (c) {
            case '\t', '\n', 0x0b, '\f', '\r', ' ', 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff ->
                true;
            default -> c >= 0x2000 && c <= 0x200a;
        };
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
    }

    private static boolean noLineEndInside(String text) {
        for (int i = 1; i < text.length() - 1; i++) {
            if (isLineEnd(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** No white space, hyphen, low line or full stop at either end: category and CWE name. */
    static boolean trimmedName(String text) {
        return !text.isEmpty()
                && isNameEdge(text.charAt(0))
                && isNameEdge(text.charAt(text.length() - 1))
                && noLineEndInside(text);
    }

    private static boolean isNameEdge(char c) {
        return !isSpace(c) && c != '-' && c != '_' && c != '.';
    }

    /** No white space at either end: the tracking id. */
    static boolean trimmed(String text) {
        return !text.isEmpty()
                && !isSpace(text.charAt(0))
                && !isSpace(text.charAt(text.length() - 1))
                && noLineEndInside(text);
    }

    static boolean version(String text) {
        return DocumentVersion.parse(text).isPresent();
    }

    /** Semantic versioning only. */
    static boolean semanticVersion(String text) {
        return DocumentVersion.parse(text).filter(DocumentVersion::isSemantic).isPresent();
    }

    static boolean cve(String text) {
        return text.length() >= 13
                && text.startsWith("CVE-")
                && digits(text, 4, 8)
                && text.charAt(8) == '-'
                && digits(text, 9, text.length());
    }

    static boolean cwe(String text) {
        return text.startsWith("CWE-")
                && text.length() >= 5
                && text.length() <= 10
                && text.charAt(4) != '0'
                && digits(text, 4, text.length());
    }

    /** A CWE list's version, such as 4.13 or 1.0.1. */
    static boolean cweVersion(String text) {
        String[] parts = text.split("\\.", -1);
        boolean sound = parts.length == 2 || parts.length == 3;
        for (int i = 0; i < parts.length && sound; i++) {
            String part = parts[i];
            boolean leadingZero = part.startsWith("0");
            sound = !part.isEmpty()
                    && digits(part, 0, part.length())
                    && (i == 0 ? !leadingZero : i == 2 || !leadingZero || part.length() == 1);
        }
        return sound;
    }

    private static boolean digits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return from < to;
    }

    /** An EPSS value: 0.… or 1.0…. */
    static boolean probability(String text) {
        if (text.length() < 3 || text.charAt(1) != '.') {
            return false;
        }
        char first = text.charAt(0);
        for (int i = 2; i < text.length(); i++) {
            char c = text.charAt(i);
            if (first == '1' ? c != '0' : !isDigit(c)) {
                return false;
            }
        }
        return first == '0' || first == '1';
    }

    static boolean hash(String text, boolean upperToo) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isHex(c) && !(upperToo && c >= 'A' && c <= 'F')) {
                return false;
            }
        }
        return text.length() >= 32;
    }

    static boolean algorithm(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isDigit(c) && !isLower(c) && (c != '-' || i == 0)) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** A sharing group id: UUID version 4 in lower case, or the nil or max UUID. */
    static boolean sharingGroupId(String text) {
        if (text.length() != 36) {
            return false;
        }
        boolean nil = true;
        boolean max = true;
        for (int i = 0; i < 36; i++) {
            char c = text.charAt(i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? c != '-' : !isHex(c)) {
                return false;
            }
            nil &= dash || c == '0';
            max &= dash || c == 'f';
        }
        return nil || max || text.charAt(14) == '4';
    }

    /** The outer form of a package URL; CSAF 2.0 also allows capital letters and a plus sign in the type. */
    static boolean purl(String text, boolean is21) {
        int slash = text.indexOf('/');
        if (!text.startsWith("pkg:") || slash < 5 || slash + 1 >= text.length() || text.length() < 7) {
            return false;
        }
        for (int i = 4; i < slash; i++) {
            char c = text.charAt(i);
            boolean letter = isLower(c) || (!is21 && isLetter(c));
            boolean other = c == '.' || c == '-' || (!is21 && c == '+');
            boolean allowed = i == 4 ? letter || (!is21 && other) : letter || other || isDigit(c);
            if (!allowed) {
                return false;
            }
        }
        return !isLineEnd(text.charAt(slash + 1)) && restHasNoLineEnd(text, slash + 1);
    }

    private static boolean restHasNoLineEnd(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (isLineEnd(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** A key of an SSVC decision point or value. */
    static boolean ssvcKey(String text) {
        if (text.equals("T*")) {
            return true;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean edge = i == 0 || i == text.length() - 1;
            if (!isAlphanumeric(c) && (edge || c != '_')) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** A list of metrics separated by strokes, each of one of the forms {@code CODE:value}, in any order. */
    static boolean vector(String text, int from, java.util.Map<String, List<String>> metrics) {
        int start = from;
        while (start <= text.length()) {
            int stroke = text.indexOf('/', start);
            int end = stroke < 0 ? text.length() : stroke;
            int colon = text.indexOf(':', start);
            if (colon < 0 || colon >= end) {
                return false;
            }
            List<String> values = metrics.get(text.substring(start, colon));
            if (values == null || !values.contains(text.substring(colon + 1, end))) {
                return false;
            }
            if (stroke < 0) {
                return true;
            }
            start = stroke + 1;
        }
        return false;
    }
}
