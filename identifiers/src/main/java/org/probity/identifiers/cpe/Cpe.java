package org.probity.identifiers.cpe;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A CPE 2.3 name (NISTIR 7695): eleven attributes, each {@code *} for any value, {@code -} for not applicable, or a
 * value in which punctuation but {@code . - _} is escaped by a backslash. Letters are folded to lower case.
 *
 * <p>Reads and writes both bindings: the formatted string {@code cpe:2.3:...} and the URI {@code cpe:/...}.
 */
public final class Cpe {
    /** The value that stands for any. */
    public static final String ANY = "*";

    /** The value that stands for not applicable. */
    public static final String NA = "-";

    private final String[] values;

    /** Takes eleven checked values. */
    Cpe(String[] values) {
        this.values = values;
    }

    /**
     * Reads a name in either binding (NISTIR 7695 sections 6.1.3 and 6.2.3).
     *
     * @throws CpeException if the text is neither
     */
    public static Cpe parse(String text) {
        if (text.regionMatches(true, 0, "cpe:2.3:", 0, 8)) {
            return CpeFormattedString.unbind(text);
        }
        if (text.regionMatches(true, 0, "cpe:/", 0, 5)) {
            return CpeUri.unbind(text);
        }
        throw new CpeException("a CPE name starts with 'cpe:2.3:' or 'cpe:/'");
    }

    /** The name in a text, or empty if the text is not a valid one. */
    public static Optional<Cpe> tryParse(String text) {
        try {
            return Optional.of(parse(text));
        } catch (CpeException refused) {
            return Optional.empty();
        }
    }

    /**
     * Makes a name of up to eleven values in the order of {@link CpeAttribute}, each as the formatted string writes it;
     * those left out are any.
     *
     * @throws CpeException if a value is not valid
     */
    public static Cpe of(List<String> values) {
        String[] all = new String[CpeAttribute.values().length];
        Arrays.fill(all, ANY);
        if (values.size() > all.length) {
            throw new CpeException("a CPE name has 11 attributes; this has " + values.size());
        }
        for (CpeAttribute attribute : CpeAttribute.values()) {
            if (attribute.place() < values.size()) {
                all[attribute.place()] = CpeFormattedString.checked(attribute, values.get(attribute.place()));
            }
        }
        return new Cpe(all);
    }

    /** An attribute's value, escaped as the formatted string writes it. */
    public String get(CpeAttribute attribute) {
        return values[attribute.place()];
    }

    /** An attribute's value without escapes; empty if it is any or not applicable. */
    public Optional<String> plain(CpeAttribute attribute) {
        String value = get(attribute);
        return value.equals(ANY) || value.equals(NA) ? Optional.empty() : Optional.of(CpeFormattedString.plain(value));
    }

    /** This name with another value for an attribute, given as the formatted string writes it. */
    public Cpe with(CpeAttribute attribute, String value) {
        String[] changed = values.clone();
        changed[attribute.place()] = CpeFormattedString.checked(attribute, value);
        return new Cpe(changed);
    }

    /** How this name's set of products relates to another's (NISTIR 7696 section 6.2). */
    public CpeRelation compare(Cpe target) {
        return CpeMatching.compare(this, target);
    }

    /** Whether this name, as a pattern, covers another: the relation is superset or equal. */
    public boolean covers(Cpe target) {
        CpeRelation relation = compare(target);
        return relation == CpeRelation.SUPERSET || relation == CpeRelation.EQUAL;
    }

    /** The URI binding of CPE 2.2 with the packed edition of 2.3 (NISTIR 7695 section 6.1.2). */
    public String toUri() {
        return CpeUri.bind(this);
    }

    /** The formatted string (NISTIR 7695 section 6.2.2). */
    @Override
    public String toString() {
        return "cpe:2.3:" + String.join(":", values);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Cpe that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }
}
