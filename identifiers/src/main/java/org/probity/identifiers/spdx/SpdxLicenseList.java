package org.probity.identifiers.spdx;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The identifiers of the SPDX license list and of its exceptions, deprecated ones among them; the state is that of
 * November 2026 (list 3.28.0 and what followed). Identifiers are compared without regard to case, as SPDX asks.
 */
public final class SpdxLicenseList {
    private static final Map<String, Entry> LICENSES = new TreeMap<>();
    private static final Map<String, Entry> EXCEPTIONS = new TreeMap<>();

    static {
        read();
    }

    private SpdxLicenseList() {}

    private record Entry(String id, boolean deprecated) {}

    /** The identifier of a license as the list spells it; empty if the list does not hold it. */
    public static Optional<String> license(String id) {
        return Optional.ofNullable(LICENSES.get(key(id))).map(Entry::id);
    }

    /** The identifier of an exception as the list spells it; empty if the list does not hold it. */
    public static Optional<String> exception(String id) {
        return Optional.ofNullable(EXCEPTIONS.get(key(id))).map(Entry::id);
    }

    /** Whether a license or exception is on the list but should no longer be used. */
    public static boolean isDeprecated(String id) {
        Entry license = LICENSES.get(key(id));
        Entry exception = EXCEPTIONS.get(key(id));
        return (license != null && license.deprecated()) || (exception != null && exception.deprecated());
    }

    /**
     * Whether a name in an expression is one that the list holds. References outside the list ({@code LicenseRef-},
     * {@code AdditionRef-}) are not.
     */
    public static boolean holds(LicenseExpression.Reference reference) {
        return switch (reference.kind()) {
            case LICENSE -> license(reference.id()).isPresent();
            case EXCEPTION -> exception(reference.id()).isPresent();
            case LICENSE_REF, ADDITION_REF -> false;
        };
    }

    private static String key(String id) {
        return id.toLowerCase(Locale.ROOT);
    }

    private static void read() {
        try (InputStream list = Objects.requireNonNull(SpdxLicenseList.class.getResourceAsStream("licenses.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ");
                for (int i = 1; i < words.length && !line.startsWith("#"); i++) {
                    boolean deprecated = Character.isLowerCase(words[0].charAt(0));
                    Map<String, Entry> kind = words[0].equalsIgnoreCase("L") ? LICENSES : EXCEPTIONS;
                    kind.put(key(words[i]), new Entry(words[i], deprecated));
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
