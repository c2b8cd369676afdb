package org.probity.identifiers.purl;

import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The rules of one registered package URL type, as its type definition states them (ECMA-427 clause 6).
 *
 * @param name the type, lower case
 * @param title the type's name for people
 * @param namespace whether a namespace must, may or must not be present
 * @param foldNamespace whether the namespace is not case sensitive, so that its canonical form is lower case
 * @param foldName the same for the name
 * @param foldVersion the same for the version
 * @param foldSubpath the same for the subpath
 * @param namePattern what a name must match, if the definition restricts it
 * @param versionPattern what a version must match, if the definition restricts it
 * @param qualifiers the qualifier keys that the definition names, with what it says about their presence
 */
public record PurlType(
        String name,
        String title,
        Requirement namespace,
        boolean foldNamespace,
        boolean foldName,
        boolean foldVersion,
        boolean foldSubpath,
        Optional<Pattern> namePattern,
        Optional<Pattern> versionPattern,
        Map<String, Requirement> qualifiers) {

    /** Whether a component is present. */
    public enum Requirement {
        REQUIRED,
        OPTIONAL,
        PROHIBITED,
        /** The definition names the component but says nothing about its presence. */
        UNSTATED
    }

    /** The definition of a type, by its lower-case name; empty for a type that is not registered. */
    public static Optional<PurlType> of(String name) {
        return Optional.ofNullable(PurlTypes.BY_NAME.get(name));
    }

    /** The names of all registered types, sorted. */
    public static SortedSet<String> registered() {
        return new TreeSet<>(PurlTypes.BY_NAME.keySet());
    }
}
