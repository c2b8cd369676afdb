package org.probity.identifiers.spdx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A license expression by SPDX 3.0.1 annex B (a superset of SPDX 2.3 annex D). Identifiers are kept as written; whether
 * the lists know them is asked of {@link SpdxLicenseList}.
 */
public sealed interface LicenseExpression {
    /**
     * Reads an expression. Operators are upper case or lower case throughout; {@code NONE} and {@code NOASSERTION} are not
     * expressions.
     *
     * @throws LicenseExpressionException if the text does not follow the grammar, nests deeper than 200 parentheses, or
     *     is longer than a million characters
     */
    static LicenseExpression parse(String text) {
        return new LicenseExpressionParser(text).parse();
    }

    /** The expression in a text, or empty if the text does not follow the grammar. */
    static Optional<LicenseExpression> tryParse(String text) {
        try {
            return Optional.of(parse(text));
        } catch (LicenseExpressionException refused) {
            return Optional.empty();
        }
    }

    /** Every license and addition that the expression names, in the order written. */
    default List<Reference> references() {
        List<Reference> found = new ArrayList<>();
        collect(found);
        return found;
    }

    /** Adds this expression's references to a list, in order. */
    void collect(List<Reference> found);

    /** What one name in an expression stands for. */
    enum Kind {
        /** An identifier that the SPDX license list should hold. */
        LICENSE,
        /** {@code LicenseRef-…}: a license outside the list. */
        LICENSE_REF,
        /** An identifier that the SPDX exception list should hold. */
        EXCEPTION,
        /** {@code AdditionRef-…}: an addition outside the list. */
        ADDITION_REF
    }

    /**
     * One name in an expression.
     *
     * @param kind what it stands for
     * @param documentRef the part after {@code DocumentRef-}; empty if there is none
     * @param id the identifier, without {@code LicenseRef-} or {@code AdditionRef-}
     */
    record Reference(Kind kind, Optional<String> documentRef, String id) {
        @Override
        public String toString() {
            String prefix =
                    switch (kind) {
                        case LICENSE, EXCEPTION -> "";
                        case LICENSE_REF -> "LicenseRef-";
                        case ADDITION_REF -> "AdditionRef-";
                    };
            return documentRef.map(ref -> "DocumentRef-" + ref + ":").orElse("") + prefix + id;
        }
    }

    /** A license, or with {@code orLater} that version or any later one. */
    record License(Reference reference, boolean orLater) implements LicenseExpression {
        @Override
        public void collect(List<Reference> found) {
            found.add(reference);
        }

        @Override
        public String toString() {
            return orLater ? reference + "+" : reference.toString();
        }
    }

    /** A license with an exception or other addition. */
    record With(License license, Reference addition) implements LicenseExpression {
        @Override
        public void collect(List<Reference> found) {
            license.collect(found);
            found.add(addition);
        }

        @Override
        public String toString() {
            return license + " WITH " + addition;
        }
    }

    /** All of the operands apply; two at least. */
    record And(List<LicenseExpression> operands) implements LicenseExpression {
        public And {
            operands = List.copyOf(operands);
        }

        @Override
        public void collect(List<Reference> found) {
            operands.forEach(operand -> operand.collect(found));
        }

        @Override
        public String toString() {
            return operands.stream()
                    .map(operand -> operand instanceof Or ? "(" + operand + ")" : operand.toString())
                    .collect(Collectors.joining(" AND "));
        }
    }

    /** One of the operands is chosen; two at least. */
    record Or(List<LicenseExpression> operands) implements LicenseExpression {
        public Or {
            operands = List.copyOf(operands);
        }

        @Override
        public void collect(List<Reference> found) {
            operands.forEach(operand -> operand.collect(found));
        }

        @Override
        public String toString() {
            return operands.stream().map(LicenseExpression::toString).collect(Collectors.joining(" OR "));
        }
    }
}
