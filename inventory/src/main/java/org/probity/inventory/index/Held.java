package org.probity.inventory.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.identifiers.cpe.Cpe;
import org.probity.identifiers.cpe.CpeAttribute;
import org.probity.identifiers.purl.Purl;
import org.probity.identifiers.purl.PurlException;
import org.probity.inventory.json.JsonTree;
import org.probity.inventory.sbom.Component;
import org.probity.inventory.sbom.ExternalReference;
import org.probity.inventory.sbom.Hash;

/**
 * A component as the index knows it: everything it may be recognised by.
 *
 * @param purl canonical package URL with version and qualifiers, or null
 * @param version the purl's version, or else the one the document states; null where none is known
 * @param name group and name, as a person would say them
 * @param cpes CPE 2.3 names as formatted strings
 * @param aliases further canonical package URLs of the same component
 * @param ancestors canonical package URLs of what it was forked or derived from
 */
public record Held(
        @Nullable String purl,
        @Nullable String version,
        String name,
        List<String> cpes,
        List<Hash> hashes,
        List<String> aliases,
        List<String> ancestors) {
    public Held {
        cpes = List.copyOf(cpes);
        hashes = List.copyOf(hashes);
        aliases = List.copyOf(aliases);
        ancestors = List.copyOf(ancestors);
    }

    /** What a component of a document may be recognised by; identifiers that are not valid are left out. */
    public static Held of(Component c) {
        Purl purl = purl(c.purl());
        String version = purl != null && purl.version() != null ? purl.version() : blankToNull(c.version());
        List<String> cpes = new ArrayList<>(1);
        addCpe(cpes, c.cpe());
        List<String> aliases = new ArrayList<>(0);
        for (ExternalReference reference : c.externalReferences()) {
            if (reference.type().startsWith("cpe")) {
                addCpe(cpes, reference.url());
            } else if (reference.type().equals("purl")) {
                addPurl(aliases, reference.url(), purl);
            }
        }
        upstream(aliases, purl);
        List<String> ancestors = new ArrayList<>(0);
        if (!c.extra().isEmpty()) {
            evidence(c, cpes, aliases, purl);
            for (Map<String, @Nullable Object> ancestor : JsonTree.objects(c.extra(), "pedigree", "ancestors")) {
                addPurl(ancestors, JsonTree.text(ancestor, "purl"), purl);
            }
        }
        return new Held(
                purl == null ? null : purl.toString(), version, c.fullName(), cpes, c.hashes(), aliases, ancestors);
    }

    /** Distributions' records name source packages; tools put the source of a binary package into a qualifier. */
    private static void upstream(List<String> aliases, @Nullable Purl own) {
        String source = own == null ? null : own.qualifiers().get("upstream");
        if (own == null || source == null || source.isBlank()) {
            return;
        }
        int at = source.indexOf('@');
        String version = at < 0 ? own.version() : source.substring(at + 1);
        String rpm = source.endsWith(".src.rpm") ? source.substring(0, source.length() - 8) : null;
        String name = at < 0 ? source : source.substring(0, at);
        if (rpm != null) {
            String[] parts = rpm.split("-");
            name = parts.length > 2 ? String.join("-", List.of(parts).subList(0, parts.length - 2)) : rpm;
        }
        Purl.Builder builder =
                Purl.builder(own.type(), name).namespace(own.namespace()).version(version);
        String distribution = own.qualifiers().get("distro");
        if (distribution != null) {
            builder.qualifier("distro", distribution);
        }
        try {
            Purl purl = builder.build();
            if (!purl.withoutVersion().equals(own.withoutVersion())) {
                aliases.add(purl.toString());
            }
        } catch (PurlException refused) {
            return; // the qualifier is not what it is by custom
        }
    }

    /** Identities that a tool found with certainty, though they are not the component's own fields. */
    private static void evidence(Component c, List<String> cpes, List<String> aliases, @Nullable Purl own) {
        Object identity = c.evidence().get("identity");
        for (Map<String, @Nullable Object> found :
                identity instanceof List<?> ? JsonTree.objects(identity) : List.of(JsonTree.object(identity))) {
            String value = JsonTree.text(found, "concludedValue");
            String field = JsonTree.text(found, "field");
            if ("purl".equals(field)) {
                addPurl(aliases, value, own);
            } else if ("cpe".equals(field)) {
                addCpe(cpes, value);
            }
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static @Nullable Purl purl(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return Purl.parseLenient(text);
        } catch (PurlException refused) {
            return null;
        }
    }

    private static void addPurl(List<String> purls, @Nullable String text, @Nullable Purl own) {
        Purl purl = purl(text);
        if (purl != null && !purl.equals(own) && !purls.contains(purl.toString())) {
            purls.add(purl.toString());
        }
    }

    private static void addCpe(List<String> cpes, @Nullable String text) {
        if (text != null) {
            Cpe.tryParse(text)
                    .map(Cpe::toString)
                    .filter(cpe -> !cpes.contains(cpe))
                    .ifPresent(cpes::add);
        }
    }

    /** What a canonical package URL is without version, qualifiers and subpath. */
    public static String withoutVersion(String canonicalPurl) {
        int end = canonicalPurl.length();
        for (int i = 0; i < end; i++) {
            char c = canonicalPurl.charAt(i);
            if (c == '?' || c == '#') {
                end = i;
            }
        }
        int at = canonicalPurl.lastIndexOf('@', end - 1);
        return canonicalPurl.substring(0, at > canonicalPurl.lastIndexOf('/', end - 1) ? at : end);
    }

    /** What the index orders it by: its purl without version, or its name. */
    String key() {
        return purl == null ? Keys.name(name) : Keys.purl(withoutVersion(purl));
    }

    /** All keys it is found by, its own first. */
    public List<String> keys() {
        List<String> keys = new ArrayList<>(4);
        keys.add(key());
        if (purl != null) {
            keys.add(Keys.name(name));
        }
        for (String cpe : cpes) {
            keys.add(Keys.cpe(cpe));
        }
        for (Hash hash : hashes) {
            keys.add(Keys.hash(hash.algorithm(), hash.value()));
        }
        for (String alias : aliases) {
            keys.add(Keys.purl(withoutVersion(alias)));
        }
        for (String ancestor : ancestors) {
            keys.add(Keys.ancestor(withoutVersion(ancestor)));
        }
        return keys;
    }

    /** The forms of the keys that components are found by. */
    public static final class Keys {
        private Keys() {}

        public static String purl(String withoutVersion) {
            return withoutVersion;
        }

        public static String ancestor(String withoutVersion) {
            return "fork " + withoutVersion;
        }

        public static String name(String name) {
            return "name " + name.toLowerCase(java.util.Locale.ROOT);
        }

        public static String hash(String algorithm, String value) {
            return "hash " + algorithm + " " + value.toLowerCase(java.util.Locale.ROOT);
        }

        /** Part, vendor and product of a formatted string, whose colons within values are escaped. */
        public static String cpe(String formatted) {
            int end = 7;
            for (int colons = 0; ++end < formatted.length(); ) {
                char c = formatted.charAt(end);
                if (c == '\\') {
                    end++;
                } else if (c == ':' && ++colons == 3) {
                    break;
                }
            }
            return "cpe " + formatted.substring(8, Math.min(end, formatted.length()));
        }

        public static String cpe(Cpe cpe) {
            return "cpe " + cpe.get(CpeAttribute.PART) + ":" + cpe.get(CpeAttribute.VENDOR) + ":"
                    + cpe.get(CpeAttribute.PRODUCT);
        }
    }
}
