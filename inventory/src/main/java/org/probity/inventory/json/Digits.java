package org.probity.inventory.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import tools.jackson.core.StreamReadConstraints;

/** Reads the numbers of a JSON document (RFC 8259, section 6) and holds the last one. */
final class Digits {
    private final ByteSource in;
    private final StreamReadConstraints limits;
    private final StringBuilder text = new StringBuilder();
    private int count;

    Digits(ByteSource in, StreamReadConstraints limits) {
        this.in = in;
        this.limits = limits;
    }

    /** Takes a number whose first byte was taken already; whether it is written as a whole one. */
    boolean read(int first) {
        text.setLength(0);
        count = 0;
        int c = first == '-' ? put(first) : first;
        c = c == '0' ? put(c) : digits(c);
        boolean whole = true;
        if (c == '.') {
            whole = false;
            c = digits(put(c));
        }
        if (c == 'e' || c == 'E') {
            whole = false;
            c = put(c);
            c = digits(c == '+' || c == '-' ? put(c) : c);
        }
        if (c >= 0 && " \t\r\n,]}".indexOf(c) < 0) {
            throw in.unexpected(c, "the end of a number");
        }
        in.back(c);
        return whole;
    }

    private int digits(int first) {
        int c = first;
        if (!isDigit(c)) {
            throw in.unexpected(c, "a digit");
        }
        while (isDigit(c)) {
            c = put(c);
            count++;
            if (count > limits.getMaxNumberLength()) {
                limits.validateIntegerLength(count);
            }
        }
        return c;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private int put(int c) {
        text.append((char) c);
        return in.next();
    }

    /** The number as written. */
    String text() {
        return text.toString();
    }

    /** A number that is written as a whole one, in the narrowest of Integer, Long and BigInteger. */
    Number whole() {
        if (text.length() > 19) {
            BigInteger large = new BigInteger(text());
            return large.bitLength() < Long.SIZE ? (Number) large.longValue() : large;
        }
        long value = Long.parseLong(text, 0, text.length(), 10);
        return value == (int) value ? (Number) (int) value : (Number) value;
    }

    BigDecimal decimal() {
        try {
            return new BigDecimal(text());
        } catch (NumberFormatException tooLarge) {
            throw in.refused("a number with an exponent that is too large");
        }
    }
}
