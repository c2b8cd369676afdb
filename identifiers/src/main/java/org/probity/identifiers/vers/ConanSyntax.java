package org.probity.identifiers.vers;

import java.util.ArrayList;
import java.util.List;

/** The ranges of Conan 2: comparators, caret and tilde; a trailing dash asks for pre-releases and is not kept. */
final class ConanSyntax implements NativeSyntax {
    @Override
    public List<List<VersConstraint>> read(String text, boolean exact) {
        List<List<VersConstraint>> alternatives = new ArrayList<>();
        int comma = text.indexOf(',');
        String range = bare(comma < 0 ? text : text.substring(0, comma));
        if (range.isBlank()) {
            return exact ? List.of(List.of()) : List.of();
        }
        for (String alternative : range.split("\\|\\|", -1)) {
            List<VersConstraint> constraints = new ArrayList<>();
            for (String word : NativeSyntax.words(alternative.strip(), "<>=~^")) {
                constraints.addAll(condition(word, text));
            }
            alternatives.add(constraints);
        }
        return alternatives;
    }

    /** A range as it stands in a reference, {@code pkg/[>1 <2]}, is in brackets. */
    private static String bare(String range) {
        String stripped = range.strip();
        String open = stripped.startsWith("[") ? stripped.substring(1) : stripped;
        return open.endsWith("]") ? open.substring(0, open.length() - 1) : open;
    }

    private static List<VersConstraint> condition(String word, String range) {
        if (word.equals("*")) {
            return List.of();
        }
        char operator = word.charAt(0);
        if (operator != '^' && operator != '~') {
            return List.of(PlainSyntax.condition(released(word), range));
        }
        String version = released(word.substring(1));
        int index = operator == '^' ? firstNotZero(version) : Math.min(1, parts(version) - 1);
        String upper = ConanOrder.bump(version, index);
        if (upper == null) {
            throw NativeSyntax.refused("'" + Vers.shown(word) + "' has no number to count up", range);
        }
        return NativeSyntax.between(version, upper);
    }

    private static String released(String version) {
        return version.endsWith("-") ? version.substring(0, version.length() - 1) : version;
    }

    private static int parts(String version) {
        int dash = version.indexOf('-');
        String main = dash < 0 ? version : version.substring(0, dash);
        return (int) main.chars().filter(c -> c == '.').count() + 1;
    }

    private static int firstNotZero(String version) {
        int index = 0;
        for (String part : version.split("[.+-]")) {
            if (!part.chars().allMatch(c -> c == '0')) {
                return index;
            }
            index++;
        }
        return index;
    }
}
