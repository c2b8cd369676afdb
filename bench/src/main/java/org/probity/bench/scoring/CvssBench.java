package org.probity.bench.scoring;

import java.util.Locale;
import java.util.Random;
import java.util.function.ToIntFunction;
import org.probity.scoring.cvss.CvssMetric;
import org.probity.scoring.cvss.CvssVector;
import org.probity.scoring.cvss.CvssVersion;
import us.springett.cvss.Cvss;

/**
 * Parses and scores random vectors on one thread and prints vectors per second beside a peer, {@code
 * us.springett:cvss-calculator}, over the same vectors. Base vectors are its own way to be used, so those are measured.
 */
public final class CvssBench {
    private static final int VECTORS = 100_000;
    private static final int ROUNDS = 7;

    private CvssBench() {}

    /** Prints one line for each version. */
    public static void main(String[] args) {
        System.out.println("version   ours/s   peer/s   ratio   scores that differ");
        for (CvssVersion version : CvssVersion.values()) {
            String[] vectors = vectors(version, new Random(42));
            double ours = best(vectors, CvssBench::ours);
            double peer = best(vectors, CvssBench::peer);
            int different = 0;
            for (String vector : vectors) {
                different += ours(vector) == peer(vector) ? 0 : 1;
            }
            System.out.printf(
                    Locale.ROOT,
                    "%-7s %,10.0f %,8.0f %7.1f   %d of %d%n",
                    version,
                    ours,
                    peer,
                    ours / peer,
                    different,
                    VECTORS);
        }
    }

    private static int ours(String vector) {
        return CvssVector.parse(vector).scores().first().tenths();
    }

    private static int peer(String vector) {
        return (int) Math.round(Cvss.fromVector(vector).calculateScore().getBaseScore() * 10);
    }

    /** The best of several rounds, in vectors per second; the first rounds warm up. */
    private static double best(String[] vectors, ToIntFunction<String> score) {
        double best = 0;
        long sum = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            for (String vector : vectors) {
                sum += score.applyAsInt(vector);
            }
            best = Math.max(best, vectors.length * 1e9 / (System.nanoTime() - start));
        }
        if (sum == 0) {
            throw new IllegalStateException("nothing was scored");
        }
        return best;
    }

    private static String[] vectors(CvssVersion version, Random random) {
        String[] vectors = new String[VECTORS];
        for (int i = 0; i < VECTORS; i++) {
            StringBuilder text = new StringBuilder(version.prefix());
            for (CvssMetric metric : version.metrics()) {
                if (metric.mandatory()) {
                    int choice = random.nextInt(metric.values().size());
                    text.append(metric.code())
                            .append(':')
                            .append(metric.values().get(choice).code())
                            .append('/');
                }
            }
            vectors[i] = text.substring(0, text.length() - 1);
        }
        return vectors;
    }
}
