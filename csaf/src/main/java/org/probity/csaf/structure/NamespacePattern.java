package org.probity.csaf.structure;

/**
 * The pattern of SSVC namespaces: a base, registered or {@code x_} with a reversed domain and a fragment, then perhaps
 * extensions separated by strokes.
 */
public final class NamespacePattern {
    private NamespacePattern() {}

    /** Whether a text is a well-formed namespace of 3 to 1,000 characters. */
    public static boolean matches(String text) {
        int length = text.codePointCount(0, text.length());
        if (length < 3 || length > 1_000) {
            return false;
        }
        String[] parts = text.split("/", -1);
        if (!isBase(parts[0])) {
            return false;
        }
        if (parts.length > 1 && !parts[1].isEmpty() && !LanguagePattern.matchesInNamespace(parts[1])) {
            return false;
        }
        for (int i = 2; i < parts.length; i++) {
            if (!isExtension(parts[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBase(String base) {
        int hash = base.indexOf('#');
        String name = hash < 0 ? base : base.substring(0, hash);
        if (hash >= 0 && !isFragment(base.substring(hash + 1))) {
            return false;
        }
        if (base.startsWith("x_")) {
            return hash >= 0 && isDomain(name.substring(2));
        }
        if (name.length() < 3 || !Patterns.isLower(name.charAt(0)) || !isLowerAlphanumeric(name.charAt(1))) {
            return false;
        }
        char last = name.charAt(1);
        for (int i = 2; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean separator = c == '.' || c == '-';
            if (separator ? last == '.' || last == '-' : !isLowerAlphanumeric(c)) {
                return false;
            }
            last = c;
        }
        return isLowerAlphanumeric(last);
    }

    private static boolean isExtension(String part) {
        if (!part.startsWith(".")) {
            return LanguagePattern.matchesInNamespace(part);
        }
        int dollar = part.indexOf('$');
        String name = dollar < 0 ? part.substring(1) : part.substring(1, dollar);
        if (dollar >= 0 && !LanguagePattern.matchesInNamespace(part.substring(dollar + 1))) {
            return false;
        }
        int hash = name.indexOf('#');
        if (hash < 0) {
            return dollar >= 0 && isDomain(name);
        }
        return isDomain(name.substring(0, hash)) && isFragment(name.substring(hash + 1));
    }

    private static boolean isLowerAlphanumeric(char c) {
        return Patterns.isLower(c) || Patterns.isDigit(c);
    }

    /** At least two labels of up to 63 characters. */
    private static boolean isDomain(String domain) {
        String[] labels = domain.split("\\.", -1);
        for (String label : labels) {
            if (!isLabel(label)) {
                return false;
            }
        }
        return labels.length >= 2;
    }

    static boolean isLabel(String label) {
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            boolean edge = i == 0 || i == label.length() - 1;
            if (!isLowerAlphanumeric(c) && (edge || c != '-')) {
                return false;
            }
        }
        return !label.isEmpty() && label.length() <= 63;
    }

    private static boolean isFragment(String fragment) {
        char last = '.';
        for (int i = 0; i < fragment.length(); i++) {
            char c = fragment.charAt(i);
            boolean separator = c == '.' || c == '-';
            if (separator ? last == '.' || last == '-' : !isLowerAlphanumeric(c)) {
                return false;
            }
            last = c;
        }
        return !fragment.isEmpty() && isLowerAlphanumeric(last);
    }
}
