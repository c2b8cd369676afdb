package org.probity.ledger.bundle;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.probity.ledger.base.Encoding;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.json.Json;

/** Which files disclosed fields vouch for: those whose SHA-256 is the value of one. */
final class Attachments {
    private static final Pattern SHA_256 = Pattern.compile("(?:sha-?256:)?([0-9a-fA-F]{64})");

    private Attachments() {}

    static void refuseUnnamed(Map<String, String> attachments, Collection<Json.Obj> entries) {
        unnamed(attachments, entries).ifPresent(name -> {
            throw new LedgerException(
                    "no disclosed field holds the SHA-256 of the attachment " + Encoding.shortened(name));
        });
    }

    /** An attachment that nothing vouches for. */
    static Optional<String> unnamed(Map<String, String> attachments, Collection<Json.Obj> entries) {
        if (attachments.isEmpty()) {
            return Optional.empty();
        }
        Set<String> named = new HashSet<>();
        entries.forEach(entry -> collect(entry, named));
        return attachments.entrySet().stream()
                .filter(file -> !named.contains(file.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static void collect(Json value, Set<String> named) {
        switch (value.kind()) {
            case OBJECT -> ((Json.Obj) value).fields().values().forEach(inner -> collect(inner, named));
            case ARRAY -> ((Json.Arr) value).items().forEach(inner -> collect(inner, named));
            case STRING -> {
                Matcher digest = SHA_256.matcher(((Json.Str) value).value());
                if (digest.matches()) {
                    named.add(digest.group(1).toLowerCase(Locale.ROOT));
                }
            }
            case NUMBER, TRUTH, NULL -> {}
        }
    }
}
