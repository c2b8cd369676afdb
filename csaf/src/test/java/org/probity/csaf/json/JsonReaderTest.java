package org.probity.csaf.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    private static JsonReader.Parsed read(String text) throws UnreadableJsonException {
        return JsonReader.read(text.getBytes(StandardCharsets.UTF_8), JsonLimits.DEFAULT);
    }

    private static UnreadableJsonException refusal(byte[] bytes, JsonLimits limits) {
        return catchThrowableOfType(UnreadableJsonException.class, () -> JsonReader.read(bytes, limits));
    }

    private static UnreadableJsonException refusal(String text) {
        return refusal(text.getBytes(StandardCharsets.UTF_8), JsonLimits.DEFAULT);
    }

    @Test
    void keepsUnknownFieldsNumbersAndOrder() throws Exception {
        String text = "{\"z\":[1.50,-0,1e3,true,null],\"a\":{\"x\\u00e9\":\"\\n\"}}";
        assertThat(read(text).root()).hasToString("{\"z\":[1.50,-0,1e3,true,null],\"a\":{\"xé\":\"\\n\"}}");
    }

    @Test
    void equalTextsAreOneObjectAndCountedOnce() throws Exception {
        JsonReader.Parsed parsed = read("[\"a\",\"b\",\"a\"]");
        JsonArray array = (JsonArray) parsed.root();
        assertThat(array.get(0)).isSameAs(array.get(2));
        assertThat(((JsonString) array.get(1)).ordinal()).isEqualTo(1);
        assertThat(parsed.distinctStrings()).isEqualTo(2);
    }

    @Test
    void knowsThePlaceOfEveryValue() throws Exception {
        JsonReader.Parsed parsed = read("\n{\n  \"é\": [\"ü\",\r\n \"b\"],\r  \"c\": 5}");
        assertThat(place(parsed, "")).isEqualTo(new SourcePosition(2, 1));
        assertThat(place(parsed, "/é/0")).isEqualTo(new SourcePosition(3, 9));
        assertThat(place(parsed, "/é/1")).isEqualTo(new SourcePosition(4, 2));
        assertThat(place(parsed, "/é/7")).isEqualTo(new SourcePosition(3, 8));
        assertThat(place(parsed, "/c")).isEqualTo(new SourcePosition(5, 8));
        assertThat(place(parsed, "/nothing/there")).isEqualTo(new SourcePosition(2, 1));
    }

    private static SourcePosition place(JsonReader.Parsed parsed, String pointer) {
        return SourcePosition.of(parsed.root(), parsed.source(), pointer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "{", "[1,]", "{\"a\":1,}", "nul", "[01]", "{} {}", "NaN", "'a'", "[1] x", "/* */1"})
    void refusesWhatIsNoJson(String text) {
        assertThat(refusal(text)).as(text).isNotNull();
        assertThat(refusal(text).described()).doesNotContain("tools.jackson").contains("line");
    }

    @Test
    void refusesNamesGivenTwiceWithThePlace() {
        UnreadableJsonException small = refusal("{\"a\":1,\n \"\\u0061\":2}");
        assertThat(small).hasMessage("the name \"a\" is given twice in one object");
        assertThat(small.line()).isEqualTo(2);
        StringBuilder large = new StringBuilder("{");
        for (int i = 0; i < 100; i++) {
            large.append('"').append(i).append("\":0,");
        }
        assertThat(refusal(large + "\"77\":1}")).hasMessage("the name \"77\" is given twice in one object");
    }

    @Test
    void refusesLoneSurrogatesButNotPairs() throws Exception {
        assertThat(refusal("[\"\\ud83d\"]").getMessage()).contains("lone surrogate");
        assertThat(refusal("[\"x\\ude00\"]").getMessage()).contains("lone surrogate");
        assertThat(refusal("{\"\\ude00\":1}").getMessage()).contains("lone surrogate");
        assertThat(((JsonArray) read("[\"\\ud83d\\ude00\"]").root()).get(0)).isEqualTo(JsonString.of("😀"));
    }

    @Test
    void refusesBrokenUtf8AndOtherEncodings() {
        byte[][] broken = {
            {'"', (byte) 0xc3, '"'},
            {'"', (byte) 0xc0, (byte) 0x80, '"'},
            {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'},
            {'"', (byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80, '"'},
            {'"', (byte) 0xff, '"'},
            {'"', (byte) 0xe2, (byte) 0x82},
            "{}".getBytes(StandardCharsets.UTF_16),
            "{}".getBytes(StandardCharsets.UTF_16LE),
        };
        for (byte[] bytes : broken) {
            assertThat(refusal(bytes, JsonLimits.DEFAULT).getMessage()).contains("not UTF-8");
        }
    }

    @Test
    void skipsAByteOrderMark() throws Exception {
        assertThat(read("\ufeff{\"a\":1}").root()).hasToString("{\"a\":1}");
    }

    @Test
    void holdsEveryLimit() {
        JsonLimits limits = new JsonLimits(100, 5, 10, 20);
        assertThat(refusal("[".repeat(6).getBytes(StandardCharsets.UTF_8), limits))
                .hasMessage("nested deeper than the limit of 5");
        assertThat(refusal("[0,0,0,0,0,0,0,0,0,0,0,0]".getBytes(StandardCharsets.UTF_8), limits))
                .hasMessage("more values than the limit of 10");
        assertThat(refusal(" ".repeat(101).getBytes(StandardCharsets.UTF_8), limits))
                .hasMessage("larger than the limit of 100 bytes");
        assertThat(refusal(("\"" + "x".repeat(30) + "\"").getBytes(StandardCharsets.UTF_8), limits))
                .isNotNull();
    }

    @Test
    void survivesTextsChosenToCollide() throws Exception {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < 4096; i++) {
            text.append(i == 0 ? "\"" : ",\"");
            for (int bit = 0; bit < 12; bit++) {
                text.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            text.append('"');
        }
        String half = text.substring(1);
        JsonReader.Parsed parsed = read(text + "," + half + "]");
        assertThat(parsed.distinctStrings()).isEqualTo(4096);
        JsonArray array = (JsonArray) parsed.root();
        for (int i = 0; i < 4096; i++) {
            assertThat(array.get(i)).isSameAs(array.get(i + 4096));
        }
    }

    @Property(tries = 200)
    void whatIsWrittenReadsBackTheSame(@ForAll String name, @ForAll String value) throws Exception {
        JsonObject object = JsonObject.builder().put(name, value).put("n", true).build();
        String compact = JsonText.compact(object);
        if (refusal(compact) != null) {
            assertThat(refusal(compact).getMessage()).contains("lone surrogate");
        } else {
            assertThat(read(compact).root()).isEqualTo(object);
            assertThat(read(JsonText.pretty(object)).root()).isEqualTo(object);
        }
    }

    @Test
    void numbersCompareByValueAndNeverExplode() {
        assertThat(JsonNumber.of("1.0")).isEqualTo(JsonNumber.of("1")).hasSameHashCodeAs(JsonNumber.of("1"));
        assertThat(JsonNumber.of("1.0").isInteger()).isTrue();
        assertThat(JsonNumber.of("1e2").isInteger()).isTrue();
        assertThat(JsonNumber.of("1.5").isInteger()).isFalse();
        assertThat(JsonNumber.of("1e999999999").decimal().precision()).isEqualTo(1);
        assertThat(JsonNumber.of("1e-99999999999").decimal().scale()).isLessThan(5_000);
    }
}
