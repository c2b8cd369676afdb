package org.probity.record.store;

import java.util.Map;
import org.probity.record.StoredEvent;

/** Turns an event into a log entry that tells nothing, and the disclosures that tell it all. */
interface LeafSealer {
    /**
     * Salts and digests every field.
     *
     * @param fields the event's body as maps, lists and scalars
     */
    Sealed seal(StoredEvent event, int schema, Map<String, Object> fields);

    /**
     * A sealed event.
     *
     * @param leaf the bytes that enter the log
     * @param disclosures one per line, each base64url as in RFC 9901
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once and never compared
    record Sealed(byte[] leaf, String disclosures) {}
}
