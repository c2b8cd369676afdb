package org.probity.csaf.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the values of a document share: texts as ordinals, places by milestones, the names of fields. */
class SharedPartsTest {
    private static JsonReader.Parsed read(String text) throws UnreadableJsonException {
        return JsonReader.read(text.getBytes(StandardCharsets.UTF_8), JsonLimits.DEFAULT);
    }

    @Test
    void everyTextOfALongArrayHasItsPlace() throws Exception {
        StringBuilder text = new StringBuilder("[");
        List<Integer> columns = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            text.append(i == 0 ? "" : i % 3 == 0 ? " , " : ",");
            columns.add(text.length() + 1);
            text.append(i % 5 == 0 ? "\"a\\\"],\\\\\"" : "\"" + i + "\"");
        }
        JsonReader.Parsed parsed = read(text + "]");
        for (int i = 0; i < 300; i++) {
            assertThat(SourcePosition.of(parsed.root(), parsed.source(), "/" + i))
                    .isEqualTo(new SourcePosition(1, columns.get(i)));
        }
    }

    @Test
    void anArrayOfTextsIsEqualToOneMadeByHand() throws Exception {
        JsonArray read = (JsonArray) read("[\"a\",\"\",\"a\"]").root();
        JsonArray made = JsonArray.of(List.of(JsonString.of("a"), JsonString.of(""), JsonString.of("a")));
        assertThat(read).isEqualTo(made).hasSameHashCodeAs(made).hasToString(made.toString());
        assertThat(read.items()).isEqualTo(made.items());
        assertThat(read.isTexts()).isTrue();
        assertThat(read.hasEmptyText()).isTrue();
        assertThat(List.of(read.ordinal(0), read.ordinal(1), read.ordinal(2))).containsExactly(0, 1, 0);
        assertThat(made.isTexts()).isFalse();
        assertThat(made.ordinal(0)).isEqualTo(-1);
    }

    @Test
    void aTextIsTheSameHoweverItIsSpelled() throws Exception {
        JsonReader.Parsed parsed = read("[\"aé\",\"\\u0061\\u00e9\",\"a\\u00E9\",\"ae\"]");
        JsonArray array = (JsonArray) parsed.root();
        assertThat(array.get(0)).isSameAs(array.get(1)).isSameAs(array.get(2)).isNotEqualTo(array.get(3));
        assertThat(parsed.distinctStrings()).isEqualTo(2);
    }

    @Test
    void objectsOfTheSameNamesShareThemAlsoAcrossDocuments() throws Exception {
        JsonObject first =
                (JsonObject) read("{\"category\":1,\"long_name_of_a_field\":2}").root();
        JsonObject second = (JsonObject)
                read("{ \"category\" : \"x\", \"long_name_of_a_field\" : [] }").root();
        assertThat(first.fieldNames()).isSameAs(second.fieldNames());
        assertThat(first.position("long_name_of_a_field")).isEqualTo(1);
        assertThat(first.position("long_name_of_a_fielD")).isEqualTo(-1);
    }

    @Test
    void manyFieldsAndManyDifferentObjectsAreReadAllTheSame() throws Exception {
        StringBuilder text = new StringBuilder("[");
        for (int object = 0; object < 3_000; object++) {
            text.append(object == 0 ? "{" : ",{");
            for (int field = 0; field < 1 + object % 40; field++) {
                text.append(field == 0 ? "" : ",")
                        .append("\"f")
                        .append(object)
                        .append('_')
                        .append(field)
                        .append("\":")
                        .append(field);
            }
            text.append('}');
        }
        JsonArray array = (JsonArray) read(text + "]").root();
        for (int object = 0; object < 3_000; object++) {
            JsonObject read = (JsonObject) array.get(object);
            assertThat(read.size()).isEqualTo(1 + object % 40);
            String last = "f" + object + "_" + (object % 40);
            assertThat(read.number(last)).isEqualTo(JsonNumber.of(object % 40));
            assertThat(read.has("f" + object + "_40")).isFalse();
        }
    }
}
