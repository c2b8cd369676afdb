package org.probity.receipt;

import org.probity.record.FreeText;

/**
 * Leads a report on to whom it concerns.
 *
 * @param recipient who that is
 * @param route how it reaches them
 * @param checked whether it was checked that no supported product of ours embeds the item
 * @param forwarded true when we pass it on with the reporter's consent, false when the reporter is pointed there
 * @param message for the reporter
 */
public record Redirection(
        @FreeText String recipient,
        @FreeText String route,
        boolean checked,
        boolean forwarded,
        @FreeText String message) {}
