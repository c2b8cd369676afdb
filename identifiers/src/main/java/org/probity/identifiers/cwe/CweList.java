package org.probity.identifiers.cwe;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One version of the list of Common Weakness Enumeration, weaknesses only (views and categories are not vulnerabilities'
 * causes and are left out).
 *
 * <p>All published versions from 1.0 are known; they are read on first use from a table of some 200 kB.
 */
public final class CweList {
    private final int position;
    private final String version;
    private final LocalDate date;

    CweList(int position, String version, LocalDate date) {
        this.position = position;
        this.version = version;
        this.date = date;
    }

    /** Whether a text has the form of a CWE identifier, whatever the lists hold. */
    public static boolean isWellFormed(String id) {
        return CweTable.number(id) >= 0;
    }

    /** All known versions, oldest first. */
    public static List<String> versions() {
        return CweTable.VERSIONS;
    }

    /** The list of a version such as {@code 4.13}; empty for a version that is not known. */
    public static Optional<CweList> of(String version) {
        return Optional.ofNullable(CweTable.list(version));
    }

    /** The newest list known. */
    public static CweList latest() {
        return of(CweTable.VERSIONS.getLast()).orElseThrow();
    }

    /** The versions, oldest first, in which an identifier occurs; empty if it occurs in none. */
    public static List<String> versionsWith(String id) {
        return CweTable.VERSIONS.stream()
                .filter(version -> of(version).orElseThrow().find(id).isPresent())
                .toList();
    }

    /** The names that a weakness has had in any version, oldest first; empty for what never was one. */
    public static Set<String> namesOf(String id) {
        return CweTable.names(id);
    }

    /** This list's version, for instance {@code 4.13}. */
    public String version() {
        return version;
    }

    /** The day this version was published. */
    public LocalDate date() {
        return date;
    }

    /** The weakness with an identifier such as {@code CWE-79}; empty if this version does not hold it. */
    public Optional<Weakness> find(String id) {
        return CweTable.find(position, id);
    }

    /** Everything this version holds, by number. */
    public List<Weakness> all() {
        return CweTable.all(position);
    }
}
