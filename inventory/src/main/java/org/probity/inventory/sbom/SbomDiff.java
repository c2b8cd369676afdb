package org.probity.inventory.sbom;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What came, went or changed between two documents, in a fixed order. Components are the same if their purls without version
 * and qualifiers are the same, or, without purl, their group and name.
 *
 * @param changes by component, then by kind
 * @param same how many components (counted once for each version) are in both without a change
 */
public record SbomDiff(List<Change> changes, long same) {
    /** What kind of change. */
    public enum Kind {
        ADDED,
        REMOVED,
        VERSION,
        HASH,
        LICENSE,
        SUPPLIER
    }

    /**
     * One change.
     *
     * @param component purl without version, or group and name
     * @param version the version it is about, where that is one; null for {@link Kind#VERSION} and unversioned components
     * @param before what it was, null for an addition
     * @param after what it is, null for a removal
     */
    public record Change(
            Kind kind,
            String component,
            @Nullable String version,
            @Nullable String before,
            @Nullable String after) {}

    /** Compares two documents in memory. */
    public static SbomDiff between(Sbom before, Sbom after) {
        Map<String, Map<String, Component>> old = byIdentity(before);
        Map<String, Map<String, Component>> young = byIdentity(after);
        TreeSet<String> keys = new TreeSet<>(old.keySet());
        keys.addAll(young.keySet());
        List<Change> changes = new ArrayList<>();
        long same = 0;
        for (String key : keys) {
            same += compare(key, old.getOrDefault(key, Map.of()), young.getOrDefault(key, Map.of()), changes);
        }
        return new SbomDiff(List.copyOf(changes), same);
    }

    private static Map<String, Map<String, Component>> byIdentity(Sbom sbom) {
        Map<String, Map<String, Component>> found = new TreeMap<>();
        for (Component c : sbom.components()) {
            String version = c.version() == null ? "" : c.version();
            found.computeIfAbsent(identity(c), k -> new TreeMap<>()).putIfAbsent(version, c);
        }
        return found;
    }

    /** What a component is apart from its version. */
    static String identity(Component c) {
        String purl = c.purl();
        if (purl == null || purl.isBlank()) {
            return c.fullName();
        }
        int end = purl.length();
        for (char mark : new char[] {'#', '?'}) {
            int at = purl.indexOf(mark);
            end = at >= 0 && at < end ? at : end;
        }
        int version = purl.lastIndexOf('@', end - 1);
        return purl.substring(0, version > purl.lastIndexOf('/', end - 1) ? version : end);
    }

    private static long compare(
            String key, Map<String, Component> old, Map<String, Component> young, List<Change> changes) {
        TreeMap<String, Component> gone = new TreeMap<>(old);
        gone.keySet().removeAll(young.keySet());
        TreeMap<String, Component> come = new TreeMap<>(young);
        come.keySet().removeAll(old.keySet());
        if (gone.size() == 1 && come.size() == 1) {
            changes.add(new Change(Kind.VERSION, key, null, gone.firstKey(), come.firstKey()));
        } else {
            come.keySet().forEach(v -> changes.add(new Change(Kind.ADDED, key, orNull(v), null, v)));
            gone.keySet().forEach(v -> changes.add(new Change(Kind.REMOVED, key, orNull(v), v, null)));
        }
        long same = 0;
        for (Map.Entry<String, Component> entry : old.entrySet()) {
            Component now = young.get(entry.getKey());
            if (now != null && !details(key, entry.getKey(), entry.getValue(), now, changes)) {
                same++;
            }
        }
        return same;
    }

    private static @Nullable String orNull(String version) {
        return version.isEmpty() ? null : version;
    }

    private static boolean details(String key, String version, Component was, Component is, List<Change> changes) {
        int before = changes.size();
        for (Hash hash : was.hashes()) {
            is.hashes().stream()
                    .filter(h -> h.algorithm().equals(hash.algorithm()))
                    .filter(h -> is.hashes().stream().noneMatch(any -> same(any, hash)))
                    .findFirst()
                    .ifPresent(h -> changes.add(new Change(Kind.HASH, key, orNull(version), said(hash), said(h))));
        }
        detail(Kind.LICENSE, key, version, licenses(was), licenses(is), changes);
        detail(Kind.SUPPLIER, key, version, supplier(was), supplier(is), changes);
        return changes.size() > before;
    }

    private static boolean same(Hash one, Hash other) {
        return one.algorithm().equals(other.algorithm()) && one.normalized().equals(other.normalized());
    }

    private static String said(Hash hash) {
        return hash.algorithm() + " " + hash.normalized();
    }

    private static void detail(
            Kind kind, String key, String version, @Nullable String was, @Nullable String is, List<Change> changes) {
        if (!Objects.equals(was, is)) {
            changes.add(new Change(kind, key, orNull(version), was, is));
        }
    }

    private static @Nullable String licenses(Component c) {
        String all = c.licenses().stream()
                .map(License::value)
                .distinct()
                .sorted(Comparator.naturalOrder())
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? null : all;
    }

    private static @Nullable String supplier(Component c) {
        return c.supplier() == null || c.supplier().label().isEmpty()
                ? null
                : c.supplier().label();
    }
}
