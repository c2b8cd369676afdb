package org.probity.bench.identifiers;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.probity.identifiers.vers.Vers;
import org.probity.identifiers.vers.VersionScheme;

/**
 * Compares pairs of versions, given as text, on one thread and prints how many pairs a second, beside {@code
 * String.compareTo} on the same pairs, which is as fast as comparing can be, and for Maven beside Maven's own {@code
 * ComparableVersion}. Every second pair shares all but its last number, as the pairs do that range checks meet.
 */
public final class VersionBench {
    private static final int PAIRS = 200_000;
    private static final List<String> SCHEMES = List.of(
            "semver",
            "maven",
            "pypi",
            "gem",
            "nuget",
            "composer",
            "deb",
            "rpm",
            "alpm",
            "apk",
            "gentoo",
            "conan",
            "golang");

    private VersionBench() {}

    /** Compares two versions. */
    private interface Order {
        int compare(String a, String b);
    }

    /** Prints one line for each scheme, then one for range checks. */
    public static void main(String[] args) {
        System.out.println("scheme        ours/s   String.compareTo/s   ratio     peer/s   ratio");
        for (String scheme : SCHEMES) {
            String[][] pairs = pairs(scheme, new Random(42));
            double ours = best(pairs, VersionScheme.of(scheme).orElseThrow()::compare);
            double text = best(pairs, String::compareTo);
            System.out.printf(Locale.ROOT, "%-9s %,12.0f %,16.0f %9.2f", scheme, ours, text, ours / text);
            if (scheme.equals("maven")) {
                double peer = best(pairs, (a, b) -> new ComparableVersion(a).compareTo(new ComparableVersion(b)));
                System.out.printf(Locale.ROOT, " %,12.0f %6.1f", peer, ours / peer);
            }
            System.out.println();
        }
        ranges();
    }

    private static void ranges() {
        Vers range = Vers.parse("vers:maven/>=1.0.0|<1.4.7|>=2.0.0|<2.9.1|>=3.0.0-beta-1|<=3.4.0|!=4.0.0");
        String[][] pairs = pairs("maven", new Random(1));
        double ours = best(pairs, (a, b) -> range.contains(a) ? 1 : 0);
        System.out.printf(
                Locale.ROOT, "%-9s %,12.0f   (a maven version in a range of seven constraints)%n", "contains", ours);
    }

    private static double best(String[][] pairs, Order order) {
        return Rounds.best(pairs.length, () -> {
            long sum = 0;
            for (String[] pair : pairs) {
                sum += order.compare(pair[0], pair[1]);
            }
            return sum;
        });
    }

    private static String[][] pairs(String scheme, Random random) {
        String[][] pairs = new String[PAIRS][];
        for (int i = 0; i < PAIRS; i++) {
            String a = version(scheme, random);
            String near = a.substring(0, a.lastIndexOf('.') + 1) + random.nextInt(40);
            pairs[i] = new String[] {a, i % 2 == 0 ? near : version(scheme, random)};
        }
        return pairs;
    }

    /** Of ten versions, one has a pre-release; packages of distributions have a revision. */
    private static String version(String scheme, Random random) {
        String numbers = random.nextInt(5) + "." + random.nextInt(20) + "." + random.nextInt(40);
        boolean prerelease = random.nextInt(10) == 0;
        return switch (scheme) {
            case "deb", "rpm" -> numbers + "-" + random.nextInt(5) + (prerelease ? "+deb12u1" : "");
            case "alpm" -> numbers + "-" + random.nextInt(5);
            case "apk", "gentoo" -> numbers + (prerelease ? "_rc1" : "") + "-r" + random.nextInt(5);
            case "pypi" -> numbers + (prerelease ? "rc1" : "");
            case "gem" -> numbers + (prerelease ? ".pre1" : "");
            case "golang" -> "v" + numbers + (prerelease ? "-rc.1" : "");
            default -> numbers + (prerelease ? "-rc1" : "");
        };
    }
}
