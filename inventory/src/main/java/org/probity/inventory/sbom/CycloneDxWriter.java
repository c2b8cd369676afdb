package org.probity.inventory.sbom;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.probity.inventory.json.JsonTree;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes a document as CycloneDX JSON 1.6 or 1.7. What came from CycloneDX JSON of the same or an earlier version is written back
 * whole; from other forms what the model knows is written, and what CycloneDX has no place for (hash algorithms, unusual types) goes
 * into properties named {@code probity:…}. The result is valid by the official schema if the input's kept fields were.
 */
public final class CycloneDxWriter {
    private static final Pattern HASH =
            Pattern.compile("[a-fA-F0-9]{32}|[a-fA-F0-9]{40}|[a-fA-F0-9]{64}|[a-fA-F0-9]{96}|[a-fA-F0-9]{128}");
    private static final Pattern SERIAL =
            Pattern.compile("urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Set<String> ALGORITHMS = Set.of(
            "MD5",
            "SHA-1",
            "SHA-256",
            "SHA-384",
            "SHA-512",
            "SHA3-256",
            "SHA3-384",
            "SHA3-512",
            "BLAKE2b-256",
            "BLAKE2b-384",
            "BLAKE2b-512",
            "BLAKE3");
    private static final Set<String> TYPES = Set.of(
            "application",
            "framework",
            "library",
            "container",
            "platform",
            "operating-system",
            "device",
            "device-driver",
            "firmware",
            "file",
            "machine-learning-model",
            "data",
            "cryptographic-asset");
    private static final Set<String> SCOPES = Set.of("required", "optional", "excluded");
    private static final Set<String> REFERENCES = Set.of(
            "vcs",
            "issue-tracker",
            "website",
            "advisories",
            "bom",
            "mailing-list",
            "social",
            "chat",
            "documentation",
            "support",
            "source-distribution",
            "distribution",
            "distribution-intake",
            "license",
            "build-meta",
            "build-system",
            "release-notes",
            "security-contact",
            "model-card",
            "log",
            "configuration",
            "evidence",
            "formulation",
            "attestation",
            "threat-model",
            "adversary-model",
            "risk-assessment",
            "vulnerability-assertion",
            "exploitability-statement",
            "pentest-report",
            "static-analysis-report",
            "dynamic-analysis-report",
            "runtime-analysis-report",
            "component-analysis-report",
            "maturity-report",
            "certification-report",
            "codified-infrastructure",
            "quality-metrics",
            "poam",
            "electronic-signature",
            "digital-signature",
            "rfc-9116",
            "other");

    private final String version;
    private final boolean sameForm;
    private final Sbom sbom;
    private final Map<Integer, List<Component>> children = new LinkedHashMap<>();

    private CycloneDxWriter(Sbom sbom, String version) {
        this.sbom = sbom;
        this.version = version;
        this.sameForm = sbom.document().format() == SbomFormat.CYCLONEDX_JSON;
        for (Component c : sbom.components()) {
            children.computeIfAbsent(c.parent(), parent -> new ArrayList<>()).add(c);
        }
        children.values().forEach(list -> list.sort(java.util.Comparator.comparingInt(Component::index)));
    }

    /**
     * Writes a document and leaves the stream open.
     *
     * @param version {@code 1.6} or {@code 1.7}
     * @throws IllegalArgumentException for another version
     */
    public static void write(Sbom sbom, String version, OutputStream out) {
        if (!version.equals("1.6") && !version.equals("1.7")) {
            throw new IllegalArgumentException("CycloneDX " + version + " is not written; 1.6 and 1.7 are");
        }
        JsonFactory factory = JsonFactory.builder()
                .disable(tools.jackson.core.StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
        try (JsonGenerator g = factory.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
            new CycloneDxWriter(sbom, version).document(g);
        }
    }

    private void document(JsonGenerator g) {
        SbomDocument d = sbom.document();
        g.writeStartObject();
        g.writeStringProperty("$schema", "http://cyclonedx.org/schema/bom-" + version + ".schema.json");
        g.writeStringProperty("bomFormat", "CycloneDX");
        g.writeStringProperty("specVersion", version);
        if (d.serialNumber() != null && SERIAL.matcher(d.serialNumber()).matches()) {
            g.writeStringProperty("serialNumber", d.serialNumber());
        }
        g.writeNumberProperty("version", d.version() == null || d.version() < 1 ? 1 : d.version());
        write(g, "metadata", metadata(d));
        g.writeArrayPropertyStart("components");
        for (Component c : children.getOrDefault(-1, List.of())) {
            component(g, c);
        }
        g.writeEndArray();
        services(g);
        dependencies(g);
        vulnerabilities(g);
        rest(g, d);
        g.writeEndObject();
    }

    private static void write(JsonGenerator g, String name, @Nullable Object value) {
        g.writeName(name);
        JsonTree.write(g, value);
    }

    private void rest(JsonGenerator g, SbomDocument d) {
        if (!d.properties().isEmpty()) {
            write(g, "properties", properties(d.properties()));
        }
        if (sameForm) {
            d.extra().forEach((name, value) -> {
                if (!name.equals("metadata") && !name.equals("$schema")) {
                    write(g, name, value);
                }
            });
        }
    }

    private Map<String, @Nullable Object> metadata(SbomDocument d) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        if (d.timestamp() != null && Formats.matches("date-time", d.timestamp())) {
            metadata.put("timestamp", d.timestamp());
        }
        if (sameForm) {
            metadata.putAll(JsonTree.object(d.extra(), "metadata"));
        } else {
            if (!d.tools().isEmpty()) {
                metadata.put(
                        "tools",
                        Map.of(
                                "components",
                                d.tools().stream().map(CycloneDxWriter::tool).toList()));
            }
            if (!d.authors().isEmpty()) {
                metadata.put(
                        "authors",
                        d.authors().stream().map(name -> Map.of("name", name)).toList());
            }
            put(metadata, "supplier", organization(d.supplier()));
            put(metadata, "manufacturer", organization(d.manufacturer()));
        }
        Component primary = primary(d);
        if (primary != null) {
            metadata.put("component", tree(primary));
        }
        return metadata;
    }

