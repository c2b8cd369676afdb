package org.probity.scoring.ssvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.probity.scoring.TestData;

class SsvcJsonTest {
    private static final String LIST = """
            {"timestamp": "2026-11-22T10:00:00Z", "schemaVersion": "2.0.0", "target_ids": ["CVE-2026-1000"],
             "selections": [{"namespace": "ssvc", "key": "E", "version": "1.1.0", "name": "Exploitation",
                             "values": [{"key": "A", "name": "Active"}]},
                            {"namespace": "ssvc", "key": "A", "version": "2.0.0", "values": [{"key": "Y"}]}],
             "references": [{"uri": "https://example.com/report", "summary": "report"}]}""";

    /** A table of one's own: two questions, the answer is yes if one of them is. */
    private static final String TABLE = """
            {"namespace": "x_com.example#or", "key": "OR", "version": "1.0.0", "name": "Either", "definition": "d",
             "schemaVersion": "2.0.0", "outcome": "x_com.example#or:O:1.0.0",
             "decision_points": {
               "x_com.example#or:L:1.0.0": {"namespace": "x_com.example#or", "key": "L", "version": "1.0.0",
                  "name": "Left", "definition": "d", "schemaVersion": "2.0.0",
                  "values": [{"key": "N", "name": "No", "definition": "d"}, {"key": "Y", "name": "Yes", "definition": "d"}]},
               "x_com.example#or:O:1.0.0": {"namespace": "x_com.example#or", "key": "O", "version": "1.0.0",
                  "name": "Or", "definition": "d", "schemaVersion": "2.0.0",
                  "values": [{"key": "N", "name": "No", "definition": "d"}, {"key": "Y", "name": "Yes", "definition": "d"}]}},
             "mapping": [{"x_com.example#or:L:1.0.0": "Y", "x_com.example#or:O:1.0.0": "Y"},
                         {"x_com.example#or:L:1.0.0": "N", "x_com.example#or:O:1.0.0": "N"}]}""";

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void selectionListsAreReadEvaluatedAndWrittenBack() {
        SelectionList list = SsvcJson.readSelectionList(bytes(LIST));
        assertThat(list.targetIds()).containsExactly("CVE-2026-1000");
        assertThat(list.selections())
                .extracting(SelectionList.Selection::id)
                .containsExactly("ssvc:E:1.1.0", "ssvc:A:2.0.0");
        DecisionTable cisa = Objects.requireNonNull(SsvcRegistry.published().table("cisa"));
        assertThat(Answers.of(cisa, list).outcomes())
                .extracting(DecisionPoint.Value::key)
                .containsExactly("AT", "AC");
        assertThat(SsvcJson.readSelectionList(bytes(SsvcJson.write(list)))).isEqualTo(list);
    }

    @Test
    void theOfficialExampleIsRead() throws IOException {
        try (InputStream in = Files.newInputStream(
                TestData.path("ssvc/schema_examples/CVE-1900-1234-Decision_Point_Value_Selection-2-0-0.json"))) {
            assertThat(SsvcJson.readSelectionList(in).selections()).hasSize(3);
        }
    }

    @Test
    void brokenSelectionListsAreRefusedWithTheirPlace() {
        refusedList(
                LIST.replace("\"A\", \"name\": \"Active\"", "\"a b\""), "/selections/0/values/0/key: expected a key");
        refusedList(LIST.replace("\"2.0.0\", \"target", "\"1.0.0\", \"target"), "/schemaVersion: expected 2.0.0");
        refusedList(LIST.replace("2026-11-22T10:00:00Z", "yesterday"), "/timestamp: expected a time");
        refusedList(LIST.replace("\"timestamp\"", "\"time\""), "the document: \"time\" is not known here");
        refusedList(LIST.replace("\"CVE-2026-1000\"", "\"a\", \"a\""), "/target_ids: expected at least one text");
        refusedList("[]", "the document: expected an object");
        refusedList("{\"a\":1,\"a\":2}", "not readable as JSON");
        refusedList("", "not readable as JSON: the document is empty");
    }

    private static void refusedList(String text, String because) {
        assertThatExceptionOfType(SsvcFormatException.class)
                .isThrownBy(() -> SsvcJson.readSelectionList(bytes(text)))
                .withMessageContaining(because);
    }

    @Test
    void tablesOfOnesOwnAreData() {
        DecisionTable table = SsvcJson.readTable(bytes(TABLE));
        assertThat(table.evaluate(Map.of("x_com.example#or:L:1.0.0", List.of("Y"))))
                .containsExactly(new DecisionPoint.Value("Y", "Yes"));
        assertThat(table.evaluate(Map.of())).hasSize(2);
    }

    @Test
    void tablesWithGapsOrTwoAnswersAreRefused() {
        String once = "{\"x_com.example#or:L:1.0.0\": \"Y\", \"x_com.example#or:O:1.0.0\": \"Y\"}";
        String other = "{\"x_com.example#or:L:1.0.0\": \"N\", \"x_com.example#or:O:1.0.0\": \"N\"}";
        refusedTable(TABLE.replace(other, once), "/mapping/1: this combination has a row already");
        refusedTable(TABLE.replace(once + ",", ""), "has no outcome in row");
        refusedTable(
                TABLE.replace("\"outcome\": \"x_com.example#or:O:1.0.0\"", "\"outcome\": \"x:y:z\""),
                "/outcome: no decision point");
        refusedTable(TABLE.replace(other, "{}"), "/mapping/1: expected an answer to each decision point");
        refusedTable(TABLE.replace("1.0.0\": \"N\"}", "1.0.0\": \"Q\"}"), "has no value Q");
    }

    private static void refusedTable(String text, String because) {
        assertThatExceptionOfType(SsvcFormatException.class)
                .isThrownBy(() -> SsvcJson.readTable(bytes(text)))
                .withMessageContaining(because);
    }
}
