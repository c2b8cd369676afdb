package org.probity.record.store;

import org.probity.record.KeyCare;
import org.springframework.stereotype.Component;

/** Rotates the key while holding the log, so that nobody signs with the old one meanwhile. */
@Component
class StoredKeyCare implements KeyCare {
    private final LogHome home;
    private final LogKeys keys;

    StoredKeyCare(LogHome home, LogKeys keys) {
        this.home = home;
        this.keys = keys;
    }

    @Override
    public Rotated rotate() {
        try (LogHome.Held held = home.take()) {
            if (held == null) {
                throw new IllegalStateException(home.holder() + " is sealing. Stop every node, then change the key.");
            }
            long size = held.log().checkpoint().checkpoint().size();
            return new Rotated(keys.rotate(size).toString(), size);
        }
    }
}
