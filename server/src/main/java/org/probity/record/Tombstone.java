package org.probity.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.probity.platform.text.Times;

/**
 * What stands where something was erased.
 *
 * @param pointer JSON pointer of the erased field in the sealed event, such as {@code /body/text}
 * @param erasureId the erasure that tells who, when and why
 * @param ground on what ground, in a few words
 */
public record Tombstone(String eventId, String pointer, String erasureId, Instant at, String ground) {
    private static final String START = "[erased on ";

    /** The words that pages show in the place of the erased ones; they tell nothing of these. */
    public String words() {
        return words(erasureId, at, ground);
    }

    /** {@link #words()} for what is being erased. */
    public static String words(String erasureId, Instant at, String ground) {
        return START + Times.day(at) + " on the ground: " + ground + "; " + erasureId + "]";
    }

    /** Whether a text that was kept is such words instead. Somebody may type the same; {@link Erasures} knows for certain. */
    public static boolean isErased(@Nullable String text) {
        return text != null && text.startsWith(START) && text.endsWith("]");
    }
}
