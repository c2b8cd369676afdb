package org.probity.identifiers.cwe;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probity.identifiers.cwe.Weakness.Status;
import org.probity.identifiers.cwe.Weakness.Usage;

/**
 * The lists of all versions, stored as runs: one line says in which versions, first to last, a weakness had the same
 * name, status and usage. Lines with a {@code V} name the versions and their dates, oldest first.
 */
final class CweTable {
    static final List<String> VERSIONS;
    private static final List<CweList> LISTS;

    static {
        List<String> versions = new ArrayList<>();
        LISTS = read(versions);
        VERSIONS = List.copyOf(versions);
    }

    private CweTable() {}

    static @Nullable CweList list(String version) {
        int at = VERSIONS.indexOf(version);
        return at < 0 ? null : LISTS.get(at);
    }

    private static List<CweList> read(List<String> versions) {
        List<LocalDate> dates = new ArrayList<>();
        List<Map<String, Weakness>> contents = new ArrayList<>();
        try (InputStream table = Objects.requireNonNull(CweTable.class.getResourceAsStream("weaknesses.tsv"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] column = line.split("\t");
                if (column[0].equals("V")) {
                    versions.add(column[1]);
                    dates.add(LocalDate.parse(column[2]));
                    contents.add(new LinkedHashMap<>());
                } else {
                    addRun(column, contents);
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        List<CweList> lists = new ArrayList<>();
        for (int i = 0; i < contents.size(); i++) {
            lists.add(new CweList(versions.get(i), dates.get(i), Collections.unmodifiableMap(contents.get(i))));
        }
        return lists;
    }

    /** A run: number, index of the first and of the last version, status, usage or a dash, name. */
    private static void addRun(String[] column, List<Map<String, Weakness>> contents) {
        Weakness weakness = new Weakness(
                "CWE-" + column[0],
                column[5],
                Status.valueOf(column[3]),
                column[4].equals("-") ? Optional.empty() : Optional.of(Usage.valueOf(column[4])));
        for (int i = Integer.parseInt(column[1]); i <= Integer.parseInt(column[2]); i++) {
            contents.get(i).put(weakness.id(), weakness);
        }
    }
}
