package org.probity.inventory.sbom;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Reads CycloneDX XML, 1.0 to 1.7, as a stream. */
final class CycloneDxXml {
    private static final String NAMESPACE = "http://cyclonedx.org/schema/bom/";

    private final Xml in;
    private final Reading reading;

    CycloneDxXml(Xml in, Reading reading) {
        this.in = in;
        this.reading = reading;
    }

    void read() throws XMLStreamException, SbomException {
        in.root();
        String namespace = in.namespace();
        if (!in.name().equals("bom")) {
            throw new SbomException("the root element is <" + in.name() + ">, not a CycloneDX <bom>");
        }
        if (namespace.startsWith(NAMESPACE)) {
            reading.head.specVersion = namespace.substring(NAMESPACE.length());
        } else {
            reading.odd("namespace", "the namespace \"" + Reading.clip(namespace) + "\" is not CycloneDX's", in.line());
        }
        reading.head.serialNumber = in.attribute("serialNumber");
        reading.head.version = version(in.attribute("version"));
        for (String child = in.child(); child != null; child = in.child()) {
            section(child);
        }
        in.end();
    }

    private @Nullable Long version(@Nullable String text) {
        try {
            return text == null ? null : Long.valueOf(text.strip());
        } catch (NumberFormatException notANumber) {
            reading.odd("wrong-type", "version should be a whole number", in.line());
            return null;
        }
    }

    private void section(String child) throws XMLStreamException, SbomException {
        switch (child) {
            case "metadata" -> metadata();
            case "components" -> components(-1, 0);
            case "services" -> services(null);
            case "dependencies" -> dependencies();
            case "vulnerabilities" -> {
                while (in.child() != null) {
                    reading.handler.vulnerability(XmlVulnerability.jsonForm(tree("vulnerability")));
                }
            }
            case "properties" -> reading.head.properties = properties();
            default -> reading.head.extra.put(child, tree(child));
        }
    }

    private @Nullable Object tree(String part) throws XMLStreamException, SbomException {
        long[] budget = {reading.limits.componentSize()};
        Object tree = in.tree(budget);
        if (budget[0] < 0) {
            reading.odd("too-large", part + " is larger than is kept; the rest of it was left out", in.line());
        }
        return tree;
    }

    private @Nullable String identity(String field) throws XMLStreamException, SbomException {
        return reading.identity(field, in.text(), in.line());
    }

    private void metadata() throws XMLStreamException, SbomException {
        Map<String, @Nullable Object> rest = new LinkedHashMap<>();
        for (String child = in.child(); child != null; child = in.child()) {
            switch (child) {
                case "timestamp" -> reading.head.timestamp = identity(child);
                case "component" -> {
                    Component.Builder c = new Component.Builder(reading.begin(), -1, 0);
                    fill(c);
                    reading.ref(c.ref, in::line);
                    reading.head.primary = c.build();
                }
                case "supplier" -> reading.head.supplier = organization();
                case "manufacture", "manufacturer" -> reading.head.manufacturer = organization();
                case "authors" -> reading.head.authors.addAll(contacts());
                case "tools" -> tools();
                default -> rest.put(child, tree(child));
            }
        }
        if (!rest.isEmpty()) {
            reading.head.extra.put("metadata", rest);
        }
    }

    private void tools() throws XMLStreamException, SbomException {
        for (String child = in.child(); child != null; child = in.child()) {
            if (child.equals("tool")) {
                tool();
            } else {
                while (in.child() != null) {
                    tool();
                }
            }
        }
    }

    private void tool() throws XMLStreamException, SbomException {
        String name = "";
        String version = "";
        for (String child = in.child(); child != null; child = in.child()) {
            switch (child) {
                case "name" -> name = in.text();
                case "version" -> version = " " + in.text();
                default -> in.skip();
            }
        }
        reading.head.tools.add(name + version);
    }

    private void components(int parent, int depth) throws XMLStreamException, SbomException {
        for (String child = in.child(); child != null; child = in.child()) {
            if (child.equals("component")) {
                Component.Builder c = new Component.Builder(reading.begin(), parent, depth);
                fill(c);
                reading.component(c, in::line);
            } else {
                in.skip();
            }
        }
    }

    private void fill(Component.Builder c) throws XMLStreamException, SbomException {
        c.type = in.attribute("type") == null ? "" : in.attribute("type");
        c.ref = bomRef();
        String mimeType = in.attribute("mime-type");
        if (mimeType != null) {
            c.extra("mime-type", mimeType);
        }
        for (String child = in.child(); child != null; child = in.child()) {
            switch (child) {
                case "group" -> c.group = identity(child);
                case "name" -> c.name = identity(child);
                case "version" -> c.version = identity(child);
                case "purl" -> c.purl = identity(child);
                case "cpe" -> c.cpe = identity(child);
                case "hashes" -> c.hashes = hashes();
                case "licenses" -> licenses(c);
                case "components" -> components(c.index, c.depth + 1);
                default -> fillMore(c, child);
            }
        }
    }

    private @Nullable String bomRef() {
        String ref = in.attribute("bom-ref");
        return ref == null ? null : reading.identity("bom-ref", ref, in.line());
    }

    private void fillMore(Component.Builder c, String child) throws XMLStreamException, SbomException {
        switch (child) {
            case "supplier" -> c.supplier = organization();
            case "manufacturer" -> c.manufacturer = organization();
            case "publisher" -> c.publisher = identity(child);
            case "author" -> {
                String author = identity(child);
                if (author != null) {
                    c.author(author);
                }
            }
            case "authors" -> contacts().forEach(c::author);
            case "description" -> c.description = in.text();
            case "copyright" -> c.copyright = in.text();
            case "scope" -> c.scope = identity(child);
            case "properties" -> c.properties = properties();
            case "externalReferences" -> c.externalReferences = externalReferences();
            default -> c.extra(child, tree(child));
        }
    }

