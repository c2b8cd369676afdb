package org.probity.csaf.structure;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.probity.csaf.SpecificationData;

/** The official JSON Schemas, read by another validator: what the structure check is held against. */
final class OfficialSchemas {
    private final Schema v20;
    private final Schema v21;
    private final SchemaRegistry registry;

    OfficialSchemas() {
        Map<String, String> byId = new HashMap<>();
        Path folder = SpecificationData.path("csaf/schemas");
        add(folder.resolve("2.1"), byId);
        add(folder.resolve("2.0/csaf_json_schema.json"), byId);
        add(folder.resolve("2.0/provider_json_schema.json"), byId);
        add(folder.resolve("2.0/aggregator_json_schema.json"), byId);
        registry =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(byId));
        v20 = registry.getSchema(SchemaLocation.of("https://docs.oasis-open.org/csaf/csaf/v2.0/csaf_json_schema.json"));
        v21 = registry.getSchema(SchemaLocation.of("https://docs.oasis-open.org/csaf/csaf/v2.1/schema/csaf.json"));
    }

    private static void add(Path place, Map<String, String> byId) {
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("_strict"))
                    .toList()) {
                String text = Files.readString(file);
                for (String key : List.of("\"$id\": \"", "\"id\": \"")) {
                    int at = text.indexOf(key);
                    if (at >= 0) {
                        String id = text.substring(at + key.length(), text.indexOf('"', at + key.length()));
                        int query = id.indexOf('?');
                        byId.putIfAbsent(query < 0 ? id : id.substring(0, query), text);
                        byId.putIfAbsent(id, text);
                        break;
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Another schema of the standard, by the end of its address. */
    Schema other(String name) {
        return registry.getSchema(SchemaLocation.of("https://docs.oasis-open.org/csaf/csaf/v" + name));
    }

    /** What the schema of a version says about a document; nothing when it is valid. */
    List<String> errors(String text, boolean is21) {
        Schema schema = is21 ? v21 : v20;
        return schema
                .validate(
                        text,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }
}
