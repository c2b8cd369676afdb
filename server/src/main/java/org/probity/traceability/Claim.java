package org.probity.traceability;

import java.util.Comparator;

/**
 * One {@link Satisfies} as found in a class file, for one requirement.
 *
 * @param requirement the id it names
 * @param name the class or method, without the leading package: {@code identity.store.SqlNeedToKnow.mayRead}
 * @param file the source file below its source root: {@code org/probity/identity/store/SqlNeedToKnow.java}
 */
public record Claim(String requirement, String name, String file) implements Comparable<Claim> {
    private static final Comparator<Claim> ORDER =
            Comparator.comparing(Claim::requirement).thenComparing(Claim::name);

    @Override
    public int compareTo(Claim other) {
        return ORDER.compare(this, other);
    }
}
