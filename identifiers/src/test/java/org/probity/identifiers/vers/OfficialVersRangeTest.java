package org.probity.identifiers.vers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.probity.identifiers.SpecificationData;
import tools.jackson.databind.JsonNode;

/** The official cases that read, ask or translate ranges. */
class OfficialVersRangeTest {
    @TestFactory
    Stream<DynamicTest> everyOfficialCaseHolds() {
        Path cases = SpecificationData.folder("vers").resolve("tests");
        return SpecificationData.jsonFiles(cases).stream()
                .flatMap(file -> SpecificationData.json(file).path("tests").valueStream())
                .filter(test -> !test.path("input").has("versions"))
                .map(test -> DynamicTest.dynamicTest(
                        test.path("test_type").asString() + " " + test.path("input"), () -> check(test)));
    }

    private static void check(JsonNode test) {
        JsonNode input = test.path("input");
        JsonNode expected = test.path("expected_output");
        switch (test.path("test_type").asString()) {
            case "from_native" ->
                assertThat(NativeRange.of(
                                        input.path("scheme").asString(),
                                        input.path("native_range").asString())
                                .literal())
                        .isEqualTo(expected.asString());
            case "containment" ->
                assertThat(Vers.parseLenient(input.path("vers").asString())
                                .contains(input.path("version").asString()))
                        .isEqualTo(expected.asBoolean());
            case "validate" -> assertThat(Vers.normalize(input.asString())).hasToString(expected.asString());
            case "parse" -> checkParse(test, input.asString(), expected);
            default -> throw new AssertionError("an unknown kind of case: " + test);
        }
    }

    private static void checkParse(JsonNode test, String text, JsonNode expected) {
        if (test.path("expected_failure").asBoolean(false)) {
            assertThatThrownBy(() -> Vers.parse(text)).isInstanceOf(VersException.class);
            assertThatThrownBy(() -> Vers.normalize(text)).isInstanceOf(VersException.class);
            return;
        }
        Vers vers = Vers.parse(text);
        assertThat(vers).hasToString(text);
        assertThat(vers.type()).isEqualTo(expected.path("scheme").asString());
        List<List<String>> pairs = expected.path("version_constraints")
                .valueStream()
                .map(pair -> List.of(pair.get(0).asString(), pair.get(1).asString()))
                .toList();
        assertThat(vers.constraints())
                .extracting(constraint -> List.of(constraint.comparator().sign(), constraint.version()))
                .isEqualTo(pairs);
    }
}
