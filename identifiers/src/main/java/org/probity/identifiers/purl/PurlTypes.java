package org.probity.identifiers.purl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.probity.identifiers.purl.PurlType.Requirement;

/** Reads the table of registered types, one line a type, that is generated from the type definitions. */
final class PurlTypes {
    static final Map<String, PurlType> BY_NAME = read();

    /** The keys that the few types require which require any. */
    static final Map<String, List<String>> REQUIRED_KEYS = requiredKeys();

    private static final int COLUMNS = 7;

    private PurlTypes() {}

    private static Map<String, PurlType> read() {
        Map<String, PurlType> types = new HashMap<>();
        try (InputStream table = Objects.requireNonNull(PurlTypes.class.getResourceAsStream("types.tsv"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    PurlType type = type(line.split("\t", COLUMNS));
                    types.put(type.name(), type);
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return Collections.unmodifiableMap(types);
    }

    private static Map<String, List<String>> requiredKeys() {
        Map<String, List<String>> required = new HashMap<>();
        BY_NAME.forEach((name, type) -> {
            List<String> keys = type.qualifiers().entrySet().stream()
                    .filter(key -> key.getValue() == Requirement.REQUIRED)
                    .map(Map.Entry::getKey)
                    .toList();
            if (!keys.isEmpty()) {
                required.put(name, keys);
            }
        });
        return required;
    }

    private static PurlType type(String[] column) {
        String folded = column[3];
        return new PurlType(
                column[0],
                column[1],
                Requirement.valueOf(column[2]),
                folded.contains("namespace"),
                folded.contains(" name "),
                folded.contains("version"),
                folded.contains("subpath"),
                pattern(column[4]),
                pattern(column[5]),
                qualifiers(column[6]));
    }

    private static Optional<Pattern> pattern(String expression) {
        return expression.isEmpty() ? Optional.empty() : Optional.of(Pattern.compile(expression));
    }

    private static Map<String, Requirement> qualifiers(String column) {
        Map<String, Requirement> keys = new TreeMap<>();
        for (String entry : column.isEmpty() ? new String[0] : column.split(" ")) {
            int colon = entry.indexOf(':');
            keys.put(entry.substring(0, colon), Requirement.valueOf(entry.substring(colon + 1)));
        }
        return Collections.unmodifiableMap(keys);
    }
}
