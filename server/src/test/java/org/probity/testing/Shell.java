package org.probity.testing;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Commands of the machine. */
public final class Shell {
    private Shell() {}

    /** Whether a command ended well; not so when there is none of its name, or it takes more than ten seconds. */
    public static boolean run(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        }
    }
}