    private static Map<String, Object> tool(String name) {
        return Map.of("type", "application", "name", name);
    }

    /** The component a document is about; of an SPDX document the only one it describes. */
    private @Nullable Component primary(SbomDocument d) {
        if (d.primary() != null || d.describes().size() != 1) {
            return d.primary();
        }
        String ref = d.describes().getFirst();
        return sbom.components().stream()
                .filter(c -> ref.equals(c.ref()))
                .findFirst()
                .orElse(null);
    }

    private void component(JsonGenerator g, Component c) {
        if (!sameForm && c.equals(primary(sbom.document()))) {
            children.getOrDefault(c.index(), List.of()).forEach(child -> component(g, child));
            return;
        }
        JsonTree.write(g, tree(c));
    }

    /** A component and what is nested in it; as deep as the document was, which the reader bounds. */
    private Map<String, @Nullable Object> tree(Component c) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        List<Property> properties = new ArrayList<>(c.properties());
        map.put("type", TYPES.contains(c.type()) ? c.type() : "library");
        if (!TYPES.contains(c.type()) && !c.type().isEmpty()) {
            properties.add(new Property("probity:type", c.type()));
        }
        put(map, "bom-ref", c.ref());
        put(map, "supplier", organization(c.supplier()));
        put(map, "manufacturer", organization(c.manufacturer()));
        if (!c.authors().isEmpty()) {
            map.put(
                    "authors",
                    c.authors().stream().map(name -> Map.of("name", name)).toList());
        }
        put(map, "publisher", c.publisher());
        put(map, "group", c.group());
        map.put("name", c.name());
        put(map, "version", c.version());
        put(map, "description", c.description());
        put(map, "scope", c.scope() != null && SCOPES.contains(c.scope()) ? c.scope() : null);
        hashes(map, c.hashes(), properties);
        licenses(map, c);
        put(map, "copyright", c.copyright());
        put(map, "cpe", c.cpe());
        put(map, "purl", c.purl());
        if (!c.externalReferences().isEmpty()) {
            map.put(
                    "externalReferences",
                    c.externalReferences().stream().map(this::reference).toList());
        }
        if (!properties.isEmpty()) {
            map.put("properties", properties(properties));
        }
        if (sameForm) {
            if (c.extra().containsKey("authors")) {
                map.remove("authors");
            }
            map.putAll(c.extra());
        }
        List<Component> nested = children.getOrDefault(c.index(), List.of());
        if (!nested.isEmpty()) {
            map.put("components", nested.stream().map(this::tree).toList());
        }
        return map;
    }

    private static void put(Map<String, @Nullable Object> map, String name, @Nullable Object value) {
        if (value != null) {
            map.put(name, value);
        }
    }

    private static @Nullable Object organization(@Nullable Organization organization) {
        if (organization == null) {
            return null;
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        put(map, "name", organization.name());
        List<String> urls = organization.urls().stream()
                .filter(url -> Formats.matches("iri-reference", url))
                .toList();
        if (!urls.isEmpty()) {
            map.put("url", urls);
        }
        if (!organization.contacts().isEmpty()) {
            map.put(
                    "contact",
                    organization.contacts().stream()
                            .map(CycloneDxWriter::contact)
                            .toList());
        }
        return map;
    }

    private static Map<String, Object> contact(String label) {
        return Map.of(Formats.matches("idn-email", label) ? "email" : "name", label);
    }

    private static void hashes(Map<String, @Nullable Object> map, List<Hash> hashes, List<Property> properties) {
        List<Object> written = new ArrayList<>();
        for (Hash hash : hashes) {
            if (ALGORITHMS.contains(hash.algorithm())
                    && HASH.matcher(hash.value()).matches()) {
                written.add(Map.of("alg", hash.algorithm(), "content", hash.value()));
            } else {
                properties.add(new Property("probity:hash:" + hash.algorithm(), hash.value()));
            }
        }
        if (!written.isEmpty()) {
            map.put("hashes", written);
        }
    }

    /** One expression may stand alone; several statements must all be named licences. */
    private static void licenses(Map<String, @Nullable Object> map, Component c) {
        Set<String> ids = JsonGrammar.get().licenseIds();
        Set<Object> written = new LinkedHashSet<>();
        for (License license : new LinkedHashSet<>(c.licenses())) {
            boolean id = license.kind() != License.Kind.NAME && ids.contains(license.value());
            License.Kind kind = id
                    ? License.Kind.ID
                    : c.licenses().size() == 1 && license.kind() == License.Kind.EXPRESSION
                            ? License.Kind.EXPRESSION
                            : License.Kind.NAME;
            String acknowledgement = license.acknowledgement();
            boolean known = "declared".equals(acknowledgement) || "concluded".equals(acknowledgement);
            written.add(CycloneDxJson.writtenAs(new License(kind, license.value(), known ? acknowledgement : null)));
        }
        if (!written.isEmpty()) {
            map.put("licenses", List.copyOf(written));
        }
    }

    private Map<String, @Nullable Object> reference(ExternalReference reference) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("type", sameForm || REFERENCES.contains(reference.type()) ? reference.type() : "other");
        map.put("url", reference.url());
        if (!sameForm && !Formats.matches("iri-reference", reference.url())) {
            map.put("url", "");
            map.put("comment", reference.url());
        }
        List<Property> ignored = new ArrayList<>();
        hashes(map, reference.hashes(), ignored);
        if (sameForm) {
            map.putAll(reference.extra());
        }
        return map;
    }

    private static List<Object> properties(List<Property> properties) {
        List<Object> list = new ArrayList<>();
        for (Property property : properties) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            map.put("name", property.name());
            put(map, "value", property.value());
            list.add(map);
        }
        return list;
    }

    private void services(JsonGenerator g) {
        if (sbom.services().isEmpty()) {
            return;
        }
        // nested services are told before the one they are in
        Map<Service, List<Service>> inside = new LinkedHashMap<>();
        List<Service> top = new ArrayList<>();
        for (Service service : sbom.services()) {
            Service parent = service.parentRef() == null
                    ? null
                    : sbom.services().stream()
                            .filter(s -> service.parentRef().equals(s.ref()) && !s.equals(service))
                            .findFirst()
                            .orElse(null);
            if (parent == null) {
                top.add(service);
            } else {
                inside.computeIfAbsent(parent, p -> new ArrayList<>()).add(service);
            }
        }
        write(g, "services", top.stream().map(s -> service(s, inside, 0)).toList());
    }

    private Map<String, @Nullable Object> service(Service s, Map<Service, List<Service>> inside, int depth) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        put(map, "bom-ref", s.ref());
        put(map, "provider", organization(s.provider()));
        put(map, "group", s.group());
        map.put("name", s.name());
        put(map, "version", s.version());
        if (!s.endpoints().isEmpty()) {
            map.put("endpoints", s.endpoints());
        }
        if (sameForm) {
            map.putAll(s.extra());
        }
        List<Service> nested = inside.getOrDefault(s, List.of());
        if (!nested.isEmpty() && depth < 100) {
            map.put(
                    "services",
                    nested.stream().map(n -> service(n, inside, depth + 1)).toList());
        }
        return map;
    }

    private void dependencies(JsonGenerator g) {
        Map<String, Set<String>> dependsOn = new LinkedHashMap<>();
        Map<String, Set<String>> provides = new LinkedHashMap<>();
        for (Dependency d : sbom.dependencies()) {
            switch (d.kind()) {
                case DEPENDS_ON, CONTAINS ->
                    dependsOn
                            .computeIfAbsent(d.from(), f -> new LinkedHashSet<>())
                            .addAll(d.to());
                case PROVIDES ->
                    provides.computeIfAbsent(d.from(), f -> new LinkedHashSet<>())
                            .addAll(d.to());
                case DESCRIBES, OTHER -> {}
            }
        }
        if (dependsOn.isEmpty() && provides.isEmpty()) {
            return;
        }
        provides.keySet().forEach(from -> dependsOn.computeIfAbsent(from, f -> new LinkedHashSet<>()));
        g.writeArrayPropertyStart("dependencies");
        dependsOn.forEach((from, to) -> {
            g.writeStartObject();
            g.writeStringProperty("ref", from);
            if (!to.isEmpty()) {
                write(g, "dependsOn", List.copyOf(to));
            }
            if (provides.containsKey(from)) {
                write(g, "provides", List.copyOf(provides.get(from)));
            }
            g.writeEndObject();
        });
        g.writeEndArray();
    }

    private void vulnerabilities(JsonGenerator g) {
        if (sameForm && !sbom.vulnerabilities().isEmpty()) {
            write(g, "vulnerabilities", sbom.vulnerabilities());
        }
    }
}
