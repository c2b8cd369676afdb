package org.probity.bench.csaf;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import org.probity.csaf.json.UnreadableJsonException;

/**
 * Measures several pieces of work in turns, so that whatever else the machine does meets all of them alike. Times are of
 * the thread's processor, in milliseconds; the collector's and the compiler's threads are not in them.
 */
final class Interleaved {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Interleaved() {}

    /** Something to measure; what it answers only keeps it from being optimised away. */
    interface Work {
        long run() throws UnreadableJsonException;
    }

    /** The median of each work over so many rounds, after as many rounds to warm up. */
    static double[] medians(int rounds, Work... works) throws UnreadableJsonException {
        double[][] millis = new double[works.length][rounds];
        long kept = 0;
        for (int round = -rounds; round < rounds; round++) {
            for (int i = 0; i < works.length; i++) {
                long start = THREADS.getCurrentThreadCpuTime();
                kept += works[i].run();
                if (round >= 0) {
                    millis[i][round] = (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
                }
            }
        }
        if (kept == 42) {
            throw new IllegalStateException("never");
        }
        double[] medians = new double[works.length];
        for (int i = 0; i < works.length; i++) {
            Arrays.sort(millis[i]);
            medians[i] = millis[i][rounds / 2];
        }
        return medians;
    }
}
