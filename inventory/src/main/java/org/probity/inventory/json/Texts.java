package org.probity.inventory.json;

import java.nio.charset.StandardCharsets;

/** Reads the texts of a JSON document (RFC 8259, section 7; RFC 3629). The source stands behind the opening quote. */
final class Texts {
    private static final int LARGE = 1 << 16;

    private final ByteSource in;
    private StringBuilder gathered = new StringBuilder();

    Texts(ByteSource in) {
        this.in = in;
    }

    /** Index of the closing quote of a text that is ASCII without escapes and lies in the window; -1 for any other. */
    int plainEnd() {
        int stop = unplain(in.at);
        if (stop == in.end && in.fill(in.at)) {
            stop = unplain(in.at);
        }
        return stop < in.end && in.bytes[stop] == '"' ? stop : -1;
    }

    /** Index of the first byte that does not stand for itself, or of the end of the window. */
    private int unplain(int from) {
        byte[] bytes = in.bytes;
        int end = in.end;
        for (int i = from; i < end; i += 8) {
            long marks = Eights.unplain(Eights.from(bytes, i));
            if (marks != 0) {
                return Math.min(i + Eights.first(marks), end);
            }
        }
        return end;
    }

    /** Takes a text with its closing quote; where it has more characters than so many, it is longer than these, but cut. */
    String read(int most) {
        int stop = plainEnd();
        if (stop < 0) {
            return gather(most);
        }
        String text = new String(in.bytes, in.at, stop - in.at, StandardCharsets.ISO_8859_1);
        in.at = stop + 1;
        return text;
    }

    private String gather(int most) {
        gathered.setLength(0);
        for (int c = next(); c != '"' && gathered.length() <= most; c = next()) {
            gathered.appendCodePoint(character(c));
        }
        String text = gathered.toString();
        if (gathered.length() > LARGE) {
            gathered = new StringBuilder();
        }
        return text;
    }

    /** Passes over a text and its closing quote. */
    void skip() {
        while (true) {
            in.at = unplain(in.at);
            if (in.at < in.end) {
                int c = next();
                if (c == '"') {
                    return;
                }
                character(c);
            } else if (!in.fill(in.at)) {
                throw unended();
            }
        }
    }

    private int next() {
        int c = in.next();
        if (c < 0) {
            throw unended();
        }
        return c;
    }

    private RuntimeException unended() {
        return in.refused("the document ends inside a text");
    }

    /** The character that begins with a byte, which is not a quote. */
    private int character(int c) {
        if (c == '\\') {
            return escaped();
        }
        if (c < ' ') {
            throw in.refused("a control character, 0x%02x, stands inside a text without an escape".formatted(c));
        }
        return c < 0x80 ? c : beyondAscii(c);
    }

    private int escaped() {
        int c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexadecimal();
            default -> throw in.unexpected(c, "an escaped character");
        };
    }

    private int hexadecimal() {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            int c = next();
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw in.unexpected(c, "a hexadecimal digit");
            }
            unit = (unit << 4) | digit;
        }
        return unit;
    }

    private int beyondAscii(int lead) {
        int more = lead < 0xc2 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : lead < 0xf5 ? 3 : 0;
        int point = lead & (0x3f >> more);
        for (int i = 0; i < more; i++) {
            int c = next();
            if ((c & 0xc0) != 0x80) {
                throw notUtf8(c);
            }
            point = (point << 6) | (c & 0x3f);
        }
        if (more == 0 || isOverlong(point, more) || (point >= 0xd800 && point < 0xe000) || point > 0x10ffff) {
            throw notUtf8(lead);
        }
        return point;
    }

    private static boolean isOverlong(int point, int more) {
        return (more == 2 && point < 0x800) || (more == 3 && point < 0x10000);
    }

    private RuntimeException notUtf8(int c) {
        return in.refused("a text is not UTF-8: the byte 0x%02x".formatted(c));
    }
}
