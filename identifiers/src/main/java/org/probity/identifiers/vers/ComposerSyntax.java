package org.probity.identifiers.vers;

import java.util.ArrayList;
import java.util.List;
import org.probity.identifiers.Ascii;

/** The ranges of PHP's Composer. */
final class ComposerSyntax implements NativeSyntax {
    private static final String OPERATORS = "<>=!~^";

    @Override
    public List<List<VersConstraint>> read(String text, boolean exact) {
        List<List<VersConstraint>> alternatives = new ArrayList<>();
        for (String alternative : text.split("\\|\\|?", -1)) {
            int hyphen = alternative.indexOf(" - ");
            List<VersConstraint> constraints = new ArrayList<>();
            if (hyphen >= 0) {
                String low = alternative.substring(0, hyphen).strip();
                String high = alternative.substring(hyphen + 3).strip();
                constraints.add(new VersConstraint(VersComparator.GREATER_OR_EQUAL, low));
                constraints.add(
                        numbers(high).size() >= 3
                                ? new VersConstraint(VersComparator.LESS_OR_EQUAL, high)
                                : new VersConstraint(
                                        VersComparator.LESS,
                                        bump(high, numbers(high).size() - 1, text)));
            } else {
                for (String word : NativeSyntax.words(alternative.strip(), OPERATORS)) {
                    constraints.addAll(condition(withoutStability(word), text));
                }
            }
            alternatives.add(constraints);
        }
        return alternatives;
    }

    private static String withoutStability(String word) {
        int at = word.indexOf('@');
        return at < 0 ? word : word.substring(0, at);
    }

    private static List<VersConstraint> condition(String word, String range) {
        if (word.equals("*") || word.isEmpty()) {
            return List.of();
        }
        String version = word.substring(1);
        if (word.startsWith("^")) {
            List<String> numbers = numbers(version);
            int moves = 0;
            while (moves < numbers.size() - 1 && numbers.get(moves).chars().allMatch(c -> c == '0')) {
                moves++;
            }
            return NativeSyntax.between(version, bump(version, moves, range));
        }
        if (word.startsWith("~")) {
            return NativeSyntax.between(
                    version, bump(version, Math.max(0, numbers(version).size() - 2), range));
        }
        if (word.endsWith(".*") || word.endsWith(".x")) {
            String stem = word.substring(0, word.length() - 2);
            return NativeSyntax.between(stem, bump(stem, numbers(stem).size() - 1, range));
        }
        return List.of(PlainSyntax.condition(word, range));
    }

    private static List<String> numbers(String version) {
        List<String> numbers = new ArrayList<>();
        int at = version.startsWith("v") ? 1 : 0;
        while (at < version.length() && Ascii.isDigit(version.charAt(at))) {
            int end = Numbers.end(version, at, version.length());
            numbers.add(version.substring(at, end));
            at = end < version.length() && version.charAt(end) == '.' ? end + 1 : version.length();
        }
        return numbers;
    }

    private static String bump(String version, int index, String range) {
        List<String> numbers = numbers(version);
        if (index < 0 || index >= numbers.size()) {
            throw NativeSyntax.refused("'" + Vers.shown(version) + "' has no number to count up", range);
        }
        List<String> bumped = new ArrayList<>(numbers.subList(0, index));
        bumped.add(Numbers.increment(numbers.get(index)));
        while (bumped.size() < numbers.size()) {
            bumped.add("0");
        }
        return String.join(".", bumped);
    }
}
