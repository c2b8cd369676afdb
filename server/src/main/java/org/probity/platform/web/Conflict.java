package org.probity.platform.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Both sides of a conflict, shown above the page with the form.
 *
 * @param meanwhile what happened since the form was opened
 * @param typed what the form held, by field, as a person reads it; secrets and empty fields are left out
 */
public record Conflict(Meanwhile meanwhile, SequencedMap<String, String> typed) {
    static Conflict of(Meanwhile meanwhile, Map<String, List<String>> values) {
        SequencedMap<String, String> typed = new LinkedHashMap<>();
        values.forEach((name, all) -> {
            String text = String.join(
                    ", ", all.stream().filter(value -> !value.isBlank()).toList());
            if (!text.isEmpty() && !name.contains("password") && !name.equals("code")) {
                typed.put(words(name), text);
            }
        });
        return new Conflict(meanwhile, typed);
    }

    /** {@code support-ends} as {@code Support ends}. */
    private static String words(String name) {
        String spaced = name.replace('-', ' ').replace('_', ' ');
        return spaced.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + spaced.substring(1);
    }
}
