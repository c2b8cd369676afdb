package org.probity.scoring.cvss;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Makes vectors for tests. */
final class Vectors {
    private Vectors() {}

    /** Every combination of the mandatory metrics. */
    static int everyBase(CvssVersion version, Consumer<String> use) {
        return fill(version.metrics(), 0, version.prefix(), use);
    }

    private static int fill(List<CvssMetric> metrics, int at, String text, Consumer<String> use) {
        if (at == metrics.size() || !metrics.get(at).mandatory()) {
            use.accept(text.substring(0, text.length() - 1));
            return 1;
        }
        int count = 0;
        for (CvssMetric.Value value : metrics.get(at).values()) {
            count += fill(metrics, at + 1, text + metrics.get(at).code() + ":" + value.code() + "/", use);
        }
        return count;
    }

    /** A vector with each optional metric given, not defined or left out at random. */
    static String random(CvssVersion version, Random random) {
        StringBuilder text = new StringBuilder(version.prefix());
        boolean full = random.nextBoolean();
        for (CvssMetric metric : version.metrics()) {
            int many = metric.values().size();
            int choice = random.nextInt(metric.mandatory() ? many : full ? many + 1 : many + 4);
            if (choice <= many) {
                String value = choice == many
                        ? metric.notDefined()
                        : metric.values().get(choice).code();
                text.append(metric.code()).append(':').append(value).append('/');
            }
        }
        text.setLength(text.length() - 1);
        return text.toString();
    }
}
