package org.probity.ledger.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The JSON Canonicalization Scheme, RFC 8785: one byte sequence for one value. */
final class CanonicalJson {
    private CanonicalJson() {}

    static String write(Json value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(Json value, StringBuilder out) {
        switch (value.kind()) {
            case OBJECT -> object((Json.Obj) value, out);
            case ARRAY -> array((Json.Arr) value, out);
            case STRING -> string(((Json.Str) value).value(), out);
            case NUMBER -> out.append(number(((Json.Num) value).value()));
            case TRUTH -> out.append(((Json.Bool) value).value());
            case NULL -> out.append("null");
        }
    }

    /** Names in the order of their UTF-16 code units (section 3.2.3), which is the order of {@code String}. */
    private static void object(Json.Obj object, StringBuilder out) {
        out.append('{');
        var fields = sorted(object.fields()).entrySet().iterator();
        while (fields.hasNext()) {
            var field = fields.next();
            string(field.getKey(), out);
            out.append(':');
            write(field.getValue(), out);
            comma(fields, out);
        }
        out.append('}');
    }

    private static Map<String, Json> sorted(Map<String, Json> fields) {
        @Nullable String last = null;
        for (String name : fields.keySet()) {
            if (last != null && last.compareTo(name) > 0) {
                return new TreeMap<>(fields);
            }
            last = name;
        }
        return fields;
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

    static String string(String text) {
        StringBuilder out = new StringBuilder();
        string(text, out);
        return out.toString();
    }

    private static void string(String text, StringBuilder out) {
        out.append('"');
        int plain = 0;
        while (plain < text.length() && isPlain(text.charAt(plain))) {
            plain++;
        }
        if (plain == text.length()) {
            out.append(text);
        } else {
            escape(text, out);
        }
        out.append('"');
    }

    private static boolean isPlain(char c) {
        return c >= 0x20 && c != '"' && c != '\\';
    }

    private static void escape(String text, StringBuilder out) {
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
