package org.probity.inventory.sbom;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.inventory.json.JsonTree;
import tools.jackson.core.JsonParser;

/** Reads SPDX 2.2 and 2.3 JSON as a stream. */
final class Spdx2Json {
    private final JsonParser p;
    private final Reading reading;
    private final JsonFields in;

    Spdx2Json(JsonParser p, Reading reading) {
        this.p = p;
        this.reading = reading;
        this.in = new JsonFields(p, reading);
    }

    /** Reads the document whose opening brace the parser stands on. */
    void read() throws SbomException {
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "spdxVersion" -> specVersion(in.identity(field));
                case "name" -> reading.head.name = in.identity(field);
                case "documentNamespace" -> reading.head.serialNumber = in.identity(field);
                case "creationInfo" -> creation(in.object(field));
                case "documentDescribes" -> reading.head.describes.addAll(in.texts(field));
                case "packages" -> in.objects(field, this::pack);
                case "files" -> in.objects(field, this::file);
                case "relationships" -> in.objects(field, this::relationship);
                default -> reading.head.extra.put(field, in.tree(field));
            }
        }
        if (reading.head.specVersion == null) {
            reading.odd("no-spec-version", "spdxVersion is missing", 0);
        }
    }

    private void specVersion(@Nullable String written) {
        if (written == null) {
            return;
        }
        if (!written.startsWith("SPDX-2.")) {
            reading.odd("spec-version", "spdxVersion is \"" + Reading.clip(written) + "\"", in.line());
        }
        reading.head.specVersion = written.startsWith("SPDX-") ? written.substring(5) : written;
    }

    private void creation(Map<String, @Nullable Object> info) {
        reading.head.timestamp = JsonTree.text(info, "created");
        for (String creator : JsonTree.texts(info, "creators")) {
            creator(reading, creator);
        }
        reading.head.extra.put("creationInfo", info);
    }

    static void creator(Reading reading, String creator) {
        Organization agent = Spdx.agent(creator);
        if (agent != null) {
            (creator.startsWith("Tool:") ? reading.head.tools : reading.head.authors).add(agent.label());
        }
    }

    private void pack() throws SbomException {
        Component.Builder c = new Component.Builder(reading.begin(), -1, 0);
        c.type = "library";
        List<String> files = List.of();
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "name" -> c.name = in.identity(field);
                case "versionInfo" -> c.version = in.identity(field);
                case "primaryPackagePurpose" -> c.type = Spdx.type(in.identity(field));
                case "externalRefs" -> in.objects(field, () -> externalReference(c));
                case "hasFiles" -> files = in.texts(field);
                case "packageFileName" -> c.extra(field, in.tree(field));
                default -> common(c, field);
            }
        }
        reading.component(c, in.line);
        if (c.ref != null && !files.isEmpty()) {
            reading.handler.dependency(new Dependency(c.ref, Dependency.Kind.CONTAINS, "hasFiles", files));
        }
    }

    private void file() throws SbomException {
        Component.Builder c = new Component.Builder(reading.begin(), -1, 0);
        c.type = "file";
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            if (field.equals("fileName")) {
                c.name = in.identity(field);
            } else {
                common(c, field);
            }
        }
        reading.component(c, in.line);
    }

    /** Fields that packages and files have alike. */
    private void common(Component.Builder c, String field) throws SbomException {
        switch (field) {
            case "SPDXID" -> c.ref = in.identity(field);
            case "checksums" -> in.objects(field, () -> checksum(c));
            case "supplier" -> c.supplier = Spdx.agent(in.identity(field));
            case "originator" -> c.manufacturer = Spdx.agent(in.identity(field));
            case "licenseDeclared" -> Spdx.license(c, in.text(field), "declared");
            case "licenseConcluded" -> Spdx.license(c, in.text(field), "concluded");
            case "copyrightText" -> c.copyright = saying(in.text(field));
            case "description" -> c.description = in.text(field);
            case "homepage" -> address(c, "website", in.text(field));
            case "downloadLocation" -> address(c, "distribution", in.text(field));
            default -> c.extra(field, in.tree(field));
        }
    }

    static @Nullable String saying(@Nullable String text) {
        return text != null && Spdx.says(text) ? text : null;
    }

    static void address(Component.Builder c, String type, @Nullable String url) {
        if (url != null && Spdx.says(url)) {
            c.externalReference(new ExternalReference(type, url, List.of(), Map.of()));
        }
    }

    private void checksum(Component.Builder c) {
        String algorithm = null;
        String value = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "algorithm" -> algorithm = in.identity(field);
                case "checksumValue" -> value = in.identity(field);
                default -> p.skipChildren();
            }
        }
        if (algorithm == null || value == null) {
            reading.odd("incomplete-hash", "a checksum without algorithm or value", in.line());
        } else {
            c.hash(new Hash(Hash.canonicalAlgorithm(algorithm), value));
        }
    }

    private void externalReference(Component.Builder c) {
        String type = null;
        String locator = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "referenceType" -> type = in.identity(field);
                case "referenceLocator" -> locator = in.identity(field);
                default -> p.skipChildren();
            }
        }
        if (type == null || locator == null) {
            reading.odd("incomplete-reference", "an external reference without type or locator", in.line());
        } else {
            Spdx.externalReference(c, type, locator);
        }
    }

    private void relationship() {
        String from = null;
        String type = null;
        String to = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "spdxElementId" -> from = in.identity(field);
                case "relationshipType" -> type = in.identity(field);
                case "relatedSpdxElement" -> to = in.identity(field);
                default -> p.skipChildren();
            }
        }
        if (from == null || type == null || to == null) {
            reading.odd("incomplete-relationship", "a relationship without both ends and a type", in.line());
        } else {
            Spdx.tell(reading, Spdx.edge(from, type, Spdx.says(to) ? List.of(to) : List.of()));
        }
    }
}
