package org.probity.csaf.structure;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.CsafVersion;
import org.probity.csaf.SpecificationData;
import org.probity.csaf.json.JsonLimits;
import org.probity.csaf.json.JsonText;
import org.probity.csaf.json.JsonValue;

/** The structures of provider-metadata.json and aggregator.json have the verdict of the official schemas. */
class DistributionAgainstSchemasTest {
    private static final int MUTATIONS = Integer.getInteger("probity.mutations", 300);

    private static List<String> wrong(Structure structure, JsonValue document) {
        List<String> wrong = new ArrayList<>();
        structure.check(document, new Sink() {
            @Override
            public void wrong(org.probity.csaf.json.Path path, String message) {
                wrong.add(path + " " + message);
            }

            @Override
            public void unknown(org.probity.csaf.json.Path path, String name) {
                // allowed
            }
        });
        return wrong;
    }

    private static List<JsonValue> examples(String folder) throws Exception {
        List<JsonValue> examples = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SpecificationData.path(folder))) {
            for (Path file : files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                examples.add(CsafDocument.read(file, JsonLimits.DEFAULT).root());
            }
        }
        return examples;
    }

    private static void compare(Schema schema, Structure structure, List<JsonValue> examples) {
        List<String> differences = new ArrayList<>();
        Random random = new Random(20_261_129);
        for (JsonValue example : examples) {
            difference(schema, structure, example, "as it is", differences);
            for (int i = 0; i < MUTATIONS; i++) {
                Mutation mutation = new Mutation(random);
                JsonValue mutated = mutation.of(example);
                difference(schema, structure, mutated, mutation.toString(), differences);
            }
        }
        assertThat(differences).isEmpty();
        assertThat(examples).isNotEmpty();
    }

    private static void difference(
            Schema schema, Structure structure, JsonValue document, String what, List<String> differences) {
        List<String> official = schema
                .validate(
                        JsonText.compact(document),
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
        List<String> ours = wrong(structure, document);
        if (official.isEmpty() != ours.isEmpty()) {
            differences.add(what + "\n  official: " + official + "\n  ours: " + ours);
        }
    }

    private static List<JsonValue> of(String kind) throws Exception {
        List<JsonValue> all = new ArrayList<>(examples("csaf/other-2.0/examples/" + kind));
        all.addAll(examples("csaf/other-2.1/examples/" + kind));
        return all;
    }

    @Test
    void metadataOfProviders() throws Exception {
        OfficialSchemas schemas = new OfficialSchemas();
        compare(
                schemas.other("2.0/provider_json_schema.json"),
                DistributionStructure.provider(CsafVersion.V2_0),
                of("provider-metadata"));
        compare(
                schemas.other("2.1/schema/provider.json"),
                DistributionStructure.provider(CsafVersion.V2_1),
                of("provider-metadata"));
    }

    @Test
    void listsOfAggregators() throws Exception {
        OfficialSchemas schemas = new OfficialSchemas();
        compare(
                schemas.other("2.0/aggregator_json_schema.json"),
                DistributionStructure.aggregator(CsafVersion.V2_0),
                of("aggregator"));
        compare(
                schemas.other("2.1/schema/aggregator.json"),
                DistributionStructure.aggregator(CsafVersion.V2_1),
                of("aggregator"));
    }

    @Test
    void theExamplesOfRolieDocumentsHaveTheirStructure() throws Exception {
        int count = 0;
        for (JsonValue document : of("ROLIE")) {
            String text = JsonText.compact(document);
            Structure structure = text.startsWith("{\"feed\"")
                    ? DistributionStructure.FEED
                    : text.startsWith("{\"service\"")
                            ? DistributionStructure.SERVICE
                            : DistributionStructure.CATEGORIES;
            assertThat(wrong(structure, document)).isEmpty();
            count++;
        }
        assertThat(count).isEqualTo(8);
    }
}
