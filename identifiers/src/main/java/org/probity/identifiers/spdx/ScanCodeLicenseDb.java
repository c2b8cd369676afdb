package org.probity.identifiers.spdx;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The keys of AboutCode's ScanCode LicenseDB, deprecated ones among them; the state is that of January 2023, so a key that
 * is not found may have been added since. Keys are compared as they are spelled.
 */
public final class ScanCodeLicenseDb {
    /** The state of the keys, for messages. */
    public static final String STATE = "January 2023";

    private static final Map<String, Boolean> DEPRECATED_BY_KEY = new HashMap<>();

    static {
        read();
    }

    private ScanCodeLicenseDb() {}

    /** Whether there is a key, such as {@code public-domain}; the prefix {@code LicenseRef-scancode-} is no part of it. */
    public static boolean holds(String key) {
        return DEPRECATED_BY_KEY.containsKey(key);
    }

    /** Whether there is such a key and it should no longer be used. */
    public static boolean isDeprecated(String key) {
        return DEPRECATED_BY_KEY.getOrDefault(key, false);
    }

    private static void read() {
        try (InputStream list = Objects.requireNonNull(ScanCodeLicenseDb.class.getResourceAsStream("scancode.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ");
                for (int i = 1; i < words.length && !line.startsWith("#"); i++) {
                    DEPRECATED_BY_KEY.put(words[i], words[0].equals("k"));
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
