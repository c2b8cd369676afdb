package org.probity.handling.store;

import java.security.SecureRandom;

/** Public-safe numbers: random, so that they tell neither how many there are nor when one was made. */
final class Numbers {
    /** No vowels, so no words; nothing that looks like something else. */
    private static final String ALPHABET = "23456789BCDFGHJKMNPQRTVWXZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Numbers() {}

    /** As in {@code C-7KQ4-M2XP}: 26^8 possibilities. */
    static String next(String prefix) {
        StringBuilder number = new StringBuilder(prefix);
        for (int i = 0; i < 8; i++) {
            if (i % 4 == 0) {
                number.append('-');
            }
            number.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return number.toString();
    }
}
