package org.probity.inventory.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.probity.inventory.SpecData;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/** Our own parser accepts what Jackson's does, if it is UTF-8, and tells the same of it, however the bytes come in. */
class Utf8ParserTest {
    private static final JsonFactory FACTORY = JsonTree.factory(20, 2_000);
    private static final int[] WINDOWS = {16, 61, ByteSource.WINDOW};
    private static final byte[] TELLING =
            "{}[]:,\"\\/u0123456789abcdefDE+-. \n\r\t\0tnlé\u007f".getBytes(StandardCharsets.UTF_8);

    private static final List<String> PARTS = List.of(
            ("{ } [ ] : , \" \"a\" \"\" \"a\": \"\\u0061\": \"type\": \"é\" \"\\n\" \\ \\u d83d \\ude00 \"\\ud83d\\ude00\" \"😀\" 0 - -0 1 01"
                            + " 1. .5 1.5 1e5 1E+5 2e-3 e 123456789012345678901 -9223372036854775808 2147483648 1e99999999999 true false"
                            + " null nul NaN \"\\ud800\" {\"a\":[1,2]} [\"x\",{}] \"a_text_that_does_not_fit_into_eight_bytes\": \"\u0080\"")
                    .split(" ", -1));
    private static final List<String> SPACES = List.of("", "", "", " ", "\n", "\r", "\r\n", "\t", "\f", "\u00a0");

    private static JsonParser own(byte[] bytes, int window) {
        Utf8Parser parser =
                new Utf8Parser(FACTORY.streamReadConstraints(), new byte[0], new ByteArrayInputStream(bytes), window);
        return parser;
    }

