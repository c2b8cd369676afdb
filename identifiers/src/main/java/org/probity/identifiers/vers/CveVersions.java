package org.probity.identifiers.vers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Translates the {@code versions} of a product in a CVE record (CVE JSON 5, "Version Status Decision Algorithm") to
 * version range specifiers, one for each status.
 *
 * @param affected the versions that are affected
 * @param unaffected those that are not
 * @param unknown those of which the record says that it does not know
 */
public record CveVersions(Vers affected, Vers unaffected, Vers unknown) {
    /** What a record says of a version. */
    public enum Status {
        AFFECTED,
        UNAFFECTED,
        UNKNOWN;

        /** The status as a record writes it, in lower case; empty for any other word. */
        public static Optional<Status> of(String word) {
            return switch (word) {
                case "affected" -> Optional.of(AFFECTED);
                case "unaffected" -> Optional.of(UNAFFECTED);
                case "unknown" -> Optional.of(UNKNOWN);
                default -> Optional.empty();
            };
        }
    }

    /** From a version on, the status is another one. */
    public record Change(String at, Status status) {}

    /**
     * One entry of <i>versions</i>: a single version, or with one of the bounds a range that starts with it.
     *
     * @param version the version, or the first of the range; {@code 0} and {@code *} start before every version
     * @param lessThan the end of the range, excluded; {@code *} is no end
     * @param lessThanOrEqual the end of the range, included; {@code *} is no end
     * @param status the status of the version or range
     * @param changes where inside the range the status changes
     */
    public record Entry(
            String version,
            Optional<String> lessThan,
            Optional<String> lessThanOrEqual,
            Status status,
            List<Change> changes) {
        public Entry {
            changes = List.copyOf(changes);
        }
    }

    /**
     * The VERS type for the {@code versionType} of an entry; empty for {@code git}, {@code custom} and others that do not
     * tell an order, where the package's own type is the next best.
     */
    public static Optional<String> type(String versionType) {
        String word = versionType.toLowerCase(Locale.ROOT);
        String type =
                switch (word) {
                    case "python" -> "pypi";
                    case "rubygems", "ruby" -> "gem";
                    case "go" -> "golang";
                    case "dpkg" -> "deb";
                    case "date" -> "datetime";
                    case "rust" -> "cargo";
                    case "php" -> "composer";
                    case "original" -> "semver";
                    default -> word;
                };
        return VersionScheme.of(type).map(VersionScheme::name);
    }

    /**
     * Decides every version at once. The first entry that holds a version decides it; what no entry holds has the default.
     *
     * @throws VersException if no order of versions is known for the type
     */
    public static CveVersions of(String type, List<Entry> entries, Status defaultStatus) {
        VersionScheme scheme = OsvRange.scheme(type);
        Map<Status, List<Interval>> decided = new EnumMap<>(Status.class);
        VersionSet open = VersionSet.all(scheme);
        for (Entry entry : entries) {
            VersionSet held = VersionSet.of(scheme, List.of(range(entry)));
            split(entry, open.intersect(held), scheme, decided);
            open = open.intersect(held.invert());
        }
        parts(decided, defaultStatus).addAll(open.intervals());
        return new CveVersions(
                vers(type, scheme, parts(decided, Status.AFFECTED)),
                vers(type, scheme, parts(decided, Status.UNAFFECTED)),
                vers(type, scheme, parts(decided, Status.UNKNOWN)));
    }

    private static List<Interval> parts(Map<Status, List<Interval>> decided, Status status) {
        return decided.computeIfAbsent(status, s -> new ArrayList<>());
    }

    private static Interval range(Entry entry) {
        Optional<String> end = entry.lessThan().or(entry::lessThanOrEqual);
        if (end.isEmpty()) {
            return Interval.point(entry.version());
        }
        boolean fromStart = entry.version().equals("0") || entry.version().equals("*");
        boolean endless = end.get().equals("*");
        return new Interval(
                fromStart ? null : entry.version(),
                !fromStart,
                endless ? null : end.get(),
                !endless && entry.lessThan().isEmpty());
    }

    /** Hands the parts of a range to the statuses that its changes give them. */
    private static void split(
            Entry entry, VersionSet range, VersionScheme scheme, Map<Status, List<Interval>> decided) {
        List<Change> changes = new ArrayList<>(entry.changes());
        changes.sort(Comparator.comparing(Change::at, scheme));
        Status status = entry.status();
        Interval rest = Interval.ALL;
        for (Change change : changes) {
            Interval before = new Interval(rest.lower(), rest.lowerIncluded(), change.at(), false);
            parts(decided, status).addAll(part(range, before, scheme));
            rest = new Interval(change.at(), true, null, false);
            status = change.status();
        }
        parts(decided, status).addAll(part(range, rest, scheme));
    }

    private static List<Interval> part(VersionSet range, Interval part, VersionScheme scheme) {
        return range.intersect(VersionSet.of(scheme, List.of(part))).intervals();
    }

    private static Vers vers(String type, VersionScheme scheme, List<Interval> intervals) {
        return OsvRange.vers(type, VersionSet.of(scheme, intervals));
    }
}
