package org.probity.ledger.entry;

import static org.assertj.core.api.Assertions.assertThat;

import com.authlete.sd.SDObjectDecoder;
import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.probity.ledger.json.Json;

/** An SD-JWT implementation of another hand must read what we seal, whole and in part. */
class OtherImplementationTest {
    private final Gson gson = new Gson();

    @Provide
    Arbitrary<Json> objects() {
        Arbitrary<Json> scalar = Arbitraries.oneOf(
                Arbitraries.strings().alpha().ofMaxLength(8).map(Json::of),
                Arbitraries.longs().between(-Json.MAX_SAFE, Json.MAX_SAFE).map(Json::of),
                Arbitraries.of(true, false).map(Json::of));
        Arbitrary<Json> array = scalar.list().ofMaxSize(4).map(Json::of);
        Arbitrary<Json> inner = fields(Arbitraries.oneOf(scalar, array));
        return fields(Arbitraries.oneOf(
                scalar, array, inner, inner.list().ofMaxSize(3).map(Json::of)));
    }

    private static Arbitrary<Json> fields(Arbitrary<Json> values) {
        return Arbitraries.maps(Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(6), values)
                .ofMaxSize(5)
                .map(Json::object);
    }

    @Property(tries = 200)
    void itRevealsTheSameFields(@ForAll("objects") Json object, @ForAll int choice) {
        SealedEntry sealed = new Sealer().seal((Json.Obj) object);
        List<String> pointers = sealed.disclosures().stream()
                .map(Placed::pointer)
                .filter(pointer -> ((pointer.hashCode() ^ choice) & 1) == 0)
                .toList();
        List<Disclosure> chosen = SealedEntry.select(sealed.disclosures(), pointers);

        Map<String, Object> leaf =
                gson.fromJson(sealed.leaf().text(), new TypeToken<Map<String, Object>>() {}.getType());
        List<com.authlete.sd.Disclosure> theirs = chosen.stream()
                .map(disclosure -> com.authlete.sd.Disclosure.parse(disclosure.encoded()))
                .toList();
        Map<String, Object> revealed = leaf;
        for (int depth = 0; depth < 4; depth++) {
            // It goes down into what stands in the open, so what it has just disclosed is given to it once more.
            revealed = new SDObjectDecoder().decode(revealed, theirs);
        }

        assertThat(theirs)
                .extracting(com.authlete.sd.Disclosure::digest)
                .isEqualTo(chosen.stream().map(Disclosure::digest).toList());
        assertThat(Json.parse(gson.toJson(revealed)).canonical())
                .isEqualTo(sealed.leaf().reveal(chosen).canonical());
    }
}
