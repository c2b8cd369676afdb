package org.probity.record.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.probity.ledger.entry.Disclosure;
import org.probity.ledger.entry.Leaf;
import org.probity.ledger.json.Json;

/**
 * The values that an entry's disclosures give, by JSON pointers that follow from the digests alone. Unlike {@link Leaf#reveal}
 * it keeps the place of an array's item where another one was erased.
 */
final class SealedPlaces {
    private static final String DIGESTS = "_sd";
    private static final String ITEM = "...";

    private final Map<String, Disclosure> open = new HashMap<>();
    private final Map<String, String> places = new LinkedHashMap<>();

    private SealedPlaces(Collection<Disclosure> disclosures) {
        disclosures.forEach(disclosure -> open.put(disclosure.digest(), disclosure));
    }

    /**
     * Values without members of their own as canonical text.
     *
     * @throws org.probity.ledger.base.LedgerException when a disclosure does not belong to the entry
     */
    static Map<String, String> of(Leaf leaf, Collection<Disclosure> disclosures) {
        leaf.reveal(disclosures);
        SealedPlaces walk = new SealedPlaces(disclosures);
        walk.object("", leaf.object());
        return walk.places;
    }

    private void value(String place, Json value) {
        switch (value) {
            case Json.Obj object -> object(place, object);
            case Json.Arr(List<Json> items) -> items(place, items);
            default -> places.put(place, value.canonical());
        }
    }

    private void object(String place, Json.Obj object) {
        int before = places.size();
        if (object.get(DIGESTS).orElse(null) instanceof Json.Arr(List<Json> digests)) {
            for (Json digest : digests) {
                Disclosure disclosure = open.get(text(digest));
                if (disclosure != null && disclosure.name() != null) {
                    value(place + "/" + disclosure.name().replace("~", "~0").replace("/", "~1"), disclosure.value());
                }
            }
        }
        if (places.size() == before && !place.isEmpty()) {
            places.put(place, "{}");
        }
    }

    private void items(String place, List<Json> items) {
        int before = places.size();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Json.Obj item && item.get(ITEM).isPresent()) {
                Disclosure disclosure = open.get(text(item.get(ITEM).orElseThrow()));
                if (disclosure != null) {
                    value(place + "/" + i, disclosure.value());
                }
            }
        }
        if (places.size() == before) {
            places.put(place, "[]");
        }
    }

    private static String text(Json value) {
        return value instanceof Json.Str(String text) ? text : "";
    }
}
