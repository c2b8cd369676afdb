package org.probity.record.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.probity.platform.db.Db;
import org.probity.record.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs every subscription on a thread of its own, as long as this node holds its lock. Wakes when the log grows here; what
 * another node numbers is found by asking once a second.
 */
@Component
class Deliveries implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration ENDING = Duration.ofSeconds(10);

    private final ObjectProvider<Subscription> subscriptions;
    private final Db db;
    private final EventRows rows;
    private final Cursors cursors;
    private final NodeLocks locks;
    private final LogBell bell;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    Deliveries(
            ObjectProvider<Subscription> subscriptions,
            Db db,
            EventRows rows,
            Cursors cursors,
            NodeLocks locks,
            LogBell bell) {
        this.subscriptions = subscriptions;
        this.db = db;
        this.rows = rows;
        this.cursors = cursors;
        this.locks = locks;
        this.bell = bell;
    }

    @Override
    public void start() {
        running = true;
        Set<String> names = new HashSet<>();
        subscriptions.orderedStream().forEach(subscription -> {
            if (!names.add(subscription.name())) {
                throw new IllegalStateException("two subscriptions are called " + subscription.name());
            }
            cursors.register(subscription);
            threads.add(Thread.ofVirtual()
                    .name("subscription " + subscription.name())
                    .start(() -> run(subscription)));
        });
    }

    @Override
    public void stop() {
        running = false;
        bell.ring();
        threads.forEach(thread -> {
            try {
                thread.join(ENDING);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After whatever fills the record at the start, before the web server. */
    @Override
    public int getPhase() {
        return 20;
    }

    private void run(Subscription subscription) {
        Courier courier = new Courier(subscription, db, rows, cursors);
        while (running) {
            long heard = bell.rings();
            Duration pause = POLL;
            try {
                pause = deliver(courier, "subscription/" + subscription.name());
            } catch (RuntimeException e) {
                LOG.error("Subscription {} cannot be served and is tried again: {}", subscription.name(), e.toString());
            }
            rest(heard, pause);
        }
    }

    private Duration deliver(Courier courier, String lock) {
        while (running && locks.hold(lock)) {
            Courier.Round round = courier.round();
            Duration pause = round.pause();
            if (pause != null) {
                return pause.compareTo(POLL) < 0 ? pause : POLL;
            }
            if (!round.more()) {
                break;
            }
        }
        return POLL;
    }

    private void rest(long heard, Duration pause) {
        try {
            bell.await(heard, Math.max(1, pause.toMillis()));
        } catch (InterruptedException e) {
            running = false;
            Thread.currentThread().interrupt();
        }
    }
}
