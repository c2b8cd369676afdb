package org.probity.platform.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.platform.decide.Problem;

/** Reads dates and numbers from a form; what cannot be read becomes a problem at its field. */
public final class Fields {
    private Fields() {}

    /** A calendar date, {@code 2026-11-22}; null when the field is empty, and null with a problem when it is no date. */
    public static @Nullable LocalDate date(Submission form, String name, List<Problem> problems) {
        String text = form.text(name);
        if (text.isEmpty()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 1970 && day.getYear() <= 9999) {
                return day;
            }
        } catch (DateTimeException notADate) {
            // said below
        }
        problems.add(Problem.at(name, "\"" + shortened(text) + "\" is no date.", "Write it as in 2026-11-22."));
        return null;
    }

    /** A date that must be there; null with a problem when it is missing or none. */
    public static @Nullable LocalDate neededDate(Submission form, String name, List<Problem> problems) {
        if (form.text(name).isEmpty()) {
            problems.add(Problem.at(name, "The date is missing.", "Write it as in 2026-11-22."));
        }
        return date(form, name, problems);
    }

    /** A whole number between two bounds; the lower bound with a problem when it is none. */
    public static int number(Submission form, String name, int least, int most, List<Problem> problems) {
        try {
            int number = Integer.parseInt(form.text(name));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        problems.add(Problem.at(
                name,
                form.text(name).isEmpty()
                        ? "The number is missing."
                        : "\"" + shortened(form.text(name)) + "\" is no number that fits here.",
                "Give a whole number from " + least + " to " + most + "."));
        return least;
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
