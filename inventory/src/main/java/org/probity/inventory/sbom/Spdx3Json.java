package org.probity.inventory.sbom;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.inventory.json.JsonTree;
import tools.jackson.core.JsonParser;

/**
 * Reads SPDX 3.0 JSON-LD in the compact form that the standard's own context gives. The elements form a graph in any order, so
 * components are held until the end, when names of suppliers and licences are known; relations are told at once.
 */
final class Spdx3Json {
    private final Reading reading;
    private final JsonFields in;
    private final List<Component.Builder> components = new ArrayList<>();
    private final Map<String, Component.Builder> byId = new HashMap<>();
    private final Map<String, String> suppliers = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final List<LicenseOf> licenses = new ArrayList<>();
    private final Map<String, Map<String, @Nullable Object>> creations = new HashMap<>();
    private @Nullable String creationOfDocument;

    private record LicenseOf(String component, String license, String acknowledgement) {}

    Spdx3Json(JsonParser p, Reading reading) {
        this.reading = reading;
        this.in = new JsonFields(p, reading);
    }

    /** Reads the document whose opening brace the parser stands on. */
    void read() throws SbomException {
        Map<String, @Nullable Object> lone = new HashMap<>();
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "@context" -> reading.head.extra.put(field, in.tree(field));
                case "@graph" -> in.objects(field, () -> element(in.object("element")));
                default -> lone.put(field, in.tree(field));
            }
        }
        if (lone.containsKey("type") || lone.containsKey("@type")) {
            element(lone);
        }
        finish();
    }

    private static String id(Map<String, @Nullable Object> element) {
        String id = JsonTree.text(element, "spdxId");
        return id != null ? id : JsonTree.textOr(element, "", "@id");
    }

    /** The identifier of a reference, which may also be the element itself in place. */
    private @Nullable String reference(@Nullable Object value) throws SbomException {
        if (value instanceof Map<?, ?>) {
            Map<String, @Nullable Object> element = JsonTree.object(value);
            element(element);
            return id(element);
        }
        return value instanceof String id ? id : null;
    }

    private List<String> references(@Nullable Object value) throws SbomException {
        List<String> ids = new ArrayList<>();
        for (Object item : value instanceof List<?> ? JsonTree.array(value) : List.of(value == null ? "" : value)) {
            String id = reference(item);
            if (id != null && !id.isEmpty()) {
                ids.add(id);
            }
        }
        return ids;
    }

    private void element(Map<String, @Nullable Object> element) throws SbomException {
        String type = JsonTree.text(element, "type");
        String kind = type != null ? type : JsonTree.textOr(element, "", "@type");
        int underscore = kind.indexOf('_');
        switch (kind.substring(underscore + 1)) {
            case "Package", "AIPackage", "DatasetPackage" -> component(element, "library");
            case "File" -> component(element, "file");
            case "SpdxDocument" -> document(element);
            case "CreationInfo" -> creations.put(id(element), element);
            case "Relationship", "LifecycleScopedRelationship" -> relationship(element);
            case "Organization", "Person", "Agent", "SoftwareAgent", "Tool" ->
                names.put(id(element), JsonTree.textOr(element, "", "name"));
            case "LicenseExpression", "SimpleLicensingText" ->
                names.put(
                        id(element),
                        JsonTree.textOr(
                                element, JsonTree.textOr(element, "", "name"), "simplelicensing_licenseExpression"));
            case "ListedLicense", "CustomLicense" -> names.put(id(element), licenseName(id(element)));
            default -> {
                if (kind.isEmpty()) {
                    reading.odd("no-type", "an element without type: \"" + Reading.clip(id(element)) + "\"", in.line());
                }
            }
        }
    }

    private static String licenseName(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    private void document(Map<String, @Nullable Object> element) throws SbomException {
        reading.head.serialNumber = id(element);
        reading.head.name = JsonTree.text(element, "name");
        reading.head.describes.addAll(references(element.get("rootElement")));
        Object creation = element.get("creationInfo");
        if (creation instanceof Map<?, ?>) {
            creations.put("", JsonTree.object(creation));
            creationOfDocument = "";
        } else {
            creationOfDocument = JsonTree.text(creation);
        }
        reading.head.extra.put("SpdxDocument", element);
    }

    private void component(Map<String, @Nullable Object> element, String type) throws SbomException {
        Component.Builder c = new Component.Builder(reading.begin(), -1, 0);
        c.ref = id(element);
        c.type = type;
        for (Map.Entry<String, @Nullable Object> field : element.entrySet()) {
            field(c, field.getKey(), field.getValue());
        }
        components.add(c);
        byId.put(c.ref, c);
    }

    private void field(Component.Builder c, String field, @Nullable Object value) throws SbomException {
        String text = JsonTree.text(value);
        switch (field) {
            case "spdxId", "@id", "type", "@type", "creationInfo" -> {}
            case "name" -> c.name = identity(field, text);
            case "software_packageVersion" -> c.version = identity(field, text);
            case "software_packageUrl" -> c.purl = identity(field, text);
            case "software_primaryPurpose" -> c.type = c.type.equals("file") ? "file" : Spdx.type(text);
            case "software_copyrightText" -> c.copyright = Spdx2Json.saying(text);
            case "description" -> c.description = text;
            case "software_homePage" -> Spdx2Json.address(c, "website", text);
            case "software_downloadLocation" -> Spdx2Json.address(c, "distribution", text);
            case "suppliedBy" -> supplier(c, reference(value));
            case "verifiedUsing" -> JsonTree.objects(value).forEach(hash -> hash(c, hash));
            case "externalIdentifier" -> JsonTree.objects(value).forEach(id -> externalIdentifier(c, id));
            case "externalRef" -> {
                for (Map<String, @Nullable Object> ref : JsonTree.objects(value)) {
                    for (String locator : JsonTree.texts(ref, "locator")) {
                        Spdx2Json.address(c, JsonTree.textOr(ref, "other", "externalRefType"), locator);
                    }
                }
            }
            default -> c.extra(field, value);
        }
    }

    private @Nullable String identity(String field, @Nullable String text) {
        return text == null ? null : reading.identity(field, text, in.line());
    }

    private void supplier(Component.Builder c, @Nullable String agent) {
        if (agent != null && c.ref != null) {
            suppliers.put(c.ref, agent);
        }
    }

    private void hash(Component.Builder c, Map<String, @Nullable Object> hash) {
        String algorithm = JsonTree.text(hash, "algorithm");
        String value = JsonTree.text(hash, "hashValue");
        if (algorithm == null || value == null) {
            reading.odd("incomplete-hash", "a hash without algorithm or value", in.line());
        } else {
            c.hash(new Hash(Hash.canonicalAlgorithm(algorithm), value));
        }
    }

    private void externalIdentifier(Component.Builder c, Map<String, @Nullable Object> id) {
        String type = JsonTree.text(id, "externalIdentifierType");
        String value = identity("identifier", JsonTree.text(id, "identifier"));
        if (type != null && value != null) {
            Spdx.externalReference(c, type, value);
        }
    }

    private void relationship(Map<String, @Nullable Object> element) throws SbomException {
        String type = JsonTree.text(element, "relationshipType");
        String from = reference(element.get("from"));
        List<String> to = references(element.get("to"));
        if (type == null || from == null) {
            reading.odd("incomplete-relationship", "a relationship without origin or type", in.line());
            return;
        }
        switch (type) {
            case "hasDeclaredLicense" -> to.forEach(id -> licenses.add(new LicenseOf(from, id, "declared")));
            case "hasConcludedLicense" -> to.forEach(id -> licenses.add(new LicenseOf(from, id, "concluded")));
            default -> Spdx.tell(reading, Spdx.edge(from, type, to));
        }
    }

    private void finish() {
        for (LicenseOf license : licenses) {
            Component.Builder c = byId.get(license.component());
            if (c != null) {
                String name = names.getOrDefault(license.license(), licenseName(license.license()));
                Spdx.license(c, name, license.acknowledgement());
            }
        }
        for (Component.Builder c : components) {
            String agent = suppliers.get(c.ref);
            if (agent != null) {
                c.supplier = Organization.named(names.getOrDefault(agent, agent));
            }
            reading.component(c, () -> 0);
        }
        creation();
    }

    private void creation() {
        Map<String, @Nullable Object> info = creations.get(creationOfDocument == null ? "" : creationOfDocument);
        if (info == null && !creations.isEmpty()) {
            info = creations.values().iterator().next();
        }
        if (info == null) {
            reading.odd("no-spec-version", "there is no CreationInfo with a specVersion", 0);
            return;
        }
        reading.head.specVersion = JsonTree.text(info, "specVersion");
        reading.head.timestamp = JsonTree.text(info, "created");
        JsonTree.texts(info, "createdBy").forEach(id -> reading.head.authors.add(names.getOrDefault(id, id)));
        JsonTree.texts(info, "createdUsing").forEach(id -> reading.head.tools.add(names.getOrDefault(id, id)));
    }
}
