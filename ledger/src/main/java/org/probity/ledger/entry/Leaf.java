package org.probity.ledger.entry;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import org.probity.ledger.base.Encoding;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.json.Json;

/**
 * What a log holds of an entry: an object with salted digests and the name of their algorithm.
 *
 * @param object the object, without any field in the open
 */
public record Leaf(Json.Obj object) {
    /** The longest leaf a log can hold: its length must fit two bytes. */
    public static final int MAX_BYTES = 65_535;

    /** Refuses an object that is not of this form. */
    public Leaf {
        if (object.fields().size() != 2
                || !(object.fields().get(SdJwt.ALGORITHM) instanceof Json.Str(String algorithm))
                || !algorithm.equals(SdJwt.SHA_256)
                || !(object.fields().get(SdJwt.DIGESTS) instanceof Json.Arr)) {
            throw new LedgerException("an entry must hold just _sd and _sd_alg (sha-256)");
        }
    }

    static Leaf of(List<Json> digests) {
        LinkedHashMap<String, Json> fields = new LinkedHashMap<>();
        fields.put(SdJwt.DIGESTS, Json.of(digests));
        fields.put(SdJwt.ALGORITHM, Json.of(SdJwt.SHA_256));
        return new Leaf(Json.object(fields));
    }

    /**
     * Reads the bytes of a log entry.
     *
     * @throws LedgerException when they are not canonical JSON of this form
     */
    public static Leaf parse(byte[] bytes) {
        if (!(Json.parseCanonical(Encoding.utf8(bytes)) instanceof Json.Obj object)) {
            throw new LedgerException("an entry must be a JSON object");
        }
        return new Leaf(object);
    }

    /** The canonical text. */
    public String text() {
        return object.canonical();
    }

    /**
     * The object as far as it is disclosed: what is not disclosed is left out.
     *
     * @throws LedgerException when a disclosure does not belong to this entry, or belongs twice, or hides a field
     */
    public Json.Obj reveal(Collection<Disclosure> disclosures) {
        return new Revealer(disclosures).reveal(object);
    }
}
