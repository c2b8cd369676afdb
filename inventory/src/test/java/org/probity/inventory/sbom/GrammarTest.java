package org.probity.inventory.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.probity.inventory.SpecData;

/** The generated grammars are what the official schemas compile to; {@code -Dprobity.grammar.write=true} writes them anew. */
class GrammarTest {
    private static final Path RESOURCES = Path.of("src/main/resources/org/probity/inventory/sbom");

    @Test
    void jsonGrammarIsWhatTheSchemasCompileTo() throws Exception {
        same(
                "cyclonedx-json.grammar",
                new JsonGrammarCompiler(SpecData.at("cyclonedx/schema"), JsonGrammarCompiler.VERSIONS).compile());
    }

    @Test
    void spdxGrammarIsWhatTheSchemasCompileTo() throws Exception {
        same(
                "spdx-json.grammar",
                new JsonGrammarCompiler(SpecData.at("spdx"), JsonGrammarCompiler.SPDX_VERSIONS).compile());
    }

    @Test
    void xmlGrammarIsWhatTheSchemasCompileTo() throws Exception {
        same("cyclonedx-xml.grammar", new XmlGrammarCompiler(SpecData.at("cyclonedx/schema")).compile());
    }

    private static void same(String resource, String compiled) throws Exception {
        Path file = RESOURCES.resolve(resource);
        if (Boolean.getBoolean("probity.grammar.write")) {
            Files.writeString(file, compiled, StandardCharsets.UTF_8);
        }
        assertThat(Files.readString(file)).isEqualTo(compiled);
    }
}
