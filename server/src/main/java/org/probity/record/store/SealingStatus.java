package org.probity.record.store;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.probity.platform.db.Db;
import org.probity.record.Sealing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The state of sealing on this node. A change is logged once, however often the same is found. */
@Component
class SealingStatus implements Sealing {
    private static final Logger LOG = LoggerFactory.getLogger(SealingStatus.class);

    private final Db db;
    private final AtomicReference<Status> present;

    SealingStatus(Db db) {
        this.db = db;
        this.present = new AtomicReference<>(new Status(State.STANDBY, db.now(), ""));
    }

    @Override
    public Status state() {
        return present.get();
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

    private boolean changed(State state, String detail) {
        Status before = present.get();
        if (before.state() == state && before.detail().equals(detail)) {
            return false;
        }
        Instant since = before.state() == state ? before.since() : db.now();
        present.set(new Status(state, since, detail));
        return true;
    }
}
