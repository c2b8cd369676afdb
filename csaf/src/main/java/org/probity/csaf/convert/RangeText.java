package org.probity.csaf.convert;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The constraints of a version range as they are written, VERS or VERS-like (CSAF 2.1, section 3.1.2.3.2).
 *
 * @param prefix {@code vers:TYPE/}, or empty for a VERS-like specifier
 * @param constraints in the order of the text, at least one
 */
record RangeText(String prefix, List<Constraint> constraints) {
    /**
     * One constraint.
     *
     * @param comparator {@code <}, {@code <=}, {@code >}, {@code >=}, {@code !=}, or empty for equality
     * @param version as written, {@code *} for all
     */
    record Constraint(String comparator, String version) {
        static Constraint of(String text) {
            String stripped = text.strip();
            for (String comparator : List.of("<=", ">=", "!=", "<", ">", "=")) {
                if (stripped.startsWith(comparator)) {
                    return new Constraint(
                            comparator.equals("=") ? "" : comparator,
                            stripped.substring(comparator.length()).strip());
                }
            }
            return new Constraint("", stripped);
        }

        boolean reachesUp() {
            return comparator.startsWith(">");
        }

        boolean isSingle() {
            return comparator.isEmpty() && !version.isEmpty() && !version.equals("*");
        }

        @Override
        public String toString() {
            return comparator + version;
        }
    }

    static RangeText of(String name) {
        int slash = name.startsWith("vers:") ? name.indexOf('/') : -1;
        List<Constraint> constraints = new ArrayList<>();
        for (String part : name.substring(slash + 1).split("\\|", -1)) {
            constraints.add(Constraint.of(part));
        }
        return new RangeText(name.substring(0, slash + 1), List.copyOf(constraints));
    }

    boolean isVers() {
        return !prefix.isEmpty();
    }

    boolean isSingleVersion() {
        return constraints.size() == 1 && constraints.getFirst().isSingle();
    }

    Constraint last() {
        return constraints.getLast();
    }

    /** Whether the last constraint that includes something reaches upwards without end. */
    boolean isOpenAbove() {
        for (int i = constraints.size() - 1; i >= 0; i--) {
            if (!constraints.get(i).comparator().equals("!=")) {
                return constraints.get(i).reachesUp();
            }
        }
        return true;
    }

    /** The version of a constraint as it is called outside of a range: VERS encodes some characters. */
    String version(Constraint constraint) {
        String version = constraint.version();
        if (!isVers() || version.indexOf('%') < 0) {
            return version;
        }
        try {
            return URLDecoder.decode(version.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return version;
        }
    }

    @Override
    public String toString() {
        List<String> texts = constraints.stream().map(Constraint::toString).toList();
        return prefix + String.join("|", texts);
    }
}
