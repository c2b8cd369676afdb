package org.probity.identifiers.vers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.probity.identifiers.SpecificationData;
import tools.jackson.databind.JsonNode;

/** The official cases that sort versions or ask whether two are the same. */
class OfficialVersionOrderTest {
    @TestFactory
    Stream<DynamicTest> everyOfficialCaseHolds() {
        Path cases = SpecificationData.folder("vers").resolve("tests");
        return SpecificationData.jsonFiles(cases).stream()
                .flatMap(file -> SpecificationData.json(file).path("tests").valueStream())
                .filter(test -> test.path("input").has("versions"))
                .map(test -> DynamicTest.dynamicTest(test.path("input").toString(), () -> check(test)));
    }

    private static void check(JsonNode test) {
        JsonNode input = test.path("input");
        VersionScheme scheme =
                VersionScheme.of(input.path("input_scheme").asString()).orElseThrow();
        List<String> versions = texts(input.path("versions"));
        assertThat(versions).allMatch(scheme::isValid);
        if (test.path("test_type").asString().equals("equality")) {
            assertThat(scheme.compare(versions.get(0), versions.get(1)) == 0)
                    .isEqualTo(test.path("expected_output").asBoolean());
        } else {
            List<String> expected = texts(test.path("expected_output"));
            assertThat(versions.stream().sorted(scheme).toList())
                    .usingElementComparator(Comparator.comparing(version -> version, scheme))
                    .isEqualTo(expected);
            for (int i = 1; i < expected.size(); i++) {
                assertThat(scheme.compare(expected.get(i), expected.get(i - 1))).isNotNegative();
            }
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asString()));
        return texts;
    }
}