    /** All that a parser tells, with or without its texts; null if it refuses. */
    private static @Nullable List<String> told(JsonParser p, boolean texts) {
        List<String> told = new ArrayList<>();
        try (p) {
            for (JsonToken token = p.nextToken(); token != null; token = p.nextToken()) {
                String more =
                        switch (token) {
                            case PROPERTY_NAME -> p.currentName();
                            case VALUE_STRING -> texts ? p.getString() : "";
                            case VALUE_NUMBER_INT ->
                                p.getNumberValue() + " "
                                        + p.getNumberValue().getClass().getSimpleName();
                            case VALUE_NUMBER_FLOAT -> p.getDecimalValue() + p.getString();
                            default -> "";
                        };
                told.add(p.currentTokenLocation().getLineNr() + " " + token + " " + more);
            }
            return told;
        } catch (JacksonException refused) {
            assertThat(refused.getOriginalMessage()).isNotBlank();
            return null;
        } catch (NumberFormatException refused) {
            assertThat(p).as("Jackson lets this through").isNotInstanceOf(Utf8Parser.class);
            return null;
        }
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException wrong) {
            return false;
        }
    }

    private static void compare(byte[] bytes) {
        String shown = bytes.length > 500 ? "a file, changed" : new String(bytes, StandardCharsets.UTF_8);
        boolean utf8 = isUtf8(bytes);
        for (boolean texts : new boolean[] {true, false}) {
            List<String> theirs = utf8
                    ? told(FACTORY.createParser(ObjectReadContext.empty(), new ByteArrayInputStream(bytes)), texts)
                    : null;
            for (int window : WINDOWS) {
                assertThat(told(own(bytes, window), texts)).as(shown).isEqualTo(theirs);
            }
        }
    }

    @Test
    void officialExamplesAndTheirDamagesAreToldAlike() throws IOException {
        Random random = new Random(20_261_129);
        try (Stream<Path> files = Files.walk(SpecData.at("cyclonedx"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                byte[] bytes = Files.readAllBytes(file);
                if (bytes.length > 0 && bytes.length < 20_000) {
                    compare(bytes);
                    compare(damaged(bytes, random));
                }
            }
        }
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length);
        byte with = random.nextInt(4) == 0 ? (byte) random.nextInt(256) : TELLING[random.nextInt(TELLING.length)];
        if (random.nextInt(4) == 0) {
            return Arrays.copyOf(bytes, at);
        }
        byte[] changed = bytes.clone();
        changed[at] = with;
        return changed;
    }

    @Test
    void whatLooksLikeJsonIsToldAlike() {
        Random random = new Random(20_261_129);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "[" : "");
            for (int parts = random.nextInt(8); parts >= 0; parts--) {
                text.append(PARTS.get(random.nextInt(PARTS.size())))
                        .append(SPACES.get(random.nextInt(SPACES.size())))
                        .append(random.nextInt(3) == 0 ? "," : "");
            }
            compare(text.append(random.nextBoolean() ? "]" : "").toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void textsOfEveryLengthAndKindAreToldAlike() {
        for (int length = 0; length < 80; length++) {
            for (String last : List.of("", "é", "😀", "\\\"", "\\u20ac", "\u007f")) {
                String text = "\"" + "x".repeat(length) + last + "y".repeat(length % 7) + "\"";
                compare(("[{" + text + ": " + text + "}, {" + text + " :" + text + "}]")
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void limitsAreTheSame() {
        for (String text : List.of(
                "[".repeat(20) + "]".repeat(20),
                "[".repeat(21) + "]".repeat(21),
                "[\"" + "x".repeat(2_000) + "\"]",
                "[\"" + "x".repeat(2_001) + "\"]",
                "[\"" + "é".repeat(2_000) + "\"]",
                "[\"" + "é".repeat(2_001) + "\"]",
                "{\"" + "n".repeat(50_000) + "\":1}",
                "{\"" + "n".repeat(50_001) + "\":1}",
                "[-" + "1".repeat(1_000) + "]",
                "[" + "1".repeat(1_001) + "]",
                "[1." + "1".repeat(999) + "]",
                "[1." + "1".repeat(1_000) + "]")) {
            for (int window : WINDOWS) {
                JsonParser theirs = FACTORY.createParser(
                        ObjectReadContext.empty(), new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
                assertThat(told(own(text.getBytes(StandardCharsets.UTF_8), window), true))
                        .as(text.substring(0, 10))
                        .isEqualTo(told(theirs, true));
            }
        }
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        for (int[] bytes : new int[][] {
            {0xc0, 0x80},
            {0xc3},
            {0xc3, 0x28},
            {0xe0, 0x80, 0x80},
            {0xed, 0xa0, 0x80},
            {0xf0, 0x80, 0x80, 0x80},
            {0xf4, 0x90, 0x80, 0x80},
            {0xf8, 0x88, 0x80, 0x80, 0x80},
            {0x80},
            {0xff}
        }) {
            byte[] text = new byte[bytes.length + 4];
            System.arraycopy("[\"".getBytes(StandardCharsets.UTF_8), 0, text, 0, 2);
            for (int i = 0; i < bytes.length; i++) {
                text[i + 2] = (byte) bytes[i];
            }
            System.arraycopy("\"]".getBytes(StandardCharsets.UTF_8), 0, text, bytes.length + 2, 2);
            assertThat(told(own(text, 16), true)).isNull();
            assertThat(told(own(text, 16), false)).isNull();
        }
    }

    @Test
    void aMarkIsPassedOverAndWiderFormsAreReadToo() throws IOException {
        for (byte[] bytes : List.of(
                "\uFEFF{\"a\":\"b\"}".getBytes(StandardCharsets.UTF_8),
                "{\"a\":\"b\"}".getBytes(StandardCharsets.UTF_16LE),
                "{\"a\":\"b\"}".getBytes(StandardCharsets.UTF_16),
                "{\"a\":\"b\"}".getBytes(StandardCharsets.UTF_32))) {
            try (JsonParser p = JsonTree.parser(FACTORY, new ByteArrayInputStream(bytes))) {
                p.nextToken();
                assertThat(JsonTree.read(p)).hasToString("{a=b}");
            }
        }
    }

    @Test
    void sameWordsAreOneObject() throws IOException {
        byte[] bytes = "[\"SHA-1\",\"MIT\",\"SHA-1\",\"é\",\"\\u0041\",7]".getBytes(StandardCharsets.UTF_8);
        try (JsonParser p = JsonTree.parser(FACTORY, new ByteArrayInputStream(bytes))) {
            List<String> words = new ArrayList<>();
            p.nextToken();
            while (p.nextToken() != JsonToken.END_ARRAY) {
                words.add(JsonTree.word(p));
            }
            assertThat(words).containsExactly("SHA-1", "MIT", "SHA-1", "é", "A", "7");
            assertThat(words.get(2)).isSameAs(words.get(0));
        }
    }

    @Test
    void aStreamThatFailsIsToldAsThat() {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };
        JsonParser parser = new Utf8Parser(FACTORY.streamReadConstraints(), new byte[] {'['}, failing, 16);
        assertThat(parser.nextToken()).isEqualTo(JsonToken.START_ARRAY);
        assertThatThrownBy(parser::nextToken)
                .isInstanceOf(JacksonIOException.class)
                .hasMessageContaining("gone");
    }
}
