package org.probity.identifiers.vers;

import java.util.ArrayList;
import java.util.List;
import org.probity.identifiers.Ascii;

/**
 * The ranges of RubyGems and of Hex, whose {@code ~>} lets the last number given move. Hex joins conditions by words,
 * RubyGems by commas.
 */
final class PessimisticSyntax implements NativeSyntax {
    private final String type;

    PessimisticSyntax(String type) {
        this.type = type;
    }

    @Override
    public List<List<VersConstraint>> read(String text, boolean exact) {
        String range = text.replace('\'', ' ').replace('"', ' ');
        List<List<VersConstraint>> alternatives = new ArrayList<>();
        for (String alternative : range.split(type.equals("hex") ? "\\bor\\b|\\|\\|" : "\\|\\|", -1)) {
            List<VersConstraint> constraints = new ArrayList<>();
            for (String word :
                    NativeSyntax.words(alternative.replaceAll("\\band\\b", " ").strip(), "<>=!~")) {
                if (word.startsWith("~>")) {
                    constraints.addAll(pessimistic(word.substring(2), text));
                } else {
                    constraints.add(PlainSyntax.condition(word, text));
                }
            }
            alternatives.add(constraints);
        }
        return alternatives;
    }

    private List<VersConstraint> pessimistic(String version, String range) {
        List<String> numbers = new ArrayList<>();
        for (String part : version.split("[.-]")) {
            boolean number = !part.isEmpty() && part.chars().allMatch(Ascii::isDigit);
            if (!number) {
                break;
            }
            numbers.add(part);
        }
        if (numbers.isEmpty()) {
            throw NativeSyntax.refused("'~> " + Vers.shown(version) + "' has no number to count up", range);
        }
        if (numbers.size() > 1) {
            numbers.removeLast();
        }
        numbers.set(numbers.size() - 1, Numbers.increment(numbers.getLast()));
        return NativeSyntax.between(version, String.join(".", numbers));
    }
}
