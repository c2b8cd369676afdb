package org.probity.identifiers.vers;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.probity.identifiers.Ascii;

/**
 * The general type {@code datetime}: instants by RFC 3339 section 5.6, with fractions of any length. What is no instant
 * comes before all instants, in lexicographic order.
 */
final class DatetimeOrder implements VersionOrder {
    private static final LexicographicOrder TEXT = new LexicographicOrder();
    private static final int SECONDS_A_DAY = 86_400;

    /** Seconds since 1970, and the digits behind the decimal point without trailing zeros. */
    private record Moment(long seconds, String fraction) {}

    @Override
    public int compare(String a, String b) {
        Moment x = parse(a);
        Moment y = parse(b);
        if (x == null || y == null) {
            return x == null && y == null ? TEXT.compare(a, b) : x == null ? -1 : 1;
        }
        int bySecond = Long.compare(x.seconds, y.seconds);
        return bySecond != 0 ? bySecond : x.fraction.compareTo(y.fraction);
    }

    @Override
    public boolean isValid(String version) {
        return parse(version) != null;
    }

    private static @Nullable Moment parse(String text) {
        if (!hasShape(text)) {
            return null;
        }
        int fractionEnd = text.charAt(19) == '.' ? Numbers.end(text, 20, text.length()) : 19;
        int offset = offset(text, fractionEnd);
        int hour = two(text, 11);
        int minute = two(text, 14);
        int second = two(text, 17);
        if (offset == Integer.MIN_VALUE || fractionEnd == 20 || hour > 23 || minute > 59 || second > 60) {
            return null;
        }
        try {
            long day = LocalDate.of(two(text, 0) * 100 + two(text, 2), two(text, 5), two(text, 8))
                    .toEpochDay();
            long seconds = day * SECONDS_A_DAY + hour * 3600L + minute * 60L + second - offset * 60L;
            return new Moment(seconds, fraction(text, fractionEnd));
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static boolean hasShape(String text) {
        String shape = "0000-00-00T00:00:00";
        if (text.length() < shape.length() + 1) {
            return false;
        }
        for (int i = 0; i < shape.length(); i++) {
            char wanted = shape.charAt(i);
            char c = text.charAt(i);
            boolean fits = wanted == '0' ? Ascii.isDigit(c) : c == wanted || (wanted == 'T' && c == 't');
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** The offset from UTC in minutes, or the least integer if there is none or it is wrong. */
    private static int offset(String text, int at) {
        int rest = text.length() - at;
        if (rest == 1 && (text.charAt(at) == 'Z' || text.charAt(at) == 'z')) {
            return 0;
        }
        boolean signed = rest == 6 && (text.charAt(at) == '+' || text.charAt(at) == '-') && text.charAt(at + 3) == ':';
        if (!signed || !digits(text, at + 1) || !digits(text, at + 4)) {
            return Integer.MIN_VALUE;
        }
        int hours = two(text, at + 1);
        int minutes = two(text, at + 4);
        if (hours > 23 || minutes > 59) {
            return Integer.MIN_VALUE;
        }
        return (text.charAt(at) == '-' ? -1 : 1) * (hours * 60 + minutes);
    }

    private static String fraction(String text, int end) {
        int last = end;
        while (last > 20 && text.charAt(last - 1) == '0') {
            last--;
        }
        return last > 20 ? text.substring(20, last) : "";
    }

    private static boolean digits(String text, int at) {
        return Ascii.isDigit(text.charAt(at)) && Ascii.isDigit(text.charAt(at + 1));
    }

    private static int two(String text, int at) {
        return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
    }
}
