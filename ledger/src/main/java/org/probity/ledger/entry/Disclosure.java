package org.probity.ledger.entry;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.ledger.base.Encoding;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.json.Json;
import org.probity.ledger.tree.Hash;

/**
 * One disclosure by RFC 9901, section 4.2: salt, name (of an object's field; none for an array's element) and value. Its
 * digest stands in the entry or in the value of another disclosure. The encoded text is kept as it was made, since the digest
 * is over that text.
 *
 * @param encoded base64url of the JSON array
 * @param name the field's name, or null for an array element
 * @param value the value; objects and arrays within it hold digests in place of their own members
 */
public record Disclosure(String encoded, @Nullable String name, Json value) {
    /**
     * Reads a disclosure.
     *
     * @throws LedgerException when the text is not one
     */
    public static Disclosure parse(String encoded) {
        Json array = Json.parse(Encoding.utf8(Encoding.fromBase64url(encoded)));
        if (array instanceof Json.Arr(List<Json> items)) {
            if (items.size() == 3
                    && items.get(0) instanceof Json.Str
                    && items.get(1) instanceof Json.Str(String name)) {
                if (name.equals(SdJwt.DIGESTS) || name.equals(SdJwt.ELEMENT)) {
                    throw new LedgerException("a disclosure of the reserved name " + name);
                }
                return new Disclosure(encoded, name, items.get(2));
            }
            if (items.size() == 2 && items.get(0) instanceof Json.Str) {
                return new Disclosure(encoded, null, items.get(1));
            }
        }
        throw new LedgerException("not a disclosure ([salt, name, value] or [salt, value])");
    }

    /** A new disclosure; pass no name for an array element. */
    static Disclosure of(String salt, @Nullable String name, Json value) {
        List<Json> items = name == null ? List.of(Json.of(salt), value) : List.of(Json.of(salt), Json.of(name), value);
        return new Disclosure(Encoding.base64url(Encoding.utf8(Json.of(items).canonical())), name, value);
    }

    /** The digest that stands for it: base64url of SHA-256 over the encoded text. */
    public String digest() {
        return Encoding.base64url(Hash.sha256(Encoding.utf8(encoded)).bytes());
    }
}
