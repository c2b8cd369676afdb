package org.probity.csaf;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A date and time of RFC 3339, section 5.6, as CSAF documents hold it. Unlike {@code java.time} it keeps any number of
 * fraction digits, offsets up to ±23:59 and leap seconds. Ordered by the instant; a leap second lies between the second
 * before it and the minute after it.
 */
public final class CsafDateTime implements Comparable<CsafDateTime> {
    private final String text;
    private final long minute;
    private final int second;
    private final String fraction;

    private CsafDateTime(String text, long minute, int second, String fraction) {
        this.text = text;
        this.minute = minute;
        this.second = second;
        this.fraction = fraction;
    }

    /**
     * Reads a date and time by the grammar of RFC 3339, which allows {@code t} and {@code z} in lower case and leap
     * seconds at the end of a UTC day.
     */
    public static Optional<CsafDateTime> parse(String text) {
        return new Reader(text).read();
    }

    /**
     * Reads a date and time by the stricter rules of CSAF 2.1, section 2.3: capital {@code T} and {@code Z}, no leap
     * second.
     */
    public static Optional<CsafDateTime> parseStrict(String text) {
        if (text.indexOf('t') >= 0 || text.indexOf('z') >= 0) {
            return Optional.empty();
        }
        return parse(text).filter(value -> value.second < 60);
    }

    /** The spelling that was read. */
    public String text() {
        return text;
    }

    /** The instant, cut to nanoseconds; a leap second is taken as the last nanosecond before the next minute. */
    public Instant toInstant() {
        if (second == 60) {
            return Instant.ofEpochSecond(minute * 60 + 59, 999_999_999);
        }
        String nine = (fraction + "000000000").substring(0, 9);
        return Instant.ofEpochSecond(minute * 60 + second, Integer.parseInt(nine));
    }

    /** The date and time of an instant, in UTC. */
    public static CsafDateTime of(Instant instant) {
        return parse(instant.toString()).orElseThrow();
    }

    @Override
    public int compareTo(CsafDateTime other) {
        int byMinute = Long.compare(minute, other.minute);
        if (byMinute != 0) {
            return byMinute;
        }
        int bySecond = Integer.compare(second, other.second);
        return bySecond != 0 ? bySecond : fraction.compareTo(other.fraction);
    }

    /** Equal when the instants are, whatever the spelling. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CsafDateTime that && compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(minute, second, fraction);
    }

    @Override
    public String toString() {
        return text;
    }

    /** Reads the grammar by hand: it is short, and a regular expression would be slower to start and to run. */
    private static final class Reader {
        private final String text;
        private int at;
        private boolean failed;

        Reader(String text) {
            this.text = text;
        }

        Optional<CsafDateTime> read() {
            if (text.length() < 20) {
                return Optional.empty();
            }
            int year = digits(4);
            expect("-");
            int month = digits(2);
            expect("-");
            int day = digits(2);
            expect("Tt");
            int hour = digits(2);
            expect(":");
            int minute = digits(2);
            expect(":");
            int second = digits(2);
            String fraction = fraction();
            int offset = offset();
            boolean sound = !failed && at == text.length() && hour < 24 && minute < 60 && second <= 60;
            if (!sound || !isDate(year, month, day)) {
                return Optional.empty();
            }
            long total = LocalDate.of(year, month, day).toEpochDay() * 1440 + hour * 60L + minute - offset;
            if (second == 60 && Math.floorMod(total, 1440L) != 1439) {
                return Optional.empty();
            }
            return Optional.of(new CsafDateTime(text, total, second, fraction));
        }

        private static boolean isDate(int year, int month, int day) {
            boolean inRange = month >= 1 && month <= 12 && day >= 1;
            return inRange && (day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth());
        }

        private int digits(int count) {
            int value = 0;
            for (int i = 0; i < count; i++) {
                int digit = at < text.length() ? text.charAt(at++) - '0' : -1;
                failed |= digit < 0 || digit > 9;
                value = value * 10 + digit;
            }
            return value;
        }

        private void expect(String oneOf) {
            failed |= at >= text.length() || oneOf.indexOf(text.charAt(at)) < 0;
            at++;
        }

        /** The fraction's digits without trailing zeros. */
        private String fraction() {
            if (at >= text.length() || text.charAt(at) != '.') {
                return "";
            }
            int start = ++at;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                at++;
            }
            failed |= at == start;
            int end = at;
            while (end > start && text.charAt(end - 1) == '0') {
                end--;
            }
            return text.substring(start, end);
        }

        /** The offset in minutes. */
        private int offset() {
            char sign = at < text.length() ? text.charAt(at++) : ' ';
            if (sign == 'Z' || sign == 'z') {
                return 0;
            }
            failed |= sign != '+' && sign != '-';
            int hours = digits(2);
            expect(":");
            int minutes = digits(2);
            failed |= hours > 23 || minutes > 59;
            return (sign == '-' ? -1 : 1) * (hours * 60 + minutes);
        }
    }
}
