package org.probity.receipt;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.record.Personal;
import org.probity.record.Personal.Part;

/**
 * What somebody submits (ISO/IEC 29147 9.3.2). Only the description must hold something; texts that were not given are empty.
 *
 * @param title one line, or empty to take the first line of the description
 * @param description Markdown, exactly as it came in
 * @param productId of the register, or null
 * @param productWords the product in the reporter's words
 * @param versions affected versions in the reporter's words
 * @param contact how to reach the reporter, or null for not at all
 * @param creditName how they wish to be credited, or null for no credit
 * @param shareIdentity whether other vendors may learn who they are
 * @param plan their own plan to publish, or null
 * @param publicWhere where it is public, free words
 * @param exploitedHow what is known of exploitation, free words
 * @param told who else was told, free words
 * @param aliases identifiers it already has, free words
 * @param receivedAt when it first reached the organisation, or null for now
 * @param original the bytes it came in as, when they are more than the description; UTF-8 text, or null
 */
public record NewReport(
        Channel channel,
        @Personal(Part.WORDS) String title,
        @Personal(Part.WORDS) String description,
        @Nullable String productId,
        @Personal(Part.WORDS) String productWords,
        @Personal(Part.WORDS) String versions,
        @Personal(Part.IDENTITY) @Nullable String contact,
        @Personal(Part.IDENTITY) @Nullable String creditName,
        boolean shareIdentity,
        @Nullable Plan plan,
        boolean saidPublic,
        @Personal(Part.WORDS) String publicWhere,
        boolean saidExploited,
        @Personal(Part.WORDS) String exploitedHow,
        @Personal(Part.WORDS) String told,
        @Personal(Part.WORDS) String aliases,
        List<KeptFile> files,
        @Nullable Instant receivedAt,
        @Personal({Part.IDENTITY, Part.WORDS}) @Nullable String original) {
    public NewReport {
        files = List.copyOf(files);
    }

    /**
     * The reporter's own plan to publish.
     *
     * @param day calendar date, {@code 2026-12-01}
     * @param time {@code 14:00}, or empty when only the day is known
     * @param zone an IANA zone name or offset
     * @param at the instant this comes to; the start of the day when no time is known
     */
    public record Plan(String day, String time, String zone, Instant at) {}

    /** A report that is only a description, for the briefest of reporters. */
    public static NewReport of(Channel channel, String description) {
        return new NewReport(
                channel,
                "",
                description,
                null,
                "",
                "",
                null,
                null,
                false,
                null,
                false,
                "",
                false,
                "",
                "",
                "",
                List.of(),
                null,
                null);
    }
}
