package org.probity.receipt;

import java.time.LocalDate;
import org.probity.identity.Subject;

/**
 * What PSIRT does with reports (ISO/IEC 29147 6.2.5 to 6.5). Every command needs role lead or analyst and, for a report that is
 * attached, reading its case; otherwise the report does not exist. All refuse with
 * {@link org.probity.platform.decide.RefusedException} and are stale with
 * {@link org.probity.record.StaleVersionException}. Texts for the reporter are Markdown.
 */
public interface Screening {
    /** RP-2: the first answer by a person. Stops the acknowledgement clock, starts the triage clock. */
    void acknowledge(Subject who, String number, long expectedVersion, String text);

    /** RP-3: takes it on for screening. */
    void screen(Subject who, String number, long expectedVersion);

    /** RP-4: asks the reporter; the triage clock stands until the answer. */
    void ask(Subject who, String number, long expectedVersion, String questions, LocalDate answerBy);

    /** RP-5: goes on without the answer, on own evidence. */
    void resume(Subject who, String number, long expectedVersion, String reason);

    /** Says something to the reporter; after open questions it counts as a reminder. */
    void tell(Subject who, String number, long expectedVersion, String text);

    /** RP-9. */
    void redirect(Subject who, String number, long expectedVersion, Redirection redirection);

    /** RP-6, RP-10: proposes not to act; another person agrees or declines. */
    void proposeDismissal(Subject who, String number, long expectedVersion, Dismissal dismissal);

    void agreeToDismissal(Subject who, String number, long expectedVersion);

    void declineDismissal(Subject who, String number, long expectedVersion, String reason);

    /** RP-12, RP-13: finished. */
    void conclude(Subject who, String number, long expectedVersion, String message);

    /** RP-13 to RP-15: screens again; after a dismissal only by somebody who did not decide it. */
    void reopen(Subject who, String number, long expectedVersion, String ground);
}
