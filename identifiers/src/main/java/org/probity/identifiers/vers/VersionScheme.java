package org.probity.identifiers.vers;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The versions of one ecosystem: their order and what is one. A scheme is named as VERS names it, by convention as the
 * package URL type.
 *
 * <p>A scheme is a total order over all strings, also over those that are no versions; takes time in proportion to their
 * length; and may be used by many threads.
 */
public final class VersionScheme implements Comparator<String> {
    private static final Map<String, VersionScheme> BY_NAME = new TreeMap<>();

    static {
        SemverOrder semver = new SemverOrder();
        RpmOrder rpm = new RpmOrder();
        DebOrder deb = new DebOrder();
        IntdotOrder dotted = new IntdotOrder(false, true);
        add(semver, "semver", "npm", "cargo", "hex", "pub", "swift", "golang", "julia", "nginx", "github", "bitnami");
        add(semver, "mattermost", "mozilla", "apache", "otp", "vscode-extension");
        add(new PypiOrder(), "pypi");
        add(new MavenOrder(), "maven");
        add(new GemOrder(), "gem");
        add(new NugetOrder(), "nuget");
        add(new ComposerOrder(), "composer");
        add(new ConanOrder(), "conan");
        add(deb, "deb", "opam");
        add(rpm, "rpm");
        add(new AlpmOrder(), "alpm");
        add(new ApkOrder(), "apk", "alpine");
        add(new GentooOrder(), "gentoo", "ebuild");
        add(new OpensslOrder(), "openssl");
        add(new CpanOrder(), "cpan");
        add(new IntdotOrder(true, true), "cran");
        add(dotted, "hackage", "chrome-extension");
        add(new IntdotOrder(false, false), "intdot");
        add(new DatetimeOrder(), "datetime");
        add(new LexicographicOrder(), "lexicographic");
        add(new GenericOrder(), "generic");
    }

    private final String name;
    private final VersionOrder order;

    private VersionScheme(String name, VersionOrder order) {
        this.name = name;
        this.order = order;
    }

    private static void add(VersionOrder order, String... names) {
        for (String name : names) {
            BY_NAME.put(name, new VersionScheme(name, order));
        }
    }

    /** The scheme of a name such as {@code maven}; empty if no order is known for it. */
    public static Optional<VersionScheme> of(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The names of all schemes whose order is known. */
    public static Set<String> names() {
        return java.util.Collections.unmodifiableSet(BY_NAME.keySet());
    }

    /** The scheme's name, lower case. */
    public String name() {
        return name;
    }

    /** Negative, zero or positive as the first version is earlier than, the same as, or later than the second. */
    @Override
    public int compare(String a, String b) {
        return a.equals(b) ? 0 : order.compare(a, b);
    }

    /** Whether a text has the form of a version in this scheme; the order of other texts means nothing. */
    public boolean isValid(String version) {
        return order.isValid(version);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VersionScheme that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
