package org.probity.record.store;

import java.util.Arrays;

/** Says what broke without quoting it: an exception's words may hold what only some may read. */
final class Faults {
    private Faults() {}

    /** {@code IllegalStateException at SqlCases.open, line 42}: kind of exception and the first place of ours in its trace. */
    static String kindAndPlace(Throwable fault) {
        String kind = fault.getClass().getSimpleName();
        return Arrays.stream(fault.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("org.probity."))
                .findFirst()
                .map(frame -> kind + " at " + simple(frame.getClassName()) + "." + frame.getMethodName() + ", line "
                        + frame.getLineNumber())
                .orElse(kind);
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
