package org.probity.identity;

import java.util.List;
import org.probity.record.StreamId;

/**
 * The record of one object, opened for somebody.
 *
 * @param kind what it is, as in addresses: {@code case}, {@code report} …
 * @param title as its reader knows it
 * @param href its own page, a path of ours; empty when it has none for this reader
 * @param streams all events of the object are in these, whether or not anything has happened in each
 * @param personal whether this reader may see who the natural person is that its streams are about
 * @param tell whether this reader may hand its events on in a bundle
 */
public record Dossier(
        String kind, String id, String title, String href, List<StreamId> streams, boolean personal, boolean tell) {
    public Dossier {
        streams = List.copyOf(streams);
    }
}
