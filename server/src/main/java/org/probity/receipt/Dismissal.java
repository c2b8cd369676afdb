package org.probity.receipt;

import org.probity.record.FreeText;

/**
 * A proposal not to act on a report.
 *
 * @param kind why, as a class
 * @param reason why, for colleagues
 * @param message why, for the reporter, with the way to object
 * @param attempt what was tried without the missing answer; must be given for {@link Kind#NO_ANSWER}
 */
public record Dismissal(
        Kind kind,
        @FreeText String reason,
        @FreeText String message,
        @FreeText String attempt) {
    /** Classes of reason. */
    public enum Kind {
        NOT_SECURITY("Not about security", "A bug without security content; goes to the bug tracker."),
        INTENDED("Intended behaviour", "Works as designed and documented."),
        INCIDENT("An incident, not a vulnerability", "Goes to the incident team."),
        NOT_UNDERSTANDABLE("Not understandable", "Nothing to check in it, even after asking."),
        SPAM("Spam", "Advertisement or noise."),
        NO_ANSWER("No answer", "Questions stayed open after a reminder and past their date.");

        private final String label;
        private final String help;

        Kind(String label, String help) {
            this.label = label;
            this.help = help;
        }

        public String label() {
            return label;
        }

        public String help() {
            return help;
        }
    }
}
