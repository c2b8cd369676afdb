package org.probity.bench.identifiers;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Runs one piece of work over and over on one thread and measures the processor time that the thread took, so that the
 * figures are those of one core even on a machine that is shared. Collecting garbage on other threads is not counted.
 */
final class Rounds {
    private static final int ROUNDS = 40;
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private Rounds() {}

    /** Does some operations and gives a sum over their results, so that none can be left out. */
    interface Work {
        long run();
    }

    /** The best round, in operations per second; the first rounds warm up. */
    static double best(int operations, Work work) {
        double best = 0;
        long sum = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = CLOCK.getCurrentThreadCpuTime();
            sum += work.run();
            best = Math.max(best, operations * 1e9 / (CLOCK.getCurrentThreadCpuTime() - start));
        }
        if (sum == 42) {
            System.out.println();
        }
        return best;
    }
}
