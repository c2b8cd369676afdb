package org.probity.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the catalogue files beside the classes. They ship with the program, so a fault in one is a fault of ours. */
final class CatalogueReader {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CatalogueReader() {}

    static List<Requirement> clauses(Standard standard) {
        List<Requirement> found = new ArrayList<>();
        for (JsonNode clause : tree(standard)) {
            for (JsonNode item : clause.path("requirements")) {
                found.add(requirement(standard, text(clause, "clause"), text(clause, "title"), item));
            }
        }
        return found;
    }

    static List<Attribute> attributes() {
        List<Attribute> found = new ArrayList<>();
        for (JsonNode attribute : tree(Standard.O_TTPS)) {
            List<AttributeRequirement> items = new ArrayList<>();
            attribute.path("requirements").forEach(item -> items.add(item(attribute, item)));
            found.add(new Attribute(
                    text(attribute, "id"),
                    text(attribute, "title"),
                    text(attribute, "area"),
                    text(attribute, "group"),
                    text(attribute, "purpose"),
                    Certainty.valueOf(upper(attribute, "purposeCertainty")),
                    items));
        }
        return found;
    }

    private static AttributeRequirement item(JsonNode attribute, JsonNode item) {
        String type = text(item, "evidenceType");
        return new AttributeRequirement(
                requirement(Standard.O_TTPS, text(attribute, "id"), text(attribute, "title"), item),
                !type.equals("implementation"),
                !type.equals("process"),
                texts(item, "processEvidence"),
                texts(item, "implementationEvidence"),
                texts(item, "assessorActivities"),
                text(item, "confidence"),
                texts(item, "automationSignals"),
                item.path("note").asString(""));
    }

    private static Requirement requirement(Standard standard, String group, String title, JsonNode item) {
        return new Requirement(
                text(item, "id"),
                standard,
                group,
                title,
                Level.valueOf(upper(item, "level")),
                text(item, "paraphrase"),
                Certainty.valueOf(upper(item, "certainty")),
                text(item, "source"));
    }

    private static JsonNode tree(Standard standard) {
        try (InputStream bytes = Catalogues.class.getResourceAsStream("/catalogues/" + standard.file())) {
            if (bytes == null) {
                throw new IllegalStateException("the catalogue " + standard.file() + " is missing from the program");
            }
            return JSON.readTree(bytes.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(JsonNode node, String field) {
        return node.required(field).asString();
    }

    private static String upper(JsonNode node, String field) {
        return text(node, field).toUpperCase(Locale.ROOT);
    }

    private static List<String> texts(JsonNode node, String field) {
        List<String> all = new ArrayList<>();
        node.path(field).forEach(entry -> all.add(entry.asString()));
        return all;
    }
}
