package org.probity.identifiers.cpe;

import java.util.Arrays;
import java.util.List;

/** The URI binding (NISTIR 7695 section 6.1): seven components, the newer attributes packed into the edition. */
final class CpeUri {
    private static final int COMPONENTS = 7;
    private static final int EDITION = CpeAttribute.EDITION.place();
    private static final int SW_EDITION = CpeAttribute.SW_EDITION.place();
    private static final List<CpeAttribute> ATTRIBUTES = List.of(CpeAttribute.values());
    private static final List<CpeAttribute> PACKED = ATTRIBUTES.subList(SW_EDITION, SW_EDITION + 4);
    private static final String HEX = "0123456789abcdef";

    private CpeUri() {}

    static Cpe unbind(String text) {
        String[] parts = text.substring("cpe:/".length()).split(":", -1);
        if (parts.length > COMPONENTS) {
            throw new CpeException("a CPE URI has 7 components at most; this has " + parts.length);
        }
        CpeAttribute[] attributes = CpeAttribute.values();
        String[] values = new String[attributes.length];
        Arrays.fill(values, Cpe.ANY);
        for (int i = 0; i < parts.length; i++) {
            if (i == EDITION && parts[i].startsWith("~")) {
                unpack(parts[i], values);
            } else {
                values[i] = decode(attributes[i], parts[i]);
            }
        }
        return new Cpe(values);
    }

    private static void unpack(String edition, String[] values) {
        String[] packed = edition.split("~", -1);
        if (packed.length != 6) {
            throw new CpeException("edition: a packed edition has 5 values, each behind '~'");
        }
        values[EDITION] = decode(CpeAttribute.EDITION, packed[1]);
        for (int i = 0; i < 4; i++) {
            values[SW_EDITION + i] = decode(PACKED.get(i), packed[i + 2]);
        }
    }

    private static String decode(CpeAttribute attribute, String component) {
        if (component.isEmpty()) {
            return Cpe.ANY;
        }
        StringBuilder value = new StringBuilder(component.length() + 8);
        for (int i = 0; i < component.length(); i++) {
            char c = component.charAt(i);
            if (c == '%') {
                value.append(escape(attribute, component, i));
                i += 2;
            } else {
                value.append(c == '~' ? "\\~" : String.valueOf(c));
            }
        }
        return CpeFormattedString.checked(attribute, value.toString());
    }

    private static String escape(CpeAttribute attribute, String component, int at) {
        int high = at + 2 < component.length() ? Character.digit(component.charAt(at + 1), 16) : -1;
        int low = at + 2 < component.length() ? Character.digit(component.charAt(at + 2), 16) : -1;
        if (high < 0 || low < 0) {
            throw new CpeException(attribute.word() + ": '%' is not followed by two hexadecimal digits");
        }
        int code = high * 16 + low;
        return code == 1 ? "?" : code == 2 ? "*" : "\\" + (char) code;
    }

    static String bind(Cpe cpe) {
        StringBuilder uri = new StringBuilder("cpe:/");
        for (int i = 0; i < COMPONENTS; i++) {
            CpeAttribute attribute = ATTRIBUTES.get(i);
            uri.append(attribute == CpeAttribute.EDITION ? edition(cpe) : encode(cpe.get(attribute)))
                    .append(':');
        }
        int end = uri.length();
        while (end > "cpe:/".length() && uri.charAt(end - 1) == ':') {
            end--;
        }
        return uri.substring(0, end);
    }

    private static String edition(Cpe cpe) {
        StringBuilder packed = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            packed.append('~').append(encode(cpe.get(PACKED.get(i))));
        }
        String edition = encode(cpe.get(CpeAttribute.EDITION));
        return packed.toString().equals("~~~~") ? edition : "~" + edition + packed;
    }

    private static String encode(String value) {
        if (value.equals(Cpe.ANY)) {
            return "";
        }
        StringBuilder encoded = new StringBuilder(value.length() + 8);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\') {
                char escaped = value.charAt(++i);
                encoded.append(escaped == '-' ? "-" : "%" + HEX.charAt(escaped >> 4) + HEX.charAt(escaped & 15));
            } else {
                encoded.append(c == '?' ? "%01" : c == '*' ? "%02" : String.valueOf(c));
            }
        }
        return encoded.toString();
    }
}
