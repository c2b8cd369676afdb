package org.probity.inventory.sbom;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The text formats that CycloneDX's JSON form demands. */
final class Formats {
    /** RFC 3339, section 5.6. */
    private static final Pattern DATE_TIME = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})[Tt](\\d{2}):(\\d{2}):(\\d{2})" + "(?:\\.\\d+)?(?:[Zz]|[+-](\\d{2}):(\\d{2}))");

    /** A dot-atom, or a quoted text, at a host name or address literal; letters outside ASCII as RFC 6531 allows. */
    private static final Pattern EMAIL =
            Pattern.compile("(?:[^\\s@.\"(),:;<>\\[\\\\\\]]+(?:\\.[^\\s@.\"(),:;<>\\[\\\\\\]]+)*"
                    + "|\"(?:[^\"\\\\\\r\\n]|\\\\.)+\")"
                    + "@(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]*[\\p{L}\\p{M}\\p{N}])?(?:\\.[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]*[\\p{L}\\p{M}\\p{N}])?)*"
                    + "|\\[[0-9A-Fa-fIPv:.]+\\])");

    /** References that are right and that {@link URI} refuses: a scheme or an empty authority alone. */
    private static final Pattern BARE = Pattern.compile("([A-Za-z0-9+,\\-.]*:)?//|[A-Za-z0-9+,\\-.]+:");

    private Formats() {}

    /** Whether a text has a format; a format without a rule here is had by every text. */
    static boolean matches(String format, String text) {
        return switch (format) {
            case "date-time" -> dateTime(text);
            case "date" -> text.length() == 10 && date(text);
            case "iri-reference" ->
                reference(text) != null || BARE.matcher(text).matches();
            case "uri" -> uri(text);
            case "idn-email" -> EMAIL.matcher(text).matches();
            default -> true;
        };
    }

    private static boolean date(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException wrong) {
            return false;
        }
    }

    private static boolean dateTime(String text) {
        Matcher m = DATE_TIME.matcher(text);
        if (!m.matches() || !date(m.group(1))) {
            return false;
        }
        int hour = Integer.parseInt(m.group(2));
        int minute = Integer.parseInt(m.group(3));
        int second = Integer.parseInt(m.group(4));
        int offsetHour = m.group(5) == null ? 0 : Integer.parseInt(m.group(5));
        int offsetMinute = m.group(6) == null ? 0 : Integer.parseInt(m.group(6));
        if (hour > 23 || minute > 59 || second > 60 || offsetHour > 23 || offsetMinute > 59) {
            return false;
        }
        int sign = text.charAt(text.length() - 6) == '-' ? -1 : 1;
        return second < 60 || leapSecond(m.group(1), hour * 60 + minute - sign * (offsetHour * 60 + offsetMinute));
    }

    /** Leap seconds end June or December in UTC. */
    private static boolean leapSecond(String date, int minutesInUtc) {
        LocalDate day = LocalDate.parse(date).plusDays(Math.floorDiv(minutesInUtc, 24 * 60));
        boolean halfYear = (day.getMonthValue() == 6 && day.getDayOfMonth() == 30)
                || (day.getMonthValue() == 12 && day.getDayOfMonth() == 31);
        return halfYear && Math.floorMod(minutesInUtc, 24 * 60) == 24 * 60 - 1;
    }

    private static boolean uri(String text) {
        URI uri = reference(text);
        return uri != null && uri.isAbsolute() && text.chars().allMatch(c -> c < 128);
    }

    private static @Nullable URI reference(String text) {
        try {
            URI uri = new URI(text);
            String query = uri.getRawQuery();
            return query != null && (query.indexOf('[') >= 0 || query.indexOf(']') >= 0) ? null : uri;
        } catch (URISyntaxException wrong) {
            return null;
        }
    }
}
