package org.probity.platform.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Fields of forms as values; null for what is empty or impossible, which the rules then name at the field. */
public final class FieldValues {
    private FieldValues() {}

    /** A day, as in {@code 2026-11-22}. */
    public static @Nullable LocalDate day(String text) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    /** A UTC minute, as in {@code 2026-11-22T10:45} or with a space, with or without seconds and Z. */
    public static @Nullable Instant instant(String text) {
        String clean = text.replace(" UTC", "").replace(' ', 'T').replace("Z", "");
        try {
            return clean.isEmpty() ? null : LocalDateTime.parse(clean).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    /** An enum constant by name. */
    public static <E extends Enum<E>> @Nullable E constant(Class<E> type, String name) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        return null;
    }
}
