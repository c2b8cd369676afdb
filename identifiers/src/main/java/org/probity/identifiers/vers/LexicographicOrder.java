package org.probity.identifiers.vers;

/** The general type {@code lexicographic}: UTF-8 octets, unsigned, without any normalisation. */
final class LexicographicOrder implements VersionOrder {
    @Override
    public int compare(String a, String b) {
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                return Integer.compare(utf8Rank(x), utf8Rank(y));
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    /** UTF-8 sorts by code point, so surrogates belong behind the rest of the basic plane. */
    private static int utf8Rank(char c) {
        return Character.isSurrogate(c) ? c + 0x10000 : c;
    }

    @Override
    public boolean isValid(String version) {
        return true;
    }
}
