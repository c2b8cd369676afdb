package org.probity.record;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/** Evidence bundles: chosen events with what proves them, to be checked offline by anybody ({@code probity verify}). */
public interface Bundles {
    /**
     * What goes into a bundle.
     *
     * @param title shown to the receiver
     * @param events whose sealed entries are proven; at least one
     * @param fields JSON pointers into the sealed event, such as {@code /type}, {@code /at}, {@code /body/severity}: what the
     *     receiver may learn of each; empty for everything
     * @param attachments files to put in, by the name shown, with the SHA-256 that some disclosed field holds
     */
    record Choice(String title, List<StoredEvent> events, List<String> fields, Map<String, String> attachments) {
        public Choice {
            events = List.copyOf(events);
            fields = List.copyOf(fields);
            attachments = Map.copyOf(attachments);
        }

        /** All fields of these events, no files. */
        public static Choice all(String title, List<StoredEvent> events) {
            return new Choice(title, events, List.of(), Map.of());
        }
    }

    /**
     * A bundle ready to be written.
     *
     * @param fileName a name to save it under
     * @param checkpoint size of the tree that its proofs lead to
     * @param preview what the receiver will learn of each event, as JSON, in order of the log
     */
    record Bundle(String fileName, long checkpoint, List<String> preview, Writer writer) {}

    /** Writes the bytes; they are the same each time. */
    @FunctionalInterface
    interface Writer {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Makes a bundle. Events sealed a moment ago are waited for, a few seconds at most.
     *
     * @throws org.probity.platform.decide.RefusedException when there is no event, or some are still not sealed
     */
    Bundle make(Choice choice);
}