    private List<Hash> hashes() throws XMLStreamException, SbomException {
        List<Hash> hashes = new ArrayList<>(2);
        while (in.child() != null) {
            String algorithm = in.attribute("alg");
            String content = identity("hash");
            if (algorithm == null || content == null || content.isEmpty()) {
                reading.odd("incomplete-hash", "a hash without algorithm or content", in.line());
            } else {
                hashes.add(new Hash(Hash.canonicalAlgorithm(algorithm), content));
            }
        }
        return hashes;
    }

    private void licenses(Component.Builder c) throws XMLStreamException, SbomException {
        for (String child = in.child(); child != null; child = in.child()) {
            String acknowledgement = in.attribute("acknowledgement");
            switch (child) {
                case "expression" -> c.license(new License(License.Kind.EXPRESSION, in.text(), acknowledgement));
                case "license" -> license(c, acknowledgement);
                default -> in.skip();
            }
        }
    }

    private void license(Component.Builder c, @Nullable String acknowledgement)
            throws XMLStreamException, SbomException {
        License license = null;
        for (String child = in.child(); child != null; child = in.child()) {
            switch (child) {
                case "id" -> license = new License(License.Kind.ID, in.text(), acknowledgement);
                case "name" -> license = new License(License.Kind.NAME, in.text(), acknowledgement);
                default -> c.extra("license." + child, tree(child));
            }
        }
        if (license == null) {
            reading.odd("empty-license", "a licence without id, name or expression", in.line());
        } else {
            c.license(license);
        }
    }

    private Organization organization() throws XMLStreamException, SbomException {
        String name = null;
        List<String> urls = new ArrayList<>(1);
        List<String> contacts = new ArrayList<>(1);
        for (String child = in.child(); child != null; child = in.child()) {
            switch (child) {
                case "name" -> name = in.text();
                case "url" -> urls.add(in.text());
                case "contact" -> contacts.add(contact());
                default -> in.skip();
            }
        }
        return new Organization(name, urls, contacts);
    }

    private List<String> contacts() throws XMLStreamException, SbomException {
        List<String> contacts = new ArrayList<>(1);
        while (in.child() != null) {
            contacts.add(contact());
        }
        return contacts;
    }

    private String contact() throws XMLStreamException, SbomException {
        String name = "";
        String email = "";
        for (String child = in.child(); child != null; child = in.child()) {
            switch (child) {
                case "name" -> name = in.text();
                case "email" -> email = in.text();
                default -> in.skip();
            }
        }
        return name.isEmpty() || email.isEmpty() ? name + email : name + " <" + email + ">";
    }

    private List<Property> properties() throws XMLStreamException, SbomException {
        List<Property> properties = new ArrayList<>(4);
        while (in.child() != null) {
            String name = in.attribute("name");
            properties.add(new Property(name == null ? "" : name, in.text()));
        }
        return properties;
    }

    private List<ExternalReference> externalReferences() throws XMLStreamException, SbomException {
        List<ExternalReference> references = new ArrayList<>(4);
        while (in.child() != null) {
            String type = in.attribute("type");
            String url = "";
            List<Hash> hashes = List.of();
            Map<String, @Nullable Object> extra = new LinkedHashMap<>(2);
            for (String child = in.child(); child != null; child = in.child()) {
                switch (child) {
                    case "url" -> url = in.text();
                    case "hashes" -> hashes = hashes();
                    case "comment" -> extra.put(child, in.text());
                    default -> in.skip();
                }
            }
            references.add(new ExternalReference(type == null ? "other" : type, url, hashes, extra));
        }
        return references;
    }

    private void dependencies() throws XMLStreamException, SbomException {
        while (in.child() != null) {
            String ref = in.attribute("ref");
            List<String> dependsOn = new ArrayList<>(4);
            List<String> provides = new ArrayList<>(0);
            for (String child = in.child(); child != null; child = in.child()) {
                String to = in.attribute("ref");
                if (to != null) {
                    (child.equals("provides") ? provides : dependsOn).add(to);
                }
                in.skip();
            }
            if (ref == null) {
                reading.odd("no-ref", "a dependency without ref", in.line());
                continue;
            }
            reading.handler.dependency(new Dependency(ref, Dependency.Kind.DEPENDS_ON, "dependsOn", dependsOn));
            if (!provides.isEmpty()) {
                reading.handler.dependency(new Dependency(ref, Dependency.Kind.PROVIDES, "provides", provides));
            }
        }
    }

    private void services(@Nullable String parent) throws XMLStreamException, SbomException {
        while (in.child() != null) {
            service(parent);
        }
    }

    private void service(@Nullable String parent) throws XMLStreamException, SbomException {
        String ref = bomRef();
        String group = null;
        String name = "";
        String version = null;
        Organization provider = null;
        List<String> endpoints = new ArrayList<>(1);
        Map<String, @Nullable Object> extra = new LinkedHashMap<>();
        for (String child = in.child(); child != null; child = in.child()) {
            switch (child) {
                case "group" -> group = identity(child);
                case "name" -> name = in.text();
                case "version" -> version = identity(child);
                case "provider" -> provider = organization();
                case "endpoints" -> {
                    while (in.child() != null) {
                        endpoints.add(in.text());
                    }
                }
                case "services" -> services(ref);
                default -> extra.put(child, tree(child));
            }
        }
        reading.ref(ref, in::line);
        reading.handler.service(new Service(ref, parent, group, name, version, provider, endpoints, extra));
    }
}
