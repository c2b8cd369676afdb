package org.probity.inventory.sbom;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.inventory.json.JsonTree;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads CycloneDX JSON, 1.2 to 1.7, as a stream. */
final class CycloneDxJson {
    private final JsonParser p;
    private final Reading reading;
    private final JsonFields in;

    CycloneDxJson(JsonParser p, Reading reading) {
        this.p = p;
        this.reading = reading;
        this.in = new JsonFields(p, reading);
    }

    /** Reads the document whose opening brace the parser stands on. */
    void read() throws SbomException {
        boolean format = false;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "bomFormat" -> format = bomFormat();
                case "specVersion" -> reading.head.specVersion = in.identity(field);
                case "serialNumber" -> reading.head.serialNumber = in.identity(field);
                case "version" -> reading.head.version = version();
                case "metadata" -> metadata();
                case "components" -> in.objects(field, () -> component(-1, 0));
                case "services" -> in.objects(field, () -> service(null));
                case "dependencies" -> in.objects(field, this::dependency);
                case "vulnerabilities" ->
                    in.objects(field, () -> reading.handler.vulnerability(in.object("vulnerability")));
                case "properties" -> reading.head.properties = properties();
                default -> reading.head.extra.put(field, in.tree(field));
            }
        }
        if (!format) {
            reading.odd("no-bom-format", "bomFormat is not \"CycloneDX\"", 0);
        }
        if (reading.head.specVersion == null) {
            reading.odd("no-spec-version", "specVersion is missing", 0);
        }
    }

    private boolean bomFormat() {
        return "CycloneDX".equals(in.text("bomFormat"));
    }

    private @Nullable Long version() {
        if (p.currentToken() == JsonToken.VALUE_NUMBER_INT && p.getNumberValue() instanceof Integer n) {
            return n.longValue();
        }
        in.wrong("version", "a whole number");
        return null;
    }

    private void metadata() throws SbomException {
        if (!in.isObject("metadata")) {
            return;
        }
        Map<String, @Nullable Object> rest = new LinkedHashMap<>();
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "timestamp" -> reading.head.timestamp = in.identity(field);
                case "component" -> primary();
                case "supplier", "manufacture", "manufacturer" -> rest.put(field, headOrganization(field));
                case "authors" -> {
                    Object tree = in.tree(field);
                    JsonTree.objects(tree).forEach(contact -> reading.head.authors.add(contactLabel(contact)));
                    rest.put(field, tree);
                }
                case "tools" -> {
                    Object tree = in.tree(field);
                    reading.head.tools.addAll(toolNames(tree));
                    rest.put(field, tree);
                }
                default -> rest.put(field, in.tree(field));
            }
        }
        reading.head.extra.put("metadata", rest);
    }

    private @Nullable Object headOrganization(String field) {
        Object tree = in.tree(field);
        Organization organization =
                tree instanceof String name ? Organization.named(name) : organization(JsonTree.object(tree));
        if (field.equals("supplier")) {
            reading.head.supplier = organization;
        } else {
            reading.head.manufacturer = organization;
        }
        return tree;
    }

    private void primary() throws SbomException {
        if (in.isObject("metadata.component")) {
            Component.Builder c = new Component.Builder(reading.begin(), -1, 0);
            fill(c);
            reading.ref(c.ref, in.line);
            reading.head.primary = c.build();
        }
    }

    /** Names of tools in the old form (an array) and the new one (components and services). */
    static List<String> toolNames(@Nullable Object tree) {
        List<Map<String, @Nullable Object>> tools = new ArrayList<>(JsonTree.objects(tree));
        tools.addAll(JsonTree.objects(tree, "components"));
        tools.addAll(JsonTree.objects(tree, "services"));
        List<String> names = new ArrayList<>();
        for (Map<String, @Nullable Object> tool : tools) {
            String name = JsonTree.textOr(tool, "", "name");
            String version = JsonTree.text(tool, "version");
            names.add(version == null ? name : name + " " + version);
        }
        return names;
    }

    private void component(int parent, int depth) throws SbomException {
        Component.Builder c = new Component.Builder(reading.begin(), parent, depth);
        fill(c);
        reading.component(c, in.line);
    }

    private void fill(Component.Builder c) throws SbomException {
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "type" -> c.type = orEmpty(in.word(field));
                case "bom-ref" -> c.ref = in.identity(field);
                case "group" -> c.group = in.commonIdentity(field);
                case "name" -> c.name = in.identity(field);
                case "version" -> c.version = in.identity(field);
                case "purl" -> c.purl = in.identity(field);
                case "cpe" -> c.cpe = in.identity(field);
                case "hashes" -> c.hashes = hashes();
                case "licenses" -> c.licenses = licenses(c);
                case "components" -> in.objects(field, () -> component(c.index, c.depth + 1));
                default -> fillMore(c, field);
            }
        }
    }

    private void fillMore(Component.Builder c, String field) throws SbomException {
        switch (field) {
            case "supplier" -> c.supplier = organization(c, field);
            case "manufacturer" -> c.manufacturer = organization(c, field);
            case "publisher" -> c.publisher = in.identity(field);
            case "author" -> {
                String author = in.identity(field);
                if (author != null) {
                    c.author(author);
                }
            }
            case "description" -> c.description = in.text(field);
            case "copyright" -> c.copyright = in.text(field);
            case "scope" -> c.scope = in.word(field);
            case "properties" -> c.properties = properties();
            case "externalReferences" -> c.externalReferences = externalReferences();
            case "authors" -> {
                Object tree = in.tree(field);
                JsonTree.objects(tree).forEach(contact -> c.author(contactLabel(contact)));
                if (JsonTree.objects(tree).stream()
                        .anyMatch(contact -> contact.size() != 1 || !contact.containsKey("name"))) {
                    c.extra(field, tree);
                }
            }
            default -> c.extra(field, in.tree(field));
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private List<Hash> hashes() throws SbomException {
        List<Hash> hashes = new ArrayList<>(2);
        in.objects("hashes", () -> {
            String algorithm = null;
            String content = null;
            for (String field = in.nextField(); field != null; field = in.nextField()) {
                switch (field) {
                    case "alg" -> algorithm = in.word(field);
                    case "content" -> content = in.identity(field);
                    default -> in.leaveOut("a hash", field);
                }
            }
            if (algorithm == null || content == null) {
                reading.odd("incomplete-hash", "a hash without algorithm or content", in.line());
            } else {
                hashes.add(new Hash(Hash.canonicalAlgorithm(algorithm), content));
            }
        });
        return hashes;
    }

    private List<License> licenses(Component.Builder c) throws SbomException {
        List<License> licenses = new ArrayList<>(2);
        List<@Nullable Object> trees = new ArrayList<>(0);
        in.objects("licenses", () -> {
            LicenseReading choice = new LicenseReading();
            choice.read();
            License license = choice.license();
            boolean more = license == null || choice.hasMore();
            if (more && trees.isEmpty()) {
                licenses.forEach(earlier -> trees.add(writtenAs(earlier)));
            }
            if (license == null) {
                reading.odd("empty-license", "a licence without id, name or expression", in.line());
            } else {
                licenses.add(license);
            }
            if (more || !trees.isEmpty()) {
                trees.add(choice.tree());
            }
        });
        if (!trees.isEmpty()) {
            c.extra("licenses", trees);
        }
        return licenses;
    }

    /** One licence choice, read without a tree as long as it holds no more than the model has a place for. */
    private final class LicenseReading {
        private @Nullable String expression;
        private @Nullable String id;
        private @Nullable String name;
        private @Nullable String acknowledgement;
        private @Nullable Map<String, @Nullable Object> inner;
        private @Nullable Map<String, @Nullable Object> outer;

        void read() {
            for (String field = in.nextField(); field != null; field = in.nextField()) {
                boolean text = p.currentToken() == JsonToken.VALUE_STRING;
                switch (field) {
                    case "license" -> readLicense();
                    case "expression" -> expression = in.text(field);
                    case "acknowledgement" -> acknowledgement = in.text(field);
                    default -> {
                        outer = outer == null ? new LinkedHashMap<>() : outer;
                        outer.put(field, text ? p.getString() : in.tree(field));
                    }
                }
            }
        }

        private void readLicense() {
            if (!in.isObject("license")) {
                return;
            }
            for (String field = in.nextField(); field != null; field = in.nextField()) {
                switch (field) {
                    case "id" -> id = in.word(field);
                    case "name" -> name = in.text(field);
                    case "acknowledgement" -> acknowledgement = in.text(field);
                    default -> {
                        inner = inner == null ? new LinkedHashMap<>() : inner;
                        inner.put(field, in.tree(field));
                    }
                }
            }
        }

        @Nullable
        License license() {
            if (expression != null) {
                return new License(License.Kind.EXPRESSION, expression, acknowledgement);
            }
            if (id != null) {
                return new License(License.Kind.ID, id, acknowledgement);
            }
            return name == null ? null : new License(License.Kind.NAME, name, acknowledgement);
        }

        boolean hasMore() {
            boolean severalNames = id != null ? name != null || expression != null : name != null && expression != null;
            return inner != null || outer != null || severalNames;
        }

        Map<String, @Nullable Object> tree() {
            Map<String, @Nullable Object> tree = new LinkedHashMap<>();
            Map<String, @Nullable Object> named = new LinkedHashMap<>();
            (expression != null ? tree : named).put("expression", expression);
            named.put("id", id);
            named.put("name", name);
            (expression != null ? tree : named).put("acknowledgement", acknowledgement);
            named.remove("expression");
            tree.values().removeIf(java.util.Objects::isNull);
            named.values().removeIf(java.util.Objects::isNull);
            if (inner != null) {
                named.putAll(inner);
            }
            if (!named.isEmpty()) {
                tree.put("license", named);
            }
            if (outer != null) {
                tree.putAll(outer);
            }
            return tree;
        }
    }

    /** The tree that a licence is written as; what is more than this in the source is kept beside it. */
    static Map<String, @Nullable Object> writtenAs(License license) {
        Map<String, @Nullable Object> inner = new LinkedHashMap<>();
        boolean expression = license.kind() == License.Kind.EXPRESSION;
        inner.put(expression ? "expression" : license.kind() == License.Kind.ID ? "id" : "name", license.value());
        if (license.acknowledgement() != null) {
            inner.put("acknowledgement", license.acknowledgement());
        }
        if (expression) {
            return inner;
        }
        Map<String, @Nullable Object> outer = new LinkedHashMap<>();
        outer.put("license", inner);
        return outer;
    }

    private @Nullable Organization organization(Component.Builder c, String field) {
        if (p.currentToken() != JsonToken.START_OBJECT) {
            return organization(field);
        }
        Map<String, @Nullable Object> tree = in.object(field);
        Organization organization = organization(tree);
        if (tree.size() > 1 || organization.name() == null) {
            c.extra(field, tree);
        }
        return organization;
    }

    private @Nullable Organization organization(String field) {
        if (p.currentToken() == JsonToken.VALUE_STRING) {
            reading.odd("wrong-type", field + " should be an object, it is a text", in.line());
            return Organization.named(p.getString());
        }
        return in.isObject(field) ? organization(in.object(field)) : null;
    }

    /** An organizational entity from its tree. */
    static Organization organization(Map<String, @Nullable Object> tree) {
        List<String> contacts = new ArrayList<>();
        JsonTree.objects(tree, "contact").forEach(contact -> contacts.add(contactLabel(contact)));
        return new Organization(JsonTree.text(tree, "name"), JsonTree.texts(tree, "url"), contacts);
    }

    private static String contactLabel(Map<String, @Nullable Object> contact) {
        String name = JsonTree.text(contact, "name");
        String email = JsonTree.text(contact, "email");
        if (name != null && email != null) {
            return name + " <" + email + ">";
        }
        return name != null ? name : email != null ? email : JsonTree.textOr(contact, "", "phone");
    }

    private List<Property> properties() throws SbomException {
        List<Property> properties = new ArrayList<>(4);
        in.objects("properties", () -> {
            String name = "";
            String value = null;
            for (String field = in.nextField(); field != null; field = in.nextField()) {
                switch (field) {
                    case "name" -> name = orEmpty(in.word(field));
                    case "value" -> value = in.text(field);
                    default -> in.leaveOut("a property", field);
                }
            }
            properties.add(new Property(name, value));
        });
        return properties;
    }

    private List<ExternalReference> externalReferences() throws SbomException {
        List<ExternalReference> references = new ArrayList<>(4);
        in.objects("externalReferences", () -> {
            String type = "other";
            String url = "";
            List<Hash> hashes = List.of();
            Map<String, @Nullable Object> extra = Map.of();
            for (String field = in.nextField(); field != null; field = in.nextField()) {
                switch (field) {
                    case "type" -> type = orEmpty(in.word(field));
                    case "url" -> url = orEmpty(in.text(field));
                    case "hashes" -> hashes = hashes();
                    default -> {
                        extra = extra.isEmpty() ? new LinkedHashMap<>() : extra;
                        extra.put(field, in.tree(field));
                    }
                }
            }
            references.add(new ExternalReference(type, url, hashes, extra));
        });
        return references;
    }

    private void dependency() {
        String ref = null;
        List<String> dependsOn = List.of();
        List<String> provides = List.of();
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "ref" -> ref = in.identity(field);
                case "dependsOn" -> dependsOn = in.texts(field);
                case "provides" -> provides = in.texts(field);
                default -> in.leaveOut("a dependency", field);
            }
        }
        if (ref == null) {
            reading.odd("no-ref", "a dependency without ref", in.line());
            return;
        }
        reading.handler.dependency(new Dependency(ref, Dependency.Kind.DEPENDS_ON, "dependsOn", dependsOn));
        if (!provides.isEmpty()) {
            reading.handler.dependency(new Dependency(ref, Dependency.Kind.PROVIDES, "provides", provides));
        }
    }

    private void service(@Nullable String parent) throws SbomException {
        String ref = null;
        String group = null;
        String name = null;
        String version = null;
        Organization provider = null;
        List<String> endpoints = List.of();
        Map<String, @Nullable Object> extra = new LinkedHashMap<>();
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "bom-ref" -> ref = in.identity(field);
                case "group" -> group = in.identity(field);
                case "name" -> name = in.identity(field);
                case "version" -> version = in.identity(field);
                case "provider" -> provider = organization(field);
                case "endpoints" -> endpoints = in.texts(field);
                case "services" -> {
                    String enclosing = ref;
                    in.objects(field, () -> service(enclosing));
                }
                default -> extra.put(field, in.tree(field));
            }
        }
        reading.ref(ref, in.line);
        reading.handler.service(new Service(ref, parent, group, orEmpty(name), version, provider, endpoints, extra));
    }
}
