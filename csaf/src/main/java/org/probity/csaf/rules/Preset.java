package org.probity.csaf.rules;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.probity.csaf.CsafVersion;

/**
 * The named sets of tests of CSAF 2.1, section 6.4. The structure check is called {@code schema}; names are those of the
 * standard, with {@code optional} understood for CSAF 2.0's word for {@code recommended}.
 */
public final class Preset {
    /** The name of the structure check among the tests. */
    public static final String SCHEMA = "schema";

    private static final Map<String, List<String>> LISTED = Map.of(
            "consistent-revision-history",
            List.of(
                    "6.1.14", "6.1.18", "6.1.19", "6.1.21", "6.1.22", "6.1.37", "6.2.4", "6.2.5", "6.2.6", "6.2.21",
                    "6.2.33"),
            "consistent-date-times",
            List.of("6.1.37", "6.1.45", "6.1.49", "6.1.51", "6.1.52", "6.1.53"),
            "ssvc",
            List.of(
                    "6.1.46", "6.1.47", "6.1.48", "6.1.49", "6.2.3", "6.2.34", "6.2.35", "6.2.36", "6.2.37", "6.3.13",
                    "6.3.14", "6.3.15"),
            "extensions",
            List.of(
                    "6.1.60.1",
                    "6.1.60.2",
                    "6.1.60.3",
                    "6.2.39.5",
                    "6.2.54.1",
                    "6.2.54.2",
                    "6.2.54.3",
                    "6.2.54.4",
                    "6.3.21.1",
                    "6.3.21.2",
                    "6.3.21.3",
                    "6.3.21.4",
                    "6.3.21.5",
                    "6.3.21.6",
                    "6.3.21.7",
                    "6.3.21.8",
                    "6.3.21.9"),
            "extensions-exist",
            List.of("6.3.21.3", "6.3.21.4", "6.3.21.5", "6.3.21.6", "6.3.21.7", "6.3.21.8", "6.3.21.9"));

    private static final List<String> NAMES = List.of(
            SCHEMA,
            "mandatory",
            "recommended",
            "optional",
            "informative",
            "basic",
            "extended",
            "full",
            "additional",
            "external-request-free",
            "consistent-revision-history",
            "consistent-date-times",
            "ssvc",
            "extensions",
            "extensions-exist");

    private static final Set<String> WITH_STRUCTURE =
            Set.of(SCHEMA, "basic", "extended", "full", "external-request-free");

    /** The tests that ask other machines. */
    static final Set<String> EXTERNAL = Set.of("6.3.6", "6.3.7");

    private Preset() {}

    /** All names. */
    public static List<String> names() {
        return NAMES;
    }

    /** The tests of a preset for a version, the structure first, then by number; empty where there is no preset of this name. */
    public static Optional<Set<String>> tests(String name, CsafVersion version) {
        String wanted = name.toLowerCase(Locale.ROOT);
        if (!NAMES.contains(wanted)) {
            return Optional.empty();
        }
        Set<String> tests = new LinkedHashSet<>();
        if (WITH_STRUCTURE.contains(wanted)) {
            tests.add(SCHEMA);
        }
        for (Rule rule : RuleBook.of(version)) {
            if (includes(wanted, rule.number())) {
                tests.add(rule.number());
            }
        }
        return Optional.of(tests);
    }

    private static boolean includes(String preset, String number) {
        boolean mandatory = number.startsWith("6.1.");
        boolean recommended = number.startsWith("6.2.");
        return switch (preset) {
            case SCHEMA, "additional" -> false;
            case "mandatory", "basic" -> mandatory;
            case "recommended", "optional" -> recommended;
            case "informative" -> !mandatory && !recommended;
            case "extended" -> mandatory || recommended;
            case "full" -> true;
            case "external-request-free" -> !EXTERNAL.contains(number);
            default -> LISTED.getOrDefault(preset, List.of()).contains(number);
        };
    }
}
