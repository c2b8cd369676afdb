package org.probity.csaf.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.CsafVersion;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonLiteral;
import org.probity.csaf.json.JsonNumber;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.JsonText;
import org.probity.csaf.json.JsonValue;

/**
 * The structure check against the official schemas at every place: {@code full-*.json} has every field that the standard
 * knows, and each of its values in turn is taken away, doubled, retyped and bent in every way that is listed here. That
 * makes 61,000 documents; each sixtieth is enough for every day, {@code -Dprobity.mutations=100} looks at all.
 */
class EveryPlaceAgainstSchemasTest {
    private static final int EVERY = Integer.getInteger("probity.mutations", 2) >= 100 ? 1 : 61;

    /** No text ends in a line separator: the oracle's regular expressions let it pass before {@code $}, ECMA-262 does not. */
    private static final List<String> ODD_TEXTS = List.of(
            "",
            " ",
            "x",
            "\n",
            "\u00e9",
            "\ud83d\ude00",
            "\ud83d\ude00x",
            "-",
            ".",
            "a.",
            "_a",
            "a b",
            "0",
            "1",
            "01",
            "1.0",
            "1.0.0-rc+b",
            "1.0.0-01",
            "2.0",
            "2.1",
            "DRAFT",
            "en-x-y",
            "EN",
            "i-default",
            "i-klingon",
            "zh-min-nan",
            "12345678901",
            "CVE-2026-123",
            "CVE-2026-1234",
            "cve-2026-1234",
            "CWE-0",
            "CWE-1234567",
            "2026-01-31T12:00:00z",
            "2026-01-31t12:00:00Z",
            "2026-01-31 12:00:00Z",
            "2026-01-31T12:00:00",
            "2026-02-29T12:00:00Z",
            "2024-02-29T24:00:00Z",
            "2026-01-31T12:00:00.5+23:59",
            "2016-12-31T23:59:60Z",
            "2016-12-31T12:59:60Z",
            "2026-01-31T12:00:00+2400",
            "https://example.com",
            "HTTPS://EXAMPLE.COM/%zz",
            "https://example.com/a b",
            "https://example.com/\u00e9",
            "example.com",
            "//example.com",
            "urn:uuid:1",
            "mailto:a@b",
            "http:",
            "https://[::1]/",
            "https://a.example/[",
            "https://example.com/a_1.0.0.json",
            "pkg:a/b",
            "PKG:a/b",
            "pkg:a/",
            "cpe:/a",
            "cpe:/a:v:p:1:2:3:4:5",
            "cpe:2.3:a:v:p:1:*:*:*:*:*:*",
            "cpe:2.3:a:v:p:1:*:*:*:*:*:*:*x",
            "0.5",
            "1.5",
            "1.000",
            ".5",
            "SHA256",
            "026a37919b182ef7c63791e82c9645e2",
            "026A37919b182ef7c63791e82c9645e2",
            "026a",
            "AV:N/AC:L/Au:N/C:C/I:C/A:C",
            "CVSS:3.1/AV:N",
            "NONE",
            "none",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
            "00000000-0000-0000-0000-000000000000",
            "5868d6be-b28a-104e-a245-0b5093b31b8b",
            "5868D6BE-b28a-404e-a245-0b5093b31b8b");

    private static final List<JsonValue> OTHERS = List.of(
            JsonLiteral.NULL,
            JsonLiteral.TRUE,
            JsonLiteral.FALSE,
            JsonNumber.of("0"),
            JsonNumber.of("-0.0"),
            JsonNumber.of("1.0"),
            JsonNumber.of("1e1"),
            JsonNumber.of("10.00"),
            JsonNumber.of("10.1"),
            JsonNumber.of("-1"),
            JsonNumber.of("4.55"),
            JsonNumber.of("1e400"),
            JsonArray.EMPTY,
            JsonArray.of(List.of(JsonString.of("x"))),
            JsonObject.EMPTY);

    private final List<String> differences = new ArrayList<>();
    private int count;

    @ParameterizedTest
    @EnumSource
    void everyValueOfAFullDocumentBentHasTheSameVerdict(CsafVersion version) throws Exception {
        OfficialSchemas schemas = new OfficialSchemas();
        JsonValue full = read(version);
        compare("as it is", () -> full, version, schemas);
        bend(full, "", changed -> changed, version, schemas);
        assertThat(count).isGreaterThan(20_000);
        assertThat(differences).isEmpty();
    }

