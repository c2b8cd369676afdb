package org.probity.platform;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

/** Public-safe numbers: random, so that they tell neither how many there are nor when within a year one was made. */
public final class PublicNumbers {
    /** No vowels, so no words; nothing that looks like something else. */
    private static final String ALPHABET = "23456789BCDFGHJKMNPQRTVWXZ";

    private static final SecureRandom RANDOM = new SecureRandom();

    private PublicNumbers() {}

    /** As in {@code C-7KQ4-M2XP}: 26^8 possibilities. */
    public static String next(String prefix) {
        return prefix + "-" + letters(4) + "-" + letters(4);
    }

    /** As in {@code FERRULE-SA-2026-7KQ4M}: first word of the vendor's name, the year of drafting. */
    public static String advisory(String vendor, Instant now) {
        String word = vendor.strip().split("\\s+")[0].toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return (word.isEmpty() ? "VENDOR" : word) + "-SA-"
                + now.atZone(ZoneOffset.UTC).getYear() + "-" + letters(5);
    }

    private static String letters(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
