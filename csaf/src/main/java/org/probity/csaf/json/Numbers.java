package org.probity.csaf.json;

/** The grammar of JSON numbers (RFC 8259, section 6). */
final class Numbers {
    private Numbers() {}

    /** The index behind the number that starts at an index, or -1 where none starts. */
    static int end(byte[] source, int from) {
        int at = from < source.length && source[from] == '-' ? from + 1 : from;
        int whole = digits(source, at);
        if (whole == at || (whole > at + 1 && source[at] == '0')) {
            return -1;
        }
        at = whole;
        if (at < source.length && source[at] == '.') {
            int fraction = digits(source, at + 1);
            if (fraction == at + 1) {
                return -1;
            }
            at = fraction;
        }
        if (at < source.length && (source[at] | 0x20) == 'e') {
            int sign = at + 1 < source.length && (source[at + 1] == '+' || source[at + 1] == '-') ? 1 : 0;
            int exponent = digits(source, at + 1 + sign);
            at = exponent == at + 1 + sign ? -1 : exponent;
        }
        return at;
    }

    private static int digits(byte[] source, int from) {
        int at = from;
        while (at < source.length && source[at] >= '0' && source[at] <= '9') {
            at++;
        }
        return at;
    }
}
