package org.probity.identifiers.spdx;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.probity.identifiers.Ascii;
import org.probity.identifiers.spdx.LicenseExpression.Kind;
import org.probity.identifiers.spdx.LicenseExpression.License;
import org.probity.identifiers.spdx.LicenseExpression.Reference;

/** Recursive descent over SPDX 3.0.1 annex B; OR binds weaker than AND, AND weaker than WITH. */
final class LicenseExpressionParser {
    private static final int DEEPEST = 200;
    private static final int LONGEST = 1_000_000;

    private final String text;
    private int at;
    private int depth;

    LicenseExpressionParser(String text) {
        this.text = text;
    }

    LicenseExpression parse() {
        if (text.length() > LONGEST) {
            throw new LicenseExpressionException("longer than " + LONGEST + " characters", LONGEST);
        }
        LicenseExpression whole = alternatives();
        if (at < text.length()) {
            throw refused(text.charAt(at) == ')' ? "')' closes nothing" : "an operator (AND, OR, WITH) is missing");
        }
        return whole;
    }

    private LicenseExpression alternatives() {
        LicenseExpression first = conjunction();
        return rest("OR", first, this::conjunction, LicenseExpression.Or::new);
    }

    private LicenseExpression conjunction() {
        return rest("AND", operand(), this::operand, LicenseExpression.And::new);
    }

    private LicenseExpression rest(
            String operator,
            LicenseExpression first,
            Supplier<LicenseExpression> next,
            Function<List<LicenseExpression>, LicenseExpression> join) {
        if (!takeOperator(operator)) {
            return first;
        }
        List<LicenseExpression> operands = new ArrayList<>(List.of(first));
        do {
            operands.add(next.get());
        } while (takeOperator(operator));
        return join.apply(operands);
    }

    private LicenseExpression operand() {
        skipSpace();
        if (at < text.length() && text.charAt(at) == '(') {
            return inParentheses();
        }
        License license = license();
        return takeOperator("WITH") ? new LicenseExpression.With(license, addition()) : license;
    }

    private LicenseExpression inParentheses() {
        if (++depth > DEEPEST) {
            throw refused("more than " + DEEPEST + " nested parentheses");
        }
        at++;
        LicenseExpression inner = alternatives();
        if (at >= text.length() || text.charAt(at) != ')') {
            throw refused("')' is missing");
        }
        at++;
        depth--;
        skipSpace();
        return inner;
    }

    private License license() {
        Reference reference = reference("LicenseRef-", Kind.LICENSE, Kind.LICENSE_REF);
        boolean orLater = at < text.length() && text.charAt(at) == '+';
        if (orLater && reference.kind() != Kind.LICENSE) {
            throw refused("'+' may follow a listed license only");
        }
        if (orLater) {
            at++;
        }
        skipSpace();
        return new License(reference, orLater);
    }

    private Reference addition() {
        skipSpace();
        Reference reference = reference("AdditionRef-", Kind.EXCEPTION, Kind.ADDITION_REF);
        skipSpace();
        return reference;
    }

    private Reference reference(String refPrefix, Kind listed, Kind unlisted) {
        int start = at;
        String word = idString();
        Optional<String> document = Optional.empty();
        if (at < text.length() && text.charAt(at) == ':') {
            if (!word.startsWith("DocumentRef-") || word.length() == "DocumentRef-".length()) {
                throw new LicenseExpressionException("only 'DocumentRef-...' may stand before ':'", start);
            }
            document = Optional.of(word.substring("DocumentRef-".length()));
            start = ++at;
            word = idString();
        }
        if (word.startsWith(refPrefix) && word.length() > refPrefix.length()) {
            return new Reference(unlisted, document, word.substring(refPrefix.length()));
        }
        if (document.isPresent() || word.equals(refPrefix) || isMisplacedRef(word)) {
            throw new LicenseExpressionException("'" + refPrefix + "' and a name are expected here", start);
        }
        if (isOperator(word)) {
            throw new LicenseExpressionException("an identifier is expected, not the operator " + word, start);
        }
        return new Reference(listed, document, word);
    }

    private static boolean isMisplacedRef(String word) {
        return word.startsWith("LicenseRef-") || word.startsWith("AdditionRef-") || word.startsWith("DocumentRef-");
    }

    private static boolean isOperator(String word) {
        return switch (word) {
            case "AND", "and", "OR", "or", "WITH", "with" -> true;
            default -> false;
        };
    }

    private String idString() {
        int start = at;
        while (at < text.length() && isIdCharacter(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw refused(at == text.length() ? "an identifier is missing" : "an identifier is expected");
        }
        return text.substring(start, at);
    }

    private static boolean isIdCharacter(char c) {
        return Ascii.isAlphanumeric(c) || c == '-' || c == '.';
    }

    /** Takes an operator, all upper or all lower case, that is parted from its neighbours. */
    private boolean takeOperator(String operator) {
        int end = at + operator.length();
        boolean here = text.startsWith(operator, at) || text.startsWith(operator.toLowerCase(Locale.ROOT), at);
        boolean parted = at > 0 && !isIdCharacter(text.charAt(at - 1)) && end < text.length();
        if (!here || !parted || isIdCharacter(text.charAt(end))) {
            return false;
        }
        at = end;
        return true;
    }

    private void skipSpace() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    private LicenseExpressionException refused(String problem) {
        return new LicenseExpressionException(problem, at);
    }
}
