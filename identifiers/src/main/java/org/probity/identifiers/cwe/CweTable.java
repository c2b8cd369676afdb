package org.probity.identifiers.cwe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.probity.identifiers.cwe.Weakness.Status;
import org.probity.identifiers.cwe.Weakness.Usage;

/**
 * The lists of all versions, stored as runs: one line says in which versions, first to last, a weakness had the same
 * name, status and usage. Lines with a {@code V} name the versions and their dates, oldest first. Lines are sorted by
 * the weakness's number, and read when it is asked for: most who ask want one or two of a thousand.
 */
final class CweTable {
    static final List<String> VERSIONS;
    private static final String PREFIX = "CWE-";
    private static final List<CweList> LISTS;
    private static final String TABLE = table();

    /** Where the first line of a number begins; -1 for a number that was never used. */
    private static final int[] FIRST_LINES;

    private static final Map<Integer, History> HISTORIES = new ConcurrentHashMap<>();

    static {
        List<CweList> lists = new ArrayList<>();
        FIRST_LINES = index(lists);
        LISTS = List.copyOf(lists);
        VERSIONS = lists.stream().map(CweList::version).toList();
    }

    private CweTable() {}

    /** A weakness as it was in some versions, by their positions. */
    private record Run(int first, int last, Weakness weakness) {
        private boolean covers(int version) {
            return first <= version && version <= last;
        }
    }

    /** All runs of a weakness, and the names it had in them, oldest first. */
    private record History(List<Run> runs, Set<String> names) {
        private static final History NONE = new History(List.of(), Set.of());

        static History of(List<Run> runs) {
            Set<String> names = new LinkedHashSet<>();
            runs.forEach(run -> names.add(run.weakness().name()));
            return new History(List.copyOf(runs), Collections.unmodifiableSet(names));
        }
    }

    static @Nullable CweList list(String version) {
        int at = VERSIONS.indexOf(version);
        return at < 0 ? null : LISTS.get(at);
    }

    static Optional<Weakness> find(int version, String id) {
        return find(version, number(id));
    }

    /** The number in a well-formed identifier, at most six digits, the first of them not 0; else -1. */
    static int number(String id) {
        int digits = id.length() - PREFIX.length();
        if (digits < 1 || digits > 6 || !id.startsWith(PREFIX) || id.charAt(PREFIX.length()) == '0') {
            return -1;
        }
        int number = 0;
        for (int i = PREFIX.length(); i < id.length(); i++) {
            int digit = id.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    static Set<String> names(String id) {
        return history(number(id)).names();
    }

    static List<Weakness> all(int version) {
        List<Weakness> all = new ArrayList<>();
        for (int number = 0; number < FIRST_LINES.length; number++) {
            find(version, number).ifPresent(all::add);
        }
        return all;
    }

    private static Optional<Weakness> find(int version, int number) {
        for (Run run : history(number).runs()) {
            if (run.covers(version)) {
                return Optional.of(run.weakness());
            }
        }
        return Optional.empty();
    }

    /** None for a number that was never used. */
    private static History history(int number) {
        return number < 0 || number >= FIRST_LINES.length || FIRST_LINES[number] < 0
                ? History.NONE
                : HISTORIES.computeIfAbsent(number, CweTable::read);
    }

    private static History read(int number) {
        List<Run> runs = new ArrayList<>();
        String start = number + "\t";
        int end;
        for (int at = FIRST_LINES[number]; TABLE.startsWith(start, at); at = end + 1) {
            end = TABLE.indexOf('\n', at);
            runs.add(run(TABLE.substring(at, end).split("\t")));
        }
        return History.of(runs);
    }

    /** A run: number, index of the first and of the last version, status, usage or a dash, name. */
    private static Run run(String[] column) {
        Weakness weakness = new Weakness(
                PREFIX + column[0],
                column[5],
                Status.valueOf(column[3]),
                column[4].equals("-") ? Optional.empty() : Optional.of(Usage.valueOf(column[4])));
        return new Run(Integer.parseInt(column[1]), Integer.parseInt(column[2]), weakness);
    }

    private static int[] index(List<CweList> lists) {
        int[] first = new int[1 << 11];
        Arrays.fill(first, -1);
        int end;
        for (int at = 0; at < TABLE.length(); at = end + 1) {
            end = TABLE.indexOf('\n', at);
            if (TABLE.charAt(at) == 'V') {
                String[] column = TABLE.substring(at, end).split("\t");
                lists.add(new CweList(lists.size(), column[1], LocalDate.parse(column[2])));
                continue;
            }
            int number = Integer.parseInt(TABLE, at, TABLE.indexOf('\t', at), 10);
            first[number] = first[number] < 0 ? at : first[number];
        }
        return first;
    }

    private static String table() {
        try (InputStream table = Objects.requireNonNull(CweTable.class.getResourceAsStream("weaknesses.tsv"))) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
