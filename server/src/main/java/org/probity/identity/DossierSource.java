package org.probity.identity;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probity.record.StreamId;

/**
 * The records of one kind of object; a bean of the context that owns it. A stream that no source knows can be opened by
 * nobody.
 */
public interface DossierSource {
    /** The kind, a word of addresses. */
    String kind();

    /** The kind as people call it, in the singular, lower case. */
    String label();

    /** The dossier, for who may read the object; empty for others and for what does not exist. */
    Optional<Dossier> open(Subject who, String id);

    /** Its streams, whoever asks; for legal holds. Empty for what does not exist. */
    List<StreamId> streams(String id);

    /** The object that a stream belongs to; null for streams of others. */
    @Nullable
    String owner(StreamId stream);
}
