package org.probity.record.store;

import java.time.Clock;
import java.time.Instant;
import org.probity.ledger.base.LedgerException;
import org.probity.platform.MovableClock;
import org.probity.record.Sealing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The state of sealing on this node. A change is logged once, however often the same is found. */
@Component
class SealingStatus implements Sealing {
    private static final Logger LOG = LoggerFactory.getLogger(SealingStatus.class);

    /** The real one: the demo's story of past years is none of sealing's. */
    private final Clock clock;

    private volatile Status present;
    private volatile String forbidden = "";

    SealingStatus(MovableClock clock) {
        this.clock = clock.real();
        this.present = new Status(State.STANDBY, this.clock.instant(), "");
    }

    @Override
    public Status state() {
        return present;
    }

    /** Nothing is sealed any more by this process, for going on would do harm. */
    synchronized void forbid(String reason) {
        if (forbidden.isEmpty()) {
            forbidden = reason;
        }
    }

    /**
     * Passes unless sealing was forbidden.
     *
     * @throws LedgerException with the reason
     */
    void refuseForbidden() {
        String reason = forbidden;
        if (!reason.isEmpty()) {
            throw new LedgerException(reason);
        }
    }

    void sealing() {
        if (changed(State.SEALING, "")) {
            LOG.info("Sealing: this node writes the log");
        }
    }

    void standby(String holder) {
        if (changed(State.STANDBY, holder)) {
            LOG.info(
                    "Sealing: {} writes the log, this node waits to take over",
                    holder.isEmpty() ? "another node" : holder);
        }
    }

    void stopped(Throwable fault) {
        String reason = fault.getMessage() == null ? fault.toString() : fault.getMessage();
        if (changed(State.STOPPED, reason)) {
            LOG.error("Sealing has stopped: {}. Events are kept and wait; it is tried again from time to time", reason);
        }
    }

    private synchronized boolean changed(State state, String detail) {
        Status before = present;
        if (before.state() == state && before.detail().equals(detail)) {
            return false;
        }
        Instant since = before.state() == state ? before.since() : clock.instant();
        present = new Status(state, since, detail);
        return true;
    }
}
