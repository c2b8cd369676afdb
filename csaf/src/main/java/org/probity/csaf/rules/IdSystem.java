package org.probity.csaf.rules;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A vulnerability id system of the Registry for Vulnerability ID Systems for CSAF (RVISC), state of 2026-02-06.
 *
 * @param commonName what people call it
 * @param systemName its registered name, as {@code system_name} has it
 * @param example an id of it
 * @param pattern what its ids look like
 */
public record IdSystem(String commonName, String systemName, String example, Predicate<String> pattern) {
    private static final List<IdSystem> REGISTERED = List.of(
            new IdSystem(
                    "OASIS Open CSAF TC GitHub Issues",
                    "https://github.com/oasis-tcs/csaf",
                    "#1217",
                    text -> text.startsWith("#") && digits(text, 1, 1) && text.charAt(1) != '0'),
            new IdSystem(
                    "EUVD IDs",
                    "https://euvd.enisa.europa.eu",
                    "EUVD-2026-4660",
                    text -> text.startsWith("EUVD-")
                            && text.length() >= 14
                            && text.charAt(5) != '0'
                            && text.charAt(9) == '-'
                            && digits(text.substring(5, 9), 0, 4)
                            && digits(text, 10, 4)));

    /** The registered system of this name, or null. */
    public static @Nullable IdSystem find(String systemName) {
        for (IdSystem system : REGISTERED) {
            if (system.systemName.equals(systemName)) {
                return system;
            }
        }
        return null;
    }

    /** Whether a text looks like an id of this system. */
    public boolean matches(String text) {
        return pattern.test(text);
    }

    private static boolean digits(String text, int from, int least) {
        if (text.length() - from < least) {
            return false;
        }
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