    private static JsonValue read(CsafVersion version) throws Exception {
        String file = "full-" + version.label() + ".json";
        try (InputStream stream = EveryPlaceAgainstSchemasTest.class.getResourceAsStream(file)) {
            return CsafDocument.read(Objects.requireNonNull(stream, file).readAllBytes())
                    .root();
        }
    }

    /** Puts a changed value back where it was, in a copy of the document. */
    private interface Frame {
        JsonValue around(JsonValue changed);
    }

    private void bend(JsonValue value, String path, Frame frame, CsafVersion version, OfficialSchemas schemas)
            throws Exception {
        for (JsonValue other : OTHERS) {
            compare(path + " = " + other, () -> frame.around(other), version, schemas);
        }
        compare(path + " wrapped", () -> frame.around(JsonArray.of(List.of(value))), version, schemas);
        switch (value) {
            case JsonString text -> texts(text.value(), path, frame, version, schemas);
            case JsonObject object -> fields(object, path, frame, version, schemas);
            case JsonArray array -> items(array, path, frame, version, schemas);
            default -> {}
        }
    }

    private void texts(String text, String path, Frame frame, CsafVersion version, OfficialSchemas schemas)
            throws Exception {
        List<String> others = new ArrayList<>(ODD_TEXTS);
        others.addAll(List.of(text + "\n", text + " ", " " + text, text + "x", text + "/", text + "\u00e9"));
        others.addAll(List.of(text.substring(1), text.substring(0, text.length() - 1), text.toUpperCase(Locale.ROOT)));
        for (String other : others) {
            compare(path + " = '" + other + "'", () -> frame.around(JsonString.of(other)), version, schemas);
        }
    }

    private void fields(JsonObject object, String path, Frame frame, CsafVersion version, OfficialSchemas schemas)
            throws Exception {
        Map<String, JsonValue> more = object.toMap();
        more.put("unknown_field", JsonString.of("x"));
        compare(path + " with an unknown field", () -> frame.around(JsonObject.of(more)), version, schemas);
        for (String name : object.toMap().keySet()) {
            Map<String, JsonValue> without = object.toMap();
            JsonValue inner = without.remove(name);
            compare(path + " without " + name, () -> frame.around(JsonObject.of(without)), version, schemas);
            Map<String, JsonValue> only = Map.of(name, inner);
            compare(path + " with only " + name, () -> frame.around(JsonObject.of(only)), version, schemas);
            bend(
                    inner,
                    path + "/" + name,
                    changed -> {
                        Map<String, JsonValue> fields = object.toMap();
                        fields.put(name, changed);
                        return frame.around(JsonObject.of(fields));
                    },
                    version,
                    schemas);
        }
    }

    private void items(JsonArray array, String path, Frame frame, CsafVersion version, OfficialSchemas schemas)
            throws Exception {
        List<JsonValue> doubled = new ArrayList<>(array.items());
        doubled.add(doubled.getFirst());
        compare(path + " doubled", () -> frame.around(JsonArray.of(doubled)), version, schemas);
        compare(path + " cut", () -> frame.around(JsonArray.of(array.items().subList(0, 1))), version, schemas);
        for (int i = 0; i < array.size(); i++) {
            int at = i;
            bend(
                    array.get(i),
                    path + "/" + i,
                    changed -> {
                        List<JsonValue> items = new ArrayList<>(array.items());
                        items.set(at, changed);
                        return frame.around(JsonArray.of(items));
                    },
                    version,
                    schemas);
        }
    }

    private void compare(String what, Supplier<JsonValue> changed, CsafVersion version, OfficialSchemas schemas)
            throws Exception {
        if (count++ % EVERY != 0) {
            return;
        }
        String text = JsonText.compact(changed.get());
        JsonValue again =
                CsafDocument.read(text.getBytes(StandardCharsets.UTF_8)).root();
        List<String> ours = new ArrayList<>();
        Structure.of(version, true).check(again, new Sink() {
            @Override
            public void wrong(org.probity.csaf.json.Path path, String message) {
                ours.add(path + " " + message);
            }

            @Override
            public void unknown(org.probity.csaf.json.Path path, String name) {
                // allowed
            }
        });
        List<String> official = schemas.errors(text, version == CsafVersion.V2_1);
        if (official.isEmpty() != ours.isEmpty()) {
            differences.add(what + "\n  official: " + official + "\n  ours: " + ours);
        }
    }
}
