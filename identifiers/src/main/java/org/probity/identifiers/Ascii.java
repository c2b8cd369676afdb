package org.probity.identifiers;

/** Questions about ASCII characters; identifiers' grammars know no others. */
public final class Ascii {
    private Ascii() {}

    /** Whether a character is one of {@code a-z}. */
    public static boolean isLower(int c) {
        return c >= 'a' && c <= 'z';
    }

    /** Whether a character is one of {@code A-Z}. */
    public static boolean isUpper(int c) {
        return c >= 'A' && c <= 'Z';
    }

    /** Whether a character is one of {@code a-zA-Z}. */
    public static boolean isLetter(int c) {
        return isLower(c) || isUpper(c);
    }

    /** Whether a character is one of {@code 0-9}. */
    public static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** Whether a character is one of {@code a-zA-Z0-9}. */
    public static boolean isAlphanumeric(int c) {
        return isLetter(c) || isDigit(c);
    }
}
