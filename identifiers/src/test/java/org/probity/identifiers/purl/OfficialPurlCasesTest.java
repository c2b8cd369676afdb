package org.probity.identifiers.purl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.probity.identifiers.SpecificationData;
import tools.jackson.databind.JsonNode;

/** Every case that the specification's own suite states. */
class OfficialPurlCasesTest {
    @TestFactory
    Stream<DynamicTest> everyOfficialCaseHolds() {
        Path cases = SpecificationData.folder("purl").resolve("tests");
        return SpecificationData.jsonFiles(cases).stream().flatMap(file -> SpecificationData.json(file)
                .path("tests")
                .valueStream()
                .map(test -> DynamicTest.dynamicTest(
                        file.getFileName() + ": " + test.path("test_type").asString() + " "
                                + test.path("description").asString(),
                        () -> check(test))));
    }

    @Test
    void theTableOfTypesIsWhatTheDefinitionsSay() throws IOException {
        Path definitions = SpecificationData.folder("purl").resolve("types");
        try (var table = PurlTypes.class.getResourceAsStream("types.tsv")) {
            assertThat(new String(table.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .containsExactlyElementsOf(PurlTypeTable.lines(definitions));
        }
    }

    private static void check(JsonNode test) {
        JsonNode input = test.path("input");
        if (test.path("expected_failure").asBoolean(false)) {
            Optional<Purl> made = input.isString() ? Purl.tryParse(input.asString()) : tryBuild(input);
            assertThat(made).isEmpty();
            return;
        }
        JsonNode expected = test.path("expected_output");
        switch (test.path("test_type").asString()) {
            case "build" -> assertThat(build(input)).hasToString(expected.asString());
            case "validate" -> assertThat(Purl.parseLenient(input.asString())).hasToString(expected.asString());
            default -> assertThat(parts(Purl.parse(input.asString()))).isEqualTo(parts(expected));
        }
    }

    private static Optional<Purl> tryBuild(JsonNode parts) {
        try {
            return Optional.of(build(parts));
        } catch (PurlException refused) {
            return Optional.empty();
        }
    }

    private static Purl build(JsonNode parts) {
        Purl.Builder builder = Purl.builder(
                        parts.path("type").asString(""), parts.path("name").asString(""))
                .namespace(parts.path("namespace").asString(""))
                .version(parts.path("version").asString(""))
                .subpath(parts.path("subpath").asString(""));
        parts.path("qualifiers")
                .propertyStream()
                .forEach(entry ->
                        builder.qualifier(entry.getKey(), entry.getValue().asString()));
        return builder.build();
    }

    private static Map<String, Object> parts(Purl purl) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("type", purl.type());
        parts.put("namespace", purl.namespace());
        parts.put("name", purl.name());
        parts.put("version", purl.version());
        parts.put("qualifiers", purl.qualifiers());
        parts.put("subpath", purl.subpath());
        return parts;
    }

    private static Map<String, Object> parts(JsonNode expected) {
        Map<String, Object> parts = new LinkedHashMap<>();
        for (String key : new String[] {"type", "namespace", "name", "version"}) {
            parts.put(key, expected.path(key).asString(null));
        }
        Map<String, String> qualifiers = new LinkedHashMap<>();
        expected.path("qualifiers")
                .propertyStream()
                .forEach(
                        entry -> qualifiers.put(entry.getKey(), entry.getValue().asString()));
        parts.put("qualifiers", qualifiers);
        parts.put("subpath", expected.path("subpath").asString(null));
        return parts;
    }
}
