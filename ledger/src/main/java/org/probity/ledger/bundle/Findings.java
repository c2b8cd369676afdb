package org.probity.ledger.bundle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.bundle.Verdict.Finding;
import org.probity.ledger.bundle.Verdict.Kind;

/** What one check has found so far, in order, and the two ways in which it can end early. For one thread. */
final class Findings {
    private final List<Finding> all = new ArrayList<>();

    void holds(String where, String says) {
        all.add(new Finding(Kind.HOLDS, where, says));
    }

    void notShown(String where, String says) {
        all.add(new Finding(Kind.NOT_SHOWN, where, says));
    }

    void addAll(Findings others) {
        all.addAll(others.all);
    }

    void end(Fault fault) {
        Kind kind = fault instanceof Refuted ? Kind.FAILS : Kind.UNUSABLE;
        all.add(new Finding(kind, fault.where, String.valueOf(fault.getMessage())));
    }

    List<Finding> all() {
        return all;
    }

    /** Some work on what a bundle holds. */
    interface Work<T> {
        T run() throws IOException;
    }

    /** A bundle for which the work fails cannot be checked. */
    static <T> T readable(String where, Work<T> work) throws IOException {
        try {
            return work.run();
        } catch (LedgerException malformed) {
            throw new Unusable(where, malformed.getMessage());
        }
    }

    /** A bundle for which the work fails claims what does not hold. */
    static <T> T refutable(String where, Work<T> work) throws IOException {
        try {
            return work.run();
        } catch (LedgerException wrong) {
            throw new Refuted(where, wrong.getMessage());
        }
    }

    /** Why a check ended early. */
    abstract static class Fault extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String where;

        Fault(String where, String says) {
            super(says, null, false, false);
            this.where = where;
        }
    }

    /** Something does not hold. */
    static final class Refuted extends Fault {
        private static final long serialVersionUID = 1L;

        Refuted(String where, String says) {
            super(where, says);
        }
    }

    /** Something cannot be read. */
    static final class Unusable extends Fault {
        private static final long serialVersionUID = 1L;

        Unusable(String where, String says) {
            super(where, says);
        }
    }
}
