package org.probity.csaf.convert;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;

/** The leap seconds that were ever inserted into UTC (IERS Bulletin C); none is announced after 2016. */
final class LeapSeconds {
    private static final Set<Integer> JUNE = Set.of(1972, 1981, 1982, 1983, 1985, 1992, 1993, 1994, 1997, 2012, 2015);
    private static final Set<Integer> DECEMBER =
            Set.of(1972, 1973, 1974, 1975, 1976, 1977, 1978, 1979, 1987, 1989, 1990, 1995, 1998, 2005, 2008, 2016);

    private LeapSeconds() {}

    /** Whether a date and time with 60 in the place of seconds is one of them. */
    static boolean isOne(String text) {
        try {
            OffsetDateTime before = OffsetDateTime.parse(
                            text.substring(0, 17) + "59" + text.substring(19).replaceFirst("^\\.\\d+", ""))
                    .withOffsetSameInstant(ZoneOffset.UTC);
            boolean last = before.getHour() == 23 && before.getMinute() == 59;
            return last
                    && switch (before.getMonthValue() * 100 + before.getDayOfMonth()) {
                        case 630 -> JUNE.contains(before.getYear());
                        case 1231 -> DECEMBER.contains(before.getYear());
                        default -> false;
                    };
        } catch (DateTimeException none) {
            return false;
        }
    }
}
