package org.probity.csaf;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A document's version by integer or semantic versioning (CSAF 2.1, 3.1.13; 2.0, 3.1.11). Ordered by precedence, build
 * metadata left out; an integer {@code n} is taken as {@code n.0.0} beside semantic versions (2.1, 6.1.14).
 */
public final class DocumentVersion implements Comparable<DocumentVersion> {
    private final String text;
    private final boolean semantic;
    private final List<BigInteger> numbers;
    private final List<String> preRelease;
    private final String build;

    private DocumentVersion(
            String text, boolean semantic, List<BigInteger> numbers, List<String> preRelease, String build) {
        this.text = text;
        this.semantic = semantic;
        this.numbers = numbers;
        this.preRelease = preRelease;
        this.build = build;
    }

    /** Reads a version by the grammar of {@code version_t}. */
    public static Optional<DocumentVersion> parse(String text) {
        if (text.length() > 10_000) {
            return Optional.empty();
        }
        if (isNumber(text)) {
            List<BigInteger> numbers = List.of(new BigInteger(text), BigInteger.ZERO, BigInteger.ZERO);
            return Optional.of(new DocumentVersion(text, false, numbers, List.of(), ""));
        }
        int plus = text.indexOf('+');
        String main = plus < 0 ? text : text.substring(0, plus);
        String build = plus < 0 ? "" : text.substring(plus + 1);
        int dash = main.indexOf('-');
        String core = dash < 0 ? main : main.substring(0, dash);
        List<String> preRelease =
                dash < 0 ? List.of() : List.of(main.substring(dash + 1).split("\\.", -1));
        String[] parts = core.split("\\.", -1);
        boolean sound = parts.length == 3
                && (plus < 0 || areIdentifiers(List.of(build.split("\\.", -1)), false))
                && (dash < 0 || areIdentifiers(preRelease, true));
        List<BigInteger> numbers = new ArrayList<>(3);
        for (int i = 0; sound && i < 3; i++) {
            sound = isNumber(parts[i]);
            if (sound) {
                numbers.add(new BigInteger(parts[i]));
            }
        }
        return sound
                ? Optional.of(new DocumentVersion(text, true, List.copyOf(numbers), preRelease, build))
                : Optional.empty();
    }

    private static boolean isNumber(String text) {
        if (text.isEmpty() || (text.length() > 1 && text.charAt(0) == '0')) {
            return false;
        }
        return isNumeric(text);
    }

    private static boolean isNumeric(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean areIdentifiers(List<String> identifiers, boolean noLeadingZero) {
        for (String identifier : identifiers) {
            boolean sound = !identifier.isEmpty();
            for (int i = 0; i < identifier.length() && sound; i++) {
                char c = identifier.charAt(i);
                sound = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
            }
            if (!sound || (noLeadingZero && isNumeric(identifier) && !isNumber(identifier))) {
                return false;
            }
        }
        return true;
    }

    /** The spelling that was read. */
    public String text() {
        return text;
    }

    /** Whether it follows semantic versioning; otherwise it is an integer. */
    public boolean isSemantic() {
        return semantic;
    }

    /** The first number. */
    public BigInteger major() {
        return numbers.getFirst();
    }

    /** Whether it is {@code 0} or {@code 0.y.z}. */
    public boolean isZero() {
        return major().signum() == 0;
    }

    /** Whether it has a pre-release part. */
    public boolean isPreRelease() {
        return !preRelease.isEmpty();
    }

    /** The build metadata without its plus sign, empty where there is none. */
    public String build() {
        return build;
    }

    /** The version without pre-release part and build metadata. */
    public DocumentVersion release() {
        return new DocumentVersion(text, semantic, numbers, List.of(), "");
    }

    /** Order by precedence. */
    @Override
    public int compareTo(DocumentVersion other) {
        for (int i = 0; i < 3; i++) {
            int order = numbers.get(i).compareTo(other.numbers.get(i));
            if (order != 0) {
                return order;
            }
        }
        if (preRelease.isEmpty() || other.preRelease.isEmpty()) {
            return Boolean.compare(preRelease.isEmpty(), other.preRelease.isEmpty());
        }
        return comparePreRelease(preRelease, other.preRelease);
    }

    private static int comparePreRelease(List<String> first, List<String> second) {
        for (int i = 0; i < Math.min(first.size(), second.size()); i++) {
            int order = compareIdentifier(first.get(i), second.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(first.size(), second.size());
    }

    private static int compareIdentifier(String first, String second) {
        boolean firstNumeric = isNumeric(first);
        boolean secondNumeric = isNumeric(second);
        if (firstNumeric && secondNumeric) {
            return new BigInteger(first).compareTo(new BigInteger(second));
        }
        return firstNumeric == secondNumeric ? first.compareTo(second) : Boolean.compare(secondNumeric, firstNumeric);
    }

    /** Equal when the precedence is. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DocumentVersion that && compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
        return numbers.hashCode() * 31 + preRelease.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
