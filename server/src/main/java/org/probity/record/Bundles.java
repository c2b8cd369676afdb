package org.probity.record;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Evidence bundles: chosen events with what proves them, to be checked offline by anybody ({@code probity verify}). */
public interface Bundles {
    /**
     * One event and what may be told of it.
     *
     * @param fields JSON pointers into the sealed event, such as {@code /type}, {@code /at}, {@code /body/severity}; with
     *     one, all that lies within it; {@link #ALL} for everything; none proves that the entry exists and tells nothing
     */
    record Pick(StoredEvent event, List<String> fields) {
        public Pick {
            fields = List.copyOf(fields);
        }
    }

    /** The pointer to the whole of an event. */
    String ALL = "";

    /**
     * What goes into a bundle.
     *
     * @param title shown to the receiver
     * @param picks events whose sealed entries are proven; at least one
     * @param attachments files to put in, by the name shown, with the SHA-256 that some disclosed field holds
     * @param as the checkpoint and the date that the bundle is made under, or null for the present ones; the same choice
     *     under the same gives the same bytes, unless something of it was erased in between
     */
    record Choice(
            String title,
            List<Pick> picks,
            Map<String, String> attachments,
            @Nullable As as) {
        public Choice {
            picks = List.copyOf(picks);
            attachments = Map.copyOf(attachments);
        }

        /** All fields of these events, no files. */
        public static Choice all(String title, List<StoredEvent> events) {
            return of(title, events, List.of(ALL), Map.of());
        }

        /** The same fields of each event. */
        public static Choice of(
                String title, List<StoredEvent> events, List<String> fields, Map<String, String> attachments) {
            return new Choice(
                    title, events.stream().map(event -> new Pick(event, fields)).toList(), attachments, null);
        }
    }

    /**
     * Under what a bundle is made.
     *
     * @param checkpoint size of a published tree that holds all its events
     * @param made as the bundle says, to the second
     */
    record As(long checkpoint, Instant made) {}

    /**
     * A bundle ready to be written.
     *
     * @param fileName a name to save it under
     * @param as what it was made under
     * @param told what the receiver will learn, read from the bundle itself, in order of the log
     */
    record Bundle(String fileName, As as, List<Told> told, Writer writer) {
        public Bundle {
            told = List.copyOf(told);
        }
    }

    /**
     * What a bundle tells of one event.
     *
     * @param fields values by their place, as the page within the bundle shows them; empty when it tells nothing
     */
    record Told(StoredEvent event, long logIndex, SequencedMap<String, String> fields) {}

    /** Writes the bytes; they are the same each time. */
    @FunctionalInterface
    interface Writer {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Makes a bundle. Events sealed a moment ago are waited for, a few seconds at most.
     *
     * @throws org.probity.platform.decide.RefusedException when there is no event, some are still not sealed, or a file is
     *     erased or named by no disclosed field
     */
    Bundle make(Choice choice);
}
