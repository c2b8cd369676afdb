package org.probity.bench.identifiers;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToIntFunction;
import org.probity.identifiers.purl.Purl;

/**
 * Reads package URLs as they stand in SBOMs on one thread and prints how many a second, beside the usual library,
 * {@code com.github.package-url:packageurl-java}, over the same texts, and beside splitting them at their separators.
 */
public final class PurlBench {
    private static final int PURLS = 200_000;

    private PurlBench() {}

    /** Prints one line for each kind of package URL. */
    public static void main(String[] args) {
        System.out.println("package URLs               ours/s     peer/s   ratio   split/s   ratio to split");
        for (Kind kind : Kind.values()) {
            String[] texts = texts(kind, new Random(42));
            double ours = best(texts, text -> Purl.parse(text).name().length());
            double peer = best(texts, PurlBench::peer);
            double split = best(texts, text -> text.split("[/@?&=#]").length);
            System.out.printf(
                    Locale.ROOT,
                    "%-20s %,12.0f %,10.0f %7.1f %,10.0f %10.2f%n",
                    kind,
                    ours,
                    peer,
                    ours / peer,
                    split,
                    ours / split);
        }
        String[] mixed = texts(Kind.MIXED, new Random(7));
        double printed = best(mixed, text -> Purl.parse(text).toString().length());
        System.out.printf(Locale.ROOT, "%-20s %,12.0f%n", "MIXED, and printed", printed);
    }

    private enum Kind {
        MAVEN,
        NPM_WITH_SCOPE,
        DEB_WITH_QUALIFIERS,
        MIXED
    }

    private static int peer(String text) {
        try {
            return new PackageURL(text).getName().length();
        } catch (MalformedPackageURLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static double best(String[] texts, ToIntFunction<String> read) {
        return Rounds.best(texts.length, () -> {
            long sum = 0;
            for (String text : texts) {
                sum += read.applyAsInt(text);
            }
            return sum;
        });
    }

    private static String[] texts(Kind kind, Random random) {
        String[] texts = new String[PURLS];
        for (int i = 0; i < PURLS; i++) {
            Kind one = kind == Kind.MIXED ? Kind.values()[random.nextInt(3)] : kind;
            int name = random.nextInt(50_000);
            String version = random.nextInt(9) + "." + random.nextInt(20) + "." + random.nextInt(30);
            texts[i] = switch (one) {
                case MAVEN -> "pkg:maven/org.example.group" + name % 500 + "/artifact-" + name + "@" + version;
                case NPM_WITH_SCOPE -> "pkg:npm/%40scope" + name % 100 + "/package-" + name + "@" + version;
                default -> "pkg:deb/debian/lib" + name + "@" + version + "-1?arch=amd64&distro=debian-12";
            };
        }
        return texts;
    }
}
