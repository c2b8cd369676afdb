package org.probity.record;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One field of an event as it is kept now.
 *
 * @param pointer JSON pointer into the sealed event, such as {@code /actor} or {@code /body/report/title}
 * @param value as text; of an erased field the words of its tombstone
 * @param personal which personal data it is; empty for none
 * @param kept why it cannot be redacted, with what to do, or null when it can
 * @param tombstone what stands there when it was erased, else null
 */
public record Spot(
        String eventId,
        String pointer,
        String value,
        Set<Personal.Part> personal,
        @Nullable String kept,
        @Nullable Tombstone tombstone) {
    public Spot {
        personal = Set.copyOf(personal);
    }

    public boolean redactable() {
        return kept == null;
    }

    /** The pointer as people read it: {@code report / files / 1 / name}. */
    public String place() {
        return place(pointer);
    }

    /** A pointer as people read it: names with slashes between, items counted from 1. */
    public static String place(String pointer) {
        StringBuilder text = new StringBuilder();
        for (String part : pointer.replaceFirst("^/body(?=/)", "").substring(1).split("/", -1)) {
            String name = part.replace("~1", "/").replace("~0", "~");
            text.append(text.isEmpty() ? "" : " / ")
                    .append(name.matches("[0-9]{1,6}") ? String.valueOf(Integer.parseInt(name) + 1) : name);
        }
        return text.toString();
    }
}
