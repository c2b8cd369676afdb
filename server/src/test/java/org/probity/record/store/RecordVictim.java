package org.probity.record.store;

import java.nio.file.Path;
import java.util.List;
import org.probity.platform.db.Databases;
import org.probity.record.Actor;
import org.probity.record.Change;
import org.probity.record.Note;
import org.probity.record.Sealing;
import org.probity.record.StreamId;

/**
 * A process that runs the record alone and appends as fast as it can until it is killed. Tells on standard output: {@code open};
 * {@code a EVENT} for each acknowledged event; {@code sealing} once it is the one that seals; {@code x REASON}.
 */
public final class RecordVictim {
    private RecordVictim() {}

    /** Arguments: folder, JDBC address or {@code sqlite}, a word that makes this run's streams new, number of writers. */
    public static void main(String[] args) throws InterruptedException {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        Path folder = Path.of(args[0]);
        Databases databases = args[1].equals("sqlite")
                ? Databases.sqlite(folder.resolve("probity.db"))
                : Databases.postgres(args[1], "postgres", "");
        PlainRecord record = new PlainRecord(databases, folder).started();
        System.out.println("open");
        for (int writer = 0; writer < Integer.parseInt(args[3]); writer++) {
            StreamId stream = new StreamId("note", args[2] + "-" + writer);
            Thread.ofPlatform().start(() -> write(record, stream));
        }
        while (record.status.state().state() != Sealing.State.SEALING) {
            Thread.sleep(20);
        }
        System.out.println("sealing");
        if (args[2].equals("train")) {
            learn(record);
        }
    }

    /** A run for the JDK's AOT cache to learn from, which ends by itself. */
    private static void learn(PlainRecord record) {
        for (int i = 0; i < 50; i++) {
            StreamId stream = new StreamId("note", "train-" + i);
            record.store.append(
                    Actor.system("victim"), record.db.now(), new Change(stream, 0, List.of(Note.Written.of("text"))));
        }
        record.close();
    }

    private static void write(PlainRecord record, StreamId stream) {
        for (long version = 0; ; version++) {
            try {
                Change change = new Change(stream, version, List.of(Note.Written.of("text " + version)));
                record.store
                        .append(Actor.system("victim"), record.db.now(), List.of(change))
                        .forEach(event -> System.out.println("a " + event.id()));
            } catch (RuntimeException failed) {
                System.out.println("x " + failed);
                return;
            }
        }
    }
}
