package org.probity.inventory.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.probity.inventory.SpecData;
import org.probity.inventory.json.JsonTree;
import org.xml.sax.SAXException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Our verdict is that of the official schemas, as a schema library applies them. */
class CycloneDxVerdictTest {
    private static final List<String> VERSIONS = List.of("1.2", "1.3", "1.4", "1.5", "1.6", "1.7");
    private final Map<String, Schema> oracles = new HashMap<>();

    private static boolean ours(String text, boolean strict) throws Exception {
        return verdict(text, strict).valid();
    }

    private static CycloneDxVerdict verdict(String text, boolean strict) throws Exception {
        return CycloneDxVerdict.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), strict);
    }

    private boolean official(String version, String text) {
        Schema schema = oracles.computeIfAbsent(version, v -> {
            Path folder = SpecData.at("cyclonedx/schema");
            SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_7, b -> b.schemas(id -> content(folder, id)));
            return registry.getSchema(SchemaLocation.of("http://cyclonedx.org/schema/bom-" + v + ".schema.json"));
        });
        return schema.validate(text, InputFormat.JSON).isEmpty();
    }

    private static String content(Path folder, String id) {
        Path file = folder.resolve(id.substring(id.lastIndexOf('/') + 1).replace("#", ""));
        try {
            return Files.isRegularFile(file) ? Files.readString(file) : null;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Test
    void everyOfficialSampleIsJudgedAsItsNameSays() throws Exception {
        List<String> wrong = new ArrayList<>();
        int judged = 0;
        for (String folder : List.of("cyclonedx/1.4", "cyclonedx/1.6")) {
            for (String ending : List.of(".json", ".xml")) {
                for (Path file : SpecData.files(folder, ending)) {
                    boolean expected = file.getFileName().toString().startsWith("valid");
                    CycloneDxVerdict verdict = CycloneDxVerdict.of(file);
                    judged++;
                    if (verdict.valid() != expected) {
                        wrong.add(file.getFileName() + " " + verdict.faults());
                    }
                }
            }
        }
        assertThat(wrong).as("of " + judged).isEmpty();
    }

    @Test
    void everySampleUnderEveryVersionIsJudgedAsTheJsonSchemaJudgesIt() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (String folder : List.of("cyclonedx/1.4", "cyclonedx/1.6")) {
            for (Path file : SpecData.files(folder, ".json")) {
                String text = Files.readString(file);
                for (String version : VERSIONS) {
                    compare(wrong, file, version, false, relabelled(text, version));
                }
                compare(wrong, file, "1.2", true, relabelled(text, "1.2"));
                compare(wrong, file, "1.3", true, relabelled(text, "1.3"));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aVersionNamedLateIsFound() throws Exception {
        String padding = "{\"type\":\"library\",\"name\":\"n\",\"description\":\"" + "d".repeat(20_000) + "\"}";
        String valid =
                "{\"bomFormat\":\"CycloneDX\",\"components\":[" + padding + "],\"specVersion\":\"1.5\",\"version\":1}";
        assertThat(verdict(valid, false)).satisfies(v -> {
            assertThat(v.specVersion()).isEqualTo("1.5");
            assertThat(v.faults()).isEmpty();
        });
        assertThat(ours(valid.replace("library", "thing"), false)).isFalse();
        assertThat(ours(valid.replace("1.5", "9.9"), false)).isFalse();
    }

    private static String relabelled(String text, String version) {
        return text.replaceFirst("(\"specVersion\"\\s*:\\s*)\"1\\.\\d\"", "$1\"" + version + "\"")
                .replaceFirst("bom-1\\.\\d(-strict)?\\.schema", "bom-" + version + ".schema");
    }

    private void compare(List<String> wrong, Path file, String version, boolean strict, String text) throws Exception {
        boolean expected = official(version + (strict ? "-strict" : ""), text);
        if (ours(text, strict) != expected) {
            wrong.add(file.getFileName() + " as " + version + (strict ? " strict" : "") + " should be "
                    + (expected ? "valid " + verdict(text, strict).faults() : "invalid: " + text));
        }
    }

    @Test
    void damagedSamplesAreJudgedAsTheJsonSchemaJudgesThem() throws Exception {
        Random random = new Random(20261122);
        int rounds = Integer.getInteger("probity.rounds", 2);
        List<String> wrong = new ArrayList<>();
        for (Path file : SpecData.files("cyclonedx/1.6", ".json")) {
            Object tree = tree(Files.readString(file));
            for (int round = 0; round < rounds; round++) {
                Object damaged = tree(written(tree));
                for (int i = random.nextInt(2); i >= 0; i--) {
                    damage(damaged, random);
                }
                String text = written(damaged);
                if (!"1.6".equals(JsonTree.text(damaged, "specVersion"))) {
                    continue;
                }
                compare(wrong, file, "1.6", false, text);
                compare(wrong, file, "1.7", false, relabelled(text, "1.7"));
            }
        }
        assertThat(wrong).isEmpty();
    }

    static Object tree(String text) throws Exception {
        try (JsonParser p = JsonTree.parser(
                JsonTree.factory(500, 10_000_000), new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
            p.nextToken();
            return JsonTree.read(p);
        }
    }

    static String written(Object tree) {
        StringWriter text = new StringWriter();
        try (JsonGenerator g = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            JsonTree.write(g, tree);
        }
        return text.toString();
    }

    /** Changes one thing at a random place. */
    static void damage(Object tree, Random random) {
        if (tree instanceof Map<?, ?>) {
            damageObject(JsonTree.object(tree), random);
        } else if (tree instanceof List<?>) {
            damageArray(JsonTree.array(tree), random);
        }
    }

    private static void damageObject(Map<String, Object> map, Random random) {
        if (map.isEmpty()) {
            map.put("surplus", 1L);
            return;
        }
        String key = new ArrayList<>(map.keySet()).get(random.nextInt(map.size()));
        Object value = map.get(key);
        if ((value instanceof Map || value instanceof List) && random.nextInt(6) > 0) {
            damage(value, random);
            return;
        }
        switch (random.nextInt(5)) {
            case 0 -> map.remove(key);
            case 1 -> map.put("surplus", value);
            default -> map.put(key, other(value, random));
        }
    }

    private static void damageArray(List<Object> list, Random random) {
        if (list.isEmpty()) {
            list.add(new LinkedHashMap<>());
            return;
        }
        int at = random.nextInt(list.size());
        Object value = list.get(at);
        if ((value instanceof Map || value instanceof List) && random.nextInt(4) > 0) {
            damage(value, random);
            return;
        }
        switch (random.nextInt(3)) {
            case 0 -> list.add(value);
            case 1 -> list.remove(at);
            default -> list.set(at, other(value, random));
        }
    }

    private static Object other(Object value, Random random) {
        List<Object> others = new ArrayList<>(List.of(
                "",
                "x",
                "a b",
                "2020-13-01T00:00:00Z",
                "2020-02-29T23:59:60Z",
                "2020-01-01",
                "a@b",
                "%zz",
                "http://[",
                "ü:ä",
                "urn:x",
                1L,
                -1L,
                1.5,
                true,
                new LinkedHashMap<>(),
                new ArrayList<>(List.of("x", "x"))));
        others.add(null);
        if (value instanceof String text && text.indexOf('@') < 0) {
            others.add(text + "x");
            others.add(text.toUpperCase());
            others.add(text + "\n");
        }
        return others.get(random.nextInt(others.size()));
    }

    @Test
    void textFormatsAreJudgedAsTheSchemaLibraryJudgesThem() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (String url : List.of(
                "",
                "a",
                "a b",
                "http://x",
                "http://[",
                "http://[::1]/",
                "%zz",
                "%20",
                "ü",
                "http://ü.example/ä?ö#é",
                "<a>",
                "{x}",
                "a|b",
                "\\",
                "^",
                "`",
                "\"",
                "#a#b",
                ":a",
                "1:a",
                "a:",
                "//",
                "///",
                "http://",
                "http:",
                "http://a:b",
                "http://a:99999",
                "mailto:x@y",
                "?",
                "#",
                "a\nb",
                "http://exa mple",
                "urn:cdx:1",
                "git@github.com:a/b.git",
                "ssh://git@github.com:a/b.git",
                "http://x/[a]",
                "http://x/?[a]",
                "x?[",
                "http://ü:80/",
                "http://a_b/",
                "http://a@b@c/",
                "\u00a0",
                "\ud83d\ude00",
                "http://x/%",
                "./a:b",
                "a:b c")) {
            format(
                    wrong,
                    "{\"type\":\"library\",\"name\":\"n\",\"externalReferences\":[{\"type\":\"other\",\"url\":%s}]}",
                    url);
        }
        for (String time : List.of(
                "2020-01-01T00:00:00Z",
                "2020-01-01t00:00:00z",
                "2020-01-01 00:00:00Z",
                "2020-01-01T00:00:00",
                "2020-01-01T00:00Z",
                "2020-01-01T24:00:00Z",
                "2020-01-01T23:59:60Z",
                "2016-12-31T23:59:60Z",
                "2020-01-01T12:59:60Z",
                "2020-02-30T00:00:00Z",
                "2019-02-29T00:00:00Z",
                "2020-01-01T00:00:00+24:00",
                "2020-01-01T00:00:00+23:59",
                "2020-01-01T00:00:00-00:00",
                "2020-01-01T00:00:00.1Z",
                "2020-01-01T00:00:00.1234567890123Z",
                "2020-01-01T00:00:00,1Z",
                "2020-01-01T00:00:00.Z",
                "2020-01-01T00:00:00+0100",
                "0000-01-01T00:00:00Z",
                "2020-01-01T00:60:00Z",
                "2020-01-01T00:00:61Z",
                "12020-01-01T00:00:00Z",
                "2020-1-1T00:00:00Z",
                "",
                "2020-01-01T00:00:00+01:60",
                "2020-01-01T00:00:00Zx",
                "2016-12-31T15:59:60-08:00",
                "2020-01-01T00:00:00 Z",
                "２020-01-01T00:00:00Z")) {
            format(
                    wrong,
                    "{\"type\":\"library\",\"name\":\"n\",\"releaseNotes\":{\"type\":\"major\",\"timestamp\":%s}}",
                    time);
        }
        // the library knows a list of top-level domains, which no standard demands; so only domains that it knows
        for (String mail : List.of(
                "a@b",
                "a",
                "@",
                "a@",
                "@b",
                "a b@c",
                "a@b@c",
                "a@b.de",
                "a@[1.2.3.4]",
                "\"a b\"@c.de",
                "a..b@c.de",
                ".a@b.de",
                "a@b..de",
                "a@-b.de",
                "",
                "a@b de",
                "a@localhost",
                "a+b@c.de",
                "a@b_c.de",
                "ü@ä.de")) {
            format(wrong, "{\"type\":\"library\",\"name\":\"n\",\"supplier\":{\"contact\":[{\"email\":%s}]}}", mail);
        }
        assertThat(wrong).isEmpty();
    }

    private void format(List<String> wrong, String component, String value) throws Exception {
        String text = "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"components\":["
                + component.formatted(written(value)) + "]}";
        boolean expected = official("1.6", text);
        if (ours(text, false) != expected) {
            wrong.add((expected ? "valid: " : "invalid: ") + value);
        }
    }

    @Test
    void everySampleUnderEveryVersionIsJudgedAsTheXmlSchemaJudgesIt() throws Exception {
        List<String> wrong = new ArrayList<>();
        Map<String, javax.xml.validation.Schema> official = new HashMap<>();
        for (int minor = 0; minor <= 7; minor++) {
            Source[] sources = {
                new StreamSource(SpecData.at("cyclonedx/schema/spdx.xsd").toFile()),
                new StreamSource(
                        SpecData.at("cyclonedx/schema/bom-1." + minor + ".xsd").toFile())
            };
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setResourceResolver((type, namespace, publicId, systemId, base) -> new LocalInput(systemId));
            official.put("1." + minor, factory.newSchema(sources));
        }
        for (String folder : List.of("cyclonedx/1.4", "cyclonedx/1.6")) {
            for (Path file : SpecData.files(folder, ".xml")) {
                for (Map.Entry<String, javax.xml.validation.Schema> version : official.entrySet()) {
                    String text = Files.readString(file)
                            .replaceAll(
                                    "http://cyclonedx.org/schema/bom/1\\.\\d",
                                    "http://cyclonedx.org/schema/bom/" + version.getKey());
                    boolean expected = validXml(version.getValue(), text);
                    if (ours(text, false) != expected) {
                        wrong.add(file.getFileName() + " as " + version.getKey() + " should be " + expected + " "
                                + verdict(text, false).faults());
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean validXml(javax.xml.validation.Schema schema, String text) throws IOException {
        try {
            schema.newValidator().validate(new StreamSource(new StringReader(text)));
            return true;
        } catch (SAXException invalid) {
            return false;
        }
    }

    /** The only import is the licence list, wherever it is said to lie. */
    private static final class LocalInput implements org.w3c.dom.ls.LSInput {
        private final String systemId;

        LocalInput(String systemId) {
            this.systemId = systemId;
        }

        @Override
        public java.io.Reader getCharacterStream() {
            try {
                return new StringReader(Files.readString(SpecData.at("cyclonedx/schema/spdx.xsd")));
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        @Override
        public void setCharacterStream(java.io.Reader reader) {}

        @Override
        public java.io.InputStream getByteStream() {
            return null;
        }

        @Override
        public void setByteStream(java.io.InputStream stream) {}

        @Override
        public String getStringData() {
            return null;
        }

        @Override
        public void setStringData(String data) {}

        @Override
        public String getSystemId() {
            return systemId;
        }

        @Override
        public void setSystemId(String id) {}

        @Override
        public String getPublicId() {
            return null;
        }

        @Override
        public void setPublicId(String id) {}

        @Override
        public String getBaseURI() {
            return null;
        }

        @Override
        public void setBaseURI(String uri) {}

        @Override
        public String getEncoding() {
            return null;
        }

        @Override
        public void setEncoding(String encoding) {}

        @Override
        public boolean getCertifiedText() {
            return false;
        }

        @Override
        public void setCertifiedText(boolean certified) {}
    }
}
