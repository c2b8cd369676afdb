package org.probity.ledger.entry;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.probity.ledger.base.Encoding;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.json.Json;
import org.probity.ledger.tree.Hash;

/**
 * Makes entries that disclose selectively: every field and every array element, at every depth, becomes a disclosure of its
 * own, and what is left is a list of salted digests. The digests are sorted and filled up with decoys to a power of two, at
 * least 16 at the top and 4 within, so that neither their order nor (up to that power) their number tells anything. Safe for
 * use by several threads if its source of randomness is.
 */
public final class Sealer {
    private static final int SALT_BYTES = 16;
    private static final int LEAST_AT_TOP = 16;
    private static final int LEAST_WITHIN = 4;

    private final RandomGenerator random;

    /** Salts and decoys from the platform's strong randomness. */
    public Sealer() {
        this(new SecureRandom());
    }

    /** Salts and decoys from elsewhere; for tests. */
    public Sealer(RandomGenerator random) {
        this.random = random;
    }

    /**
     * Seals an object. Two calls never give the same leaf.
     *
     * @throws LedgerException when a field has a name that RFC 9901 reserves
     */
    public SealedEntry seal(Json.Obj object) {
        List<Placed> placed = new ArrayList<>();
        List<Json> digests = fieldDigests(object, "", LEAST_AT_TOP, placed);
        return new SealedEntry(Leaf.of(digests), placed);
    }

    private List<Json> fieldDigests(Json.Obj object, String place, int least, List<Placed> placed) {
        List<String> digests = new ArrayList<>();
        for (Map.Entry<String, Json> field : object.fields().entrySet()) {
            String name = field.getKey();
            if (name.equals(SdJwt.DIGESTS) || name.equals(SdJwt.ALGORITHM) || name.equals(SdJwt.ELEMENT)) {
                throw new LedgerException("the field name " + name + " is reserved by RFC 9901");
            }
            digests.add(disclose(name, field.getValue(), place + "/" + escaped(name), placed));
        }
        return Stream.concat(digests.stream(), decoys(digests.size(), least))
                .sorted()
                .map(Json::of)
                .toList();
    }

    private String disclose(@Nullable String name, Json value, String place, List<Placed> placed) {
        int here = placed.size();
        Json hidden = hide(value, place, placed);
        Disclosure disclosure = Disclosure.of(Encoding.base64url(randomBytes(SALT_BYTES)), name, hidden);
        placed.add(here, new Placed(place, disclosure));
        return disclosure.digest();
    }

    private Json hide(Json value, String place, List<Placed> placed) {
        return switch (value) {
            case Json.Obj object -> {
                SequencedMap<String, Json> fields = new LinkedHashMap<>();
                fields.put(SdJwt.DIGESTS, Json.of(fieldDigests(object, place, LEAST_WITHIN, placed)));
                yield new Json.Obj(fields);
            }
            case Json.Arr array -> elementDigests(array, place, placed);
            default -> value;
        };
    }

    private Json elementDigests(Json.Arr array, String place, List<Placed> placed) {
        List<String> digests = new ArrayList<>();
        for (Json item : array.items()) {
            digests.add(disclose(null, item, place + "/" + digests.size(), placed));
        }
        return Json.of(Stream.concat(digests.stream(), decoys(digests.size(), LEAST_WITHIN))
                .map(digest -> (Json) Json.object(Map.of(SdJwt.ELEMENT, Json.of(digest))))
                .toList());
    }

    /** Digests of random bytes, which nobody can tell from digests of disclosures (RFC 9901, section 4.2.5). */
    private Stream<String> decoys(int present, int least) {
        int wanted = Math.max(least, Integer.highestOneBit(Math.max(1, present - 1)) * 2);
        return Stream.generate(() ->
                        Encoding.base64url(Hash.sha256(randomBytes(Hash.LENGTH)).bytes()))
                .limit(Math.max(0, wanted - present));
    }

    private byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** RFC 6901, section 3. */
    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
