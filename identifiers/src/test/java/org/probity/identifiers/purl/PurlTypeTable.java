package org.probity.identifiers.purl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.probity.identifiers.SpecificationData;
import tools.jackson.databind.JsonNode;

/** Makes the table of registered types from the type definitions; run it when definitions change. */
final class PurlTypeTable {
    private static final String HEAD =
            "# type\ttitle\tnamespace\tfolded to lower case\tname pattern\tversion pattern\tqualifiers";

    private PurlTypeTable() {}

    public static void main(String[] args) throws IOException {
        Files.write(Path.of(args[0]), lines(SpecificationData.folder("purl").resolve("types")));
    }

    static List<String> lines(Path definitions) {
        List<String> lines = new ArrayList<>(List.of(HEAD));
        for (Path file : SpecificationData.jsonFiles(definitions)) {
            lines.add(line(SpecificationData.json(file)));
        }
        return lines;
    }

    private static String line(JsonNode type) {
        return String.join(
                "\t",
                type.path("type").asString(),
                type.path("type_name").asString(),
                type.path("namespace_definition").path("requirement").asString().toUpperCase(Locale.ROOT),
                folded(type),
                type.path("name_definition").path("permitted_characters").asString(""),
                type.path("version_definition").path("permitted_characters").asString(""),
                qualifiers(type));
    }

    private static String folded(JsonNode type) {
        StringBuilder folded = new StringBuilder();
        for (String component : List.of("namespace", "name", "version", "subpath")) {
            if (!type.path(component + "_definition").path("case_sensitive").asBoolean(true)) {
                folded.append(folded.isEmpty() ? " " : "").append(component).append(' ');
            }
        }
        return folded.toString();
    }

    private static String qualifiers(JsonNode type) {
        TreeSet<String> keys = new TreeSet<>();
        for (JsonNode key : type.path("qualifiers_definition")) {
            keys.add(key.path("key").asString() + ":"
                    + key.path("requirement").asString("unstated").toUpperCase(Locale.ROOT));
        }
        return String.join(" ", keys);
    }
}
