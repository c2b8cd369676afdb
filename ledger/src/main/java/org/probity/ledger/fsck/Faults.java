package org.probity.ledger.fsck;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.tiles.CorruptLog;

/** Collects faults from several threads; the list is bounded, the count is not. */
final class Faults {
    private final List<Fsck.Fault> listed = new ArrayList<>();
    private long count;

    synchronized void add(String place, String says) {
        Fsck.Fault fault = new Fsck.Fault(place, says);
        if (listed.contains(fault)) {
            return;
        }
        count++;
        if (listed.size() < Fsck.MAX_LISTED) {
            listed.add(fault);
        }
    }

    /** A fault that names its place itself, or else lies here. */
    void add(LedgerException fault, String place) {
        add(fault instanceof CorruptLog corrupt ? corrupt.place() : place, fault.getMessage());
    }

    synchronized List<Fsck.Fault> listed() {
        return listed.stream().sorted(Comparator.comparing(Fsck.Fault::place)).toList();
    }

    synchronized long count() {
        return count;
    }
}
