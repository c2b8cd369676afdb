package org.probity.csaf.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.probity.csaf.SpecificationData;

/** Our own reader accepts what Jackson accepts, less what is ambiguous, and reads the same from it. */
class JsonReaderAgainstJacksonTest {
    /** How many mutations of each file; a sweep asks for more. */
    private static final int MUTATIONS = Integer.getInteger("probity.mutations", 3);

    private static final byte[] TELLING =
            "{}[]:,\"\\/u0123456789abcdefDE+-. \n\t\0tnl\u007f".getBytes(StandardCharsets.UTF_8);

    private static @Nullable JsonValue ours(byte[] bytes) {
        try {
            return JsonReader.read(bytes, JsonLimits.DEFAULT).root();
        } catch (UnreadableJsonException refused) {
            assertThat(refused.line()).isPositive();
            assertThat(refused.column()).isPositive();
            return null;
        }
    }

    private static void compare(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        JsonValue theirs = JacksonTree.read(bytes);
        JsonValue ours = ours(bytes);
        assertThat(ours == null ? null : JsonText.compact(ours))
                .as(text.length() > 500 ? "a file, changed" : text)
                .isEqualTo(theirs == null ? null : JsonText.compact(theirs));
        if (ours != null) {
            assertThat(ours).isEqualTo(theirs).hasSameHashCodeAs(theirs);
        }
    }

    @Test
    void everyFileAtHandIsReadTheSameAndSoIsItsEveryDamage() throws IOException {
        Random random = new Random(20_261_129);
        for (String folder : List.of("csaf/cases-2.1", "csaf/other-2.0", "real/cisa")) {
            try (Stream<Path> files = Files.walk(SpecificationData.path(folder))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                        .sorted()
                        .toList()) {
                    byte[] bytes = Files.readAllBytes(file);
                    compare(bytes);
                    for (int i = 0; i < MUTATIONS; i++) {
                        compare(damaged(bytes, random));
                    }
                }
            }
        }
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length);
        byte with = random.nextInt(4) == 0 ? (byte) random.nextInt(256) : TELLING[random.nextInt(TELLING.length)];
        switch (random.nextInt(4)) {
            case 0 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 1 -> {
                byte[] changed = bytes.clone();
                changed[at] = with;
                return changed;
            }
            case 2 -> {
                byte[] shorter = Arrays.copyOf(bytes, bytes.length - 1);
                System.arraycopy(bytes, at + 1, shorter, at, shorter.length - at);
                return shorter;
            }
            default -> {
                byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
                System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
                longer[at] = with;
                return longer;
            }
        }
    }

    @Provide
    Arbitrary<String> jsonLike() {
        return Arbitraries.of(
                        "{",
                        "}",
                        "[",
                        "]",
                        ":",
                        ",",
                        "\"",
                        "\"a\"",
                        "\"\"",
                        "\"a\":",
                        "\"\\u0061\":",
                        "\"b\":",
                        "\"é\"",
                        "\"\\n\"",
                        "\\",
                        "\\u",
                        "d83d",
                        "\\ude00",
                        "\"\\ud83d\\ude00\"",
                        "\"😀\"",
                        "0",
                        "-",
                        "-0",
                        "1",
                        "01",
                        "1.",
                        ".5",
                        "1.5",
                        "1e5",
                        "1E+5",
                        "2e-3",
                        "e",
                        "true",
                        "false",
                        "null",
                        "nul",
                        "NaN",
                        " ",
                        "\n",
                        "\t",
                        "\r",
                        "\f",
                        "\u00a0",
                        "\"long enough for several words\"",
                        "\"long enough for several word\"",
                        "        ",
                        "[]",
                        "{}",
                        "//",
                        "'")
                .list()
                .ofMinSize(1)
                .ofMaxSize(14)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 4_000)
    void whatIsNearlyJsonHasTheSameVerdict(@ForAll("jsonLike") String text) {
        compare(text.getBytes(StandardCharsets.UTF_8));
        compare(("[" + text + "]").getBytes(StandardCharsets.UTF_8));
        compare(("{\"a\":" + text + "}").getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 500)
    void anyTextComesBack(@ForAll String text) {
        String sound = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        compare(JsonText.compact(JsonArray.of(List.of(JsonString.of(sound), JsonString.of(sound + "x"))))
                .getBytes(StandardCharsets.UTF_8));
    }
}
