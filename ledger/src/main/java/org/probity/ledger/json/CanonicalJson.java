package org.probity.ledger.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Iterator;
import java.util.TreeMap;

/** The JSON Canonicalization Scheme, RFC 8785: one byte sequence for one value. */
final class CanonicalJson {
    private CanonicalJson() {}

    static String write(Json value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(Json value, StringBuilder out) {
        switch (value) {
            case Json.Obj object -> object(object, out);
            case Json.Arr array -> array(array, out);
            case Json.Str string -> string(string.value(), out);
            case Json.Num number -> out.append(number(number.value()));
            case Json.Bool truth -> out.append(truth.value());
            case Json.Nil ignored -> out.append("null");
        }
    }

    /** Names in the order of their UTF-16 code units (section 3.2.3), which is the order of {@code String}. */
    private static void object(Json.Obj object, StringBuilder out) {
        out.append('{');
        var fields = new TreeMap<>(object.fields()).entrySet().iterator();
        while (fields.hasNext()) {
            var field = fields.next();
            string(field.getKey(), out);
            out.append(':');
            write(field.getValue(), out);
            comma(fields, out);
        }
        out.append('}');
    }

    private static void array(Json.Arr array, StringBuilder out) {
        out.append('[');
        Iterator<Json> items = array.items().iterator();
        while (items.hasNext()) {
            write(items.next(), out);
            comma(items, out);
        }
        out.append(']');
    }

    private static void comma(Iterator<?> rest, StringBuilder out) {
        if (rest.hasNext()) {
            out.append(',');
        }
    }

    private static void string(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < 0x20) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /** A number as ECMAScript writes it (section 3.2.2.3): the fewest digits that read back to the same double. */
    static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) <= Json.MAX_SAFE) {
            return Long.toString((long) value);
        }
        if (value < 0) {
            return "-" + number(-value);
        }
        BigDecimal shortest = shortest(value);
        String digits = shortest.unscaledValue().toString();
        int k = digits.length();
        int n = k - shortest.scale();
        if (k <= n && n <= 21) {
            return digits + "0".repeat(n - k);
        }
        if (0 < n && n <= 21) {
            return digits.substring(0, n) + "." + digits.substring(n);
        }
        if (-6 < n && n <= 0) {
            return "0." + "0".repeat(-n) + digits;
        }
        String exponent = (n > 0 ? "e+" : "e-") + Math.abs(n - 1);
        return k == 1 ? digits + exponent : digits.charAt(0) + "." + digits.substring(1) + exponent;
    }

    /** Java always gives two digits where one would do (4.9E-324), so one digit is tried as well. */
    private static BigDecimal shortest(double value) {
        BigDecimal java = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (java.precision() == 2) {
            BigDecimal one =
                    java.round(new MathContext(1, RoundingMode.HALF_EVEN)).stripTrailingZeros();
            return one.doubleValue() == value ? one : java;
        }
        return java;
    }
}
