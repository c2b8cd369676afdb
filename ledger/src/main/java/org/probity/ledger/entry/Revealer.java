package org.probity.ledger.entry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.json.Json;

/** Puts disclosed values in the place of their digests, by the processing rules of RFC 9901, section 7.1. */
final class Revealer {
    private static final int MAX_DEPTH = 64;

    private final Map<String, Disclosure> open = new HashMap<>();
    private final Set<String> seen = new HashSet<>();

    Revealer(Collection<Disclosure> disclosures) {
        for (Disclosure disclosure : disclosures) {
            if (open.put(disclosure.digest(), disclosure) != null) {
                throw new LedgerException("the same disclosure is given twice");
            }
        }
    }

    Json.Obj reveal(Json.Obj entry) {
        SequencedMap<String, Json> fields = new LinkedHashMap<>(object(entry, 0).fields());
        fields.remove(SdJwt.ALGORITHM);
        if (!open.isEmpty()) {
            throw new LedgerException(open.size() + " disclosure(s) do not belong to this entry");
        }
        return new Json.Obj(fields);
    }

    private Json value(Json value, int depth) {
        if (depth > MAX_DEPTH) {
            throw new LedgerException("disclosures are nested deeper than " + MAX_DEPTH);
        }
        return switch (value.kind()) {
            case OBJECT -> object((Json.Obj) value, depth);
            case ARRAY -> array((Json.Arr) value, depth);
            case STRING, NUMBER, TRUTH, NULL -> value;
        };
    }

    private Json.Obj object(Json.Obj object, int depth) {
        SequencedMap<String, Json> fields = new LinkedHashMap<>();
        object.fields().forEach((name, value) -> {
            if (name.equals(SdJwt.ELEMENT)) {
                throw new LedgerException("the digest of an array element stands where none can be");
            }
            if (!name.equals(SdJwt.DIGESTS)) {
                fields.put(name, value(value, depth + 1));
            }
        });
        for (String digest : digests(object)) {
            take(digest).ifPresent(disclosure -> addField(fields, disclosure, depth));
        }
        return new Json.Obj(fields);
    }

    private void addField(SequencedMap<String, Json> fields, Disclosure disclosure, int depth) {
        if (disclosure.name() == null) {
            throw new LedgerException("the disclosure of an array element stands for a field");
        }
        if (fields.putIfAbsent(disclosure.name(), value(disclosure.value(), depth + 1)) != null) {
            throw new LedgerException("two disclosures give the same field");
        }
    }

    private Json array(Json.Arr array, int depth) {
        List<Json> items = new ArrayList<>();
        for (Json item : array.items()) {
            Optional<String> digest = elementDigest(item);
            if (digest.isEmpty()) {
                items.add(value(item, depth + 1));
                continue;
            }
            take(digest.get()).ifPresent(disclosure -> {
                if (disclosure.name() != null) {
                    throw new LedgerException("the disclosure of a field stands for an array element");
                }
                items.add(value(disclosure.value(), depth + 1));
            });
        }
        return new Json.Arr(items);
    }

    private static Optional<String> elementDigest(Json item) {
        if (item instanceof Json.Obj(var fields)
                && fields.size() == 1
                && fields.get(SdJwt.ELEMENT) instanceof Json.Str(String digest)) {
            return Optional.of(digest);
        }
        return Optional.empty();
    }

    private static List<String> digests(Json.Obj object) {
        Json listed = object.fields().get(SdJwt.DIGESTS);
        if (listed == null) {
            return List.of();
        }
        if (!(listed instanceof Json.Arr(List<Json> items))) {
            throw new LedgerException("_sd must be a list of digests");
        }
        List<String> digests = new ArrayList<>(items.size());
        items.forEach(item -> digests.add(digest(item)));
        return digests;
    }

    private static String digest(Json item) {
        if (item instanceof Json.Str(String digest)) {
            return digest;
        }
        throw new LedgerException("_sd must be a list of digests");
    }

    private Optional<Disclosure> take(String digest) {
        if (!seen.add(digest)) {
            throw new LedgerException("the same digest stands in the entry twice");
        }
        return Optional.ofNullable(open.remove(digest));
    }
}
