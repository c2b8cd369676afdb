package org.probity.ledger.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.probity.ledger.base.LedgerException;

class JsonTest {
    /** The samples of RFC 8785, appendix B: the bits of the double and its text. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void numbersAreWrittenAsEcmaScriptDoes(String bits, String text) {
        double value = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
        assertThat(new Json.Num(value).canonical()).isEqualTo(text);
    }

    @Property
    void everyFiniteNumberReadsBackToItself(@ForAll long bits) {
        double value = Double.longBitsToDouble(bits);
        if (Double.isFinite(value)) {
            assertThat(Double.parseDouble(new Json.Num(value).canonical())).isEqualTo(value == 0 ? 0 : value);
        }
    }

    @Test
    void namesAreSortedByTheirUtf16UnitsAndStringsEscapedLeast() {
        String text = "{\"\\u20ac\":\"Euro Sign\",\"\\r\":\"Carriage Return\",\"\\ufb33\":\"Dalet\",\"1\":\"One\","
                + "\"\\ud83d\\ude00\":\"Smiley\",\"\\u0080\":\"Control\",\"\\u00f6\":\"O\"}";
        assertThat(Json.parse(text).canonical())
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"\u00f6\":\"O\","
                        + "\"\u20ac\":\"Euro Sign\",\"\ud83d\ude00\":\"Smiley\",\"\ufb33\":\"Dalet\"}");
        assertThat(Json.parse(" [ \"\\u000f\\u000a\\\"\\/\\\\\" , null , true , 1e2 ] ")
                        .canonical())
                .isEqualTo("[\"\\u000f\\n\\\"/\\\\\",null,true,100]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1,]",
                "{\"a\":1,}",
                "{\"a\":1,\"a\":2}",
                "01",
                "-",
                "1.",
                ".5",
                "1e",
                "+1",
                "nul",
                "tru",
                "\"",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\n\"",
                "\"\\ud800\"",
                "[1] 2",
                "9007199254740993",
                "1e999",
                "123456789012345678901234567890",
                "{a:1}",
                "[1 2]",
                "'a'",
                "NaN",
                "\u00a01"
            })
    void whatIsNotStrictJsonIsRefused(String text) {
        assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(LedgerException.class);
    }

    @Test
    void hostileDepthIsRefusedWithoutExhaustingTheStack() {
        assertThatThrownBy(() -> Json.parse("[".repeat(1_000_000))).hasMessageContaining("deeper");
    }

    @Test
    void plainJavaValuesBecomeJson() {
        assertThat(Json.from(Map.of("a", Arrays.asList(1, 2L, 0.5, "x", true, null)))
                        .canonical())
                .isEqualTo("{\"a\":[1,2,0.5,\"x\",true,null]}");
        assertThatThrownBy(() -> Json.from(List.of(new Object()))).isInstanceOf(LedgerException.class);
        assertThatThrownBy(() -> Json.from(1L << 60)).hasMessageContaining("2^53");
        assertThatThrownBy(() -> Json.from(Double.NaN)).isInstanceOf(LedgerException.class);
    }

    @Property
    void everyStringComesBack(@ForAll String text) {
        boolean wellFormed = text.equals(new String(
                text.getBytes(java.nio.charset.StandardCharsets.UTF_16BE), java.nio.charset.StandardCharsets.UTF_16BE));
        if (wellFormed) {
            assertThat(Json.parse(Json.of(text).canonical())).isEqualTo(Json.of(text));
        }
    }

    /** What the canonical reader takes is just what is read and written again without a change. */
    private static void assertReadsOnlyWhatIsCanonical(String text) {
        String again;
        try {
            again = Json.parse(text).canonical();
        } catch (LedgerException notJson) {
            again = "";
        }
        if (again.equals(text)) {
            assertThat(Json.parseCanonical(text)).isEqualTo(Json.parse(text));
        } else {
            assertThatThrownBy(() -> Json.parseCanonical(text)).as(text).isInstanceOf(LedgerException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"b\":[true,false,null],\"c\":{}}",
                "{\"b\":1,\"a\":1}",
                "{\"a\":1,\"a\":1}",
                "{\"\":1}",
                "{\"\u20ac\":1,\"\ud83d\ude00\":2,\"\ufb33\":3}",
                "{\"\ufb33\":3,\"\ud83d\ude00\":2}",
                " 1",
                "1 ",
                "[1, 2]",
                "-0",
                "-1",
                "1.0",
                "1e2",
                "1e21",
                "1e+21",
                "0.5",
                "9007199254740991",
                "\"\\u000f\\n\\\"/\\\\\"",
                "\"\\u000F\"",
                "\"\\u000a\"",
                "\"\\/\"",
                "\"\\u0041\"",
                "\"\\ud800\""
            })
    void theCanonicalReaderTakesOnlyCanonicalText(String text) {
        assertReadsOnlyWhatIsCanonical(text);
    }

    @Property
    void theCanonicalReaderTakesNoTextThatWasChangedIntoAnotherSpelling(
            @ForAll int place, @ForAll char other, @ForAll boolean inserted) {
        String text = "{\"a\":[1,-2.5,1e+21,\"x\\n\\u0001\"],\"b\":{\"c\":true,\"d\":null}}";
        int at = Math.floorMod(place, text.length());
        for (char c : new char[] {other, ' ', '0', '\\', '"', '-', 'e', 'a', 'b', '/'}) {
            assertReadsOnlyWhatIsCanonical(text.substring(0, at) + c + text.substring(inserted ? at : at + 1));
        }
    }
}
