package org.probity.bench.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.probity.inventory.index.ComponentIndex;
import org.probity.inventory.index.Held;
import org.probity.inventory.sbom.Hash;

/**
 * A made-up portfolio that is shaped like real ones: a pool of packages of which few are everywhere and most are rare, products
 * that draw a thousand of them, ten releases of each product that change one component in twenty.
 */
final class Portfolio {
    static final int PACKAGES = 60_000;
    static final int PER_RELEASE = 1_000;
    private static final int RELEASES = 10;

    private final double[] popularity = new double[PACKAGES];

    Portfolio() {
        double sum = 0;
        for (int i = 0; i < PACKAGES; i++) {
            sum += 1.0 / Math.pow(i + 10, 0.9);
            popularity[i] = sum;
        }
        for (int i = 0; i < PACKAGES; i++) {
            popularity[i] /= sum;
        }
    }

    /** A package of the pool, popular ones more often. */
    int draw(Random random) {
        int at = java.util.Arrays.binarySearch(popularity, random.nextDouble());
        return Math.min(PACKAGES - 1, at < 0 ? -at - 1 : at);
    }

    /** The package URL of a package of the pool, without version. */
    static String purl(int number) {
        return switch (number % 20) {
            case 0, 1, 2, 3 -> "pkg:maven/org.example.group" + number % 700 + "/artifact-" + number;
            case 4, 5 -> "pkg:pypi/module-" + number;
            case 6 -> "pkg:golang/github.com/owner" + number % 900 + "/repo-" + number;
            case 7 -> "pkg:deb/debian/lib-" + number;
            default -> "pkg:npm/package-" + number;
        };
    }

    static String version(int number, int step) {
        return 1 + number % 3 + "." + step + "." + number % 7;
    }

    private static Held held(int number, int step) {
        String version = version(number, step);
        String name = "package-" + number;
        List<String> cpes = number % 5 == 0
                ? List.of("cpe:2.3:a:vendor" + number % 900 + ":" + name + ":" + version + ":*:*:*:*:*:*:*")
                : List.of();
        List<Hash> hashes = number % 5 < 3
                ? List.of(new Hash("SHA-256", String.format("%064x", number * 1_000_003L + step)))
                : List.of();
        return new Held(purl(number) + "@" + version, version, name, cpes, hashes, List.of(), List.of());
    }

    /** Wall time and processor time of the additions alone, of the last filling, in nanoseconds. */
    long wall;

    long cpu;

    /** Adds so many releases and gives how many occurrences these are. */
    long fill(ComponentIndex index, int releases) throws java.io.IOException {
        long occurrences = 0;
        int[] packages = new int[PER_RELEASE];
        int[] steps = new int[PER_RELEASE];
        Random random = new Random(1);
        for (int release = 0; release < releases; release++) {
            change(packages, steps, release % RELEASES == 0, random);
            List<ComponentIndex.Entry> entries = new ArrayList<>(PER_RELEASE);
            for (int i = 0; i < PER_RELEASE; i++) {
                entries.add(new ComponentIndex.Entry(held(packages[i], steps[i]), i == 0 ? -1 : (i - 1) / 4));
            }
            long begun = System.nanoTime();
            long used = Cpu.used();
            index.add("sbom-" + release, "product-" + release / RELEASES + " " + release % RELEASES, entries);
            wall += System.nanoTime() - begun;
            cpu += Cpu.used() - used;
            occurrences += PER_RELEASE;
        }
        long begun = System.nanoTime();
        index.commit();
        wall += System.nanoTime() - begun;
        return occurrences;
    }

    private void change(int[] packages, int[] steps, boolean fresh, Random random) {
        for (int i = 0; i < PER_RELEASE; i++) {
            if (fresh) {
                packages[i] = draw(random);
                steps[i] = random.nextInt(20);
            } else if (random.nextInt(20) == 0) {
                steps[i] = Math.min(30, steps[i] + 1);
            }
        }
    }
}
