package org.probity.record.store;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.probity.platform.DataFolder;
import org.probity.platform.MovableClock;
import org.probity.platform.Settings;
import org.probity.platform.db.Databases;
import org.probity.platform.db.Db;
import org.probity.record.EventFamily;
import org.probity.record.EventStore;
import org.probity.record.Note;
import org.probity.record.Projection;
import org.probity.record.Upcast;
import org.probity.testing.Room;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** The record put together by hand, without a container: event store, sequencer and log over a database that is migrated. */
final class PlainRecord implements AutoCloseable {
    static final SealingSettings SEALING = new SealingSettings(
            null,
            "",
            new SealingSettings.Timestamps(Duration.ofMinutes(10), Duration.ofSeconds(10), List.of()),
            null,
            Duration.ofMinutes(1));

    final Db db;
    final LogHome home;
    final SealingStatus status;
    final Sequencer sequencer;
    final EventStore store;

    PlainRecord(Databases databases, Path folder) {
        this(databases, folder, Clock.systemUTC());
    }

    PlainRecord(Databases databases, Path folder, Clock real) {
        MovableClock clock = new MovableClock(real);
        this.db = new Db(databases, clock);
        Settings settings = Room.settings(folder);
        DataFolder data = new DataFolder(folder);
        this.home = new LogHome(db, data, new LogKeys(data, settings, SEALING), clock);
        this.status = new SealingStatus(clock);
        this.sequencer = new Sequencer(db, home, new LogBell(), status);
        var beans = new StaticListableBeanFactory();
        EventCodec codec = new EventCodec(List.of(new EventFamily(Note.class)), beans.getBeanProvider(Upcast.class));
        this.store = new SqlEventStore(
                db, codec, new EventRows(codec), new SdJwtSealer(), beans.getBeanProvider(Projection.class), sequencer);
    }

    /** With the sequencer at work. */
    PlainRecord started() {
        sequencer.start();
        return this;
    }

    @Override
    public void close() {
        sequencer.stop();
        db.close();
    }
}
