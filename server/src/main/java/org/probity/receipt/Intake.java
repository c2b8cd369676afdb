package org.probity.receipt;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probity.record.Actor;

/** The door for reporters: submitting without an account, and following a report behind its secret link. */
public interface Intake {
    /**
     * Takes a report in. Durable when it returns; the acknowledgement clock runs from {@code receivedAt}.
     *
     * @param takenBy the member of staff who enters it for somebody, or null when the reporter did it
     * @throws org.probity.platform.decide.RefusedException when the description is missing or a field is unusable
     */
    Submitted submit(NewReport report, @Nullable Actor takenBy);

    /**
     * A report that was taken in.
     *
     * @param number public-safe
     * @param token of the secret link; only its digest is kept, so it cannot be asked for again
     */
    record Submitted(String number, String token) {}

    /** What the reporter sees behind the link; empty when there is no such link. */
    Optional<Followed> follow(String token);

    /**
     * A report as its reporter sees it.
     *
     * @param thread what was said on both sides, oldest first
     */
    record Followed(
            String number,
            Reports.State state,
            String title,
            Instant receivedAt,
            Instant acknowledgeDue,
            @Nullable Instant answerDue,
            long version,
            List<Message> thread) {}

    /**
     * One message.
     *
     * @param ours whether it is from the vendor
     * @param text Markdown
     */
    record Message(Instant at, boolean ours, String text, List<KeptFile> files) {}

    /** The reporter says something or adds files; an answer to open questions lets screening go on. */
    void answer(String token, String text, List<KeptFile> files);

    /** The reporter takes the report back; a case already opened goes on. */
    void withdraw(String token, long expectedVersion, String statement);
}
