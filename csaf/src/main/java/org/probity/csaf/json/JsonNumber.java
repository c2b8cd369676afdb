package org.probity.csaf.json;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A JSON number in the spelling of its source. */
public final class JsonNumber implements JsonValue {
    /** Exponents beyond this have no meaning in any document handled here and would make exact arithmetic explode. */
    private static final int LARGEST_EXPONENT = 4_000;

    private final String text;

    private JsonNumber(String text) {
        this.text = text;
    }

    /**
     * A number from its JSON spelling.
     *
     * @throws NumberFormatException when the text is not a number
     */
    public static JsonNumber of(String text) {
        var _ = Double.parseDouble(text);
        return new JsonNumber(text);
    }

    /** A number from a decimal, in plain spelling. */
    public static JsonNumber of(BigDecimal value) {
        return new JsonNumber(value.toPlainString());
    }

    /** A whole number. */
    public static JsonNumber of(long value) {
        return new JsonNumber(Long.toString(value));
    }

    static JsonNumber read(String text) {
        return new JsonNumber(text);
    }

    /** The spelling in the source, such as {@code 9.0} or {@code 1e3}. */
    public String text() {
        return text;
    }

    /** The nearest binary number; infinite for what is too large. */
    public double doubleValue() {
        return Double.parseDouble(text);
    }

    /**
     * The exact value. A number whose exponent is absurd (beyond ±4,000) is answered by its nearest representable
     * stand-in of that sign, so that hostile input cannot make arithmetic on it expensive.
     */
    public BigDecimal decimal() {
        int exponentAt = Math.max(text.indexOf('e'), text.indexOf('E'));
        if (exponentAt < 0) {
            return new BigDecimal(text);
        }
        int exponent = exponent(text.substring(exponentAt + 1));
        BigDecimal mantissa = new BigDecimal(text.substring(0, exponentAt));
        return mantissa.scaleByPowerOfTen(Math.clamp(exponent, -LARGEST_EXPONENT, LARGEST_EXPONENT));
    }

    private static int exponent(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException tooLong) {
            return digits.startsWith("-") ? -LARGEST_EXPONENT : LARGEST_EXPONENT;
        }
    }

    /** Whether the value is a whole number, as JSON Schema counts: {@code 1.0} is one. */
    public boolean isInteger() {
        boolean plain = true;
        for (int i = 0; i < text.length() && plain; i++) {
            char c = text.charAt(i);
            plain = c == '-' || (c >= '0' && c <= '9');
        }
        return plain || decimal().stripTrailingZeros().scale() <= 0;
    }

    @Override
    public String typeName() {
        return "number";
    }

    /** Numbers are equal when their values are: {@code 1.0} equals {@code 1}, as JSON Schema compares them. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof JsonNumber that
                        && (text.equals(that.text) || decimal().compareTo(that.decimal()) == 0));
    }

    @Override
    public int hashCode() {
        return Double.hashCode(doubleValue() + 0.0);
    }

    @Override
    public String toString() {
        return text;
    }
}
