package org.probity.custody.store;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Makes the bytes of erasures go, beside the requests: at the start, when told, and again when something stood in the way. */
@Component
public class ErasureFinisher implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ErasureFinisher.class);
    private static final long AGAIN_SECONDS = 60;

    private final ErasureDesk desk;
    private final Semaphore work = new Semaphore(1);
    private volatile boolean running;
    private @Nullable Thread thread;

    ErasureFinisher(ErasureDesk desk) {
        this.desk = desk;
    }

    /** Tells that an erasure was carried out. Never waits. */
    public void wake() {
        work.release();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("erasures").daemon(true).start(this::run);
    }

    private void run() {
        boolean left = false;
        while (running) {
            try {
                if (work.tryAcquire(left ? AGAIN_SECONDS : Long.MAX_VALUE, TimeUnit.SECONDS)) {
                    work.drainPermits();
                }
                left = running && !desk.finish();
            } catch (InterruptedException ends) {
                return;
            } catch (RuntimeException e) {
                LOG.error(
                        "The bytes of an erasure could not be made to go; tried again in a minute: {}", e.getMessage());
                left = true;
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        work.release();
        Thread present = thread;
        if (present != null) {
            try {
                present.join(10_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
