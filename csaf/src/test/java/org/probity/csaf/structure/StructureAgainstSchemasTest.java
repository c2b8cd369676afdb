package org.probity.csaf.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.CsafVersion;
import org.probity.csaf.SpecificationData;
import org.probity.csaf.json.JsonLimits;
import org.probity.csaf.json.JsonText;
import org.probity.csaf.json.JsonValue;
import org.probity.csaf.rules.Validator;

/** The structure check and the official schemas have the same verdict. */
class StructureAgainstSchemasTest {
    /** How many mutations of each file; a sweep asks for more. */
    private static final int MUTATIONS = Integer.getInteger("probity.mutations", 4);

    private static final Validator FULL = Validator.preset("full");
    private static OfficialSchemas schemas;
    private static List<Path> files;

    @BeforeAll
    static void read() throws IOException {
        schemas = new OfficialSchemas();
        files = new ArrayList<>();
        for (String folder :
                List.of("csaf/cases-2.0", "csaf/cases-2.1", "csaf/other-2.0", "csaf/other-2.1", "real/cisa")) {
            try (Stream<Path> walk = Files.walk(SpecificationData.path(folder))) {
                walk.filter(file -> file.toString().endsWith(".json")).sorted().forEach(files::add);
            }
        }
    }

    private static List<String> wrong(JsonValue document, boolean is21) {
        List<String> wrong = new ArrayList<>();
        Structure.of(is21 ? CsafVersion.V2_1 : CsafVersion.V2_0, true).check(document, new Sink() {
            @Override
            public void wrong(org.probity.csaf.json.Path path, String message) {
                wrong.add(path + " " + message);
            }

            @Override
            public void unknown(org.probity.csaf.json.Path path, String name) {
                // allowed
            }
        });
        return wrong;
    }

    private static void compare(String what, JsonValue document, boolean is21, List<String> differences) {
        List<String> official = schemas.errors(JsonText.compact(document), is21);
        List<String> ours = wrong(document, is21);
        if (official.isEmpty() != ours.isEmpty()) {
            differences.add((is21 ? "2.1 " : "2.0 ") + what + "\n  official: " + official + "\n  ours: " + ours);
        }
    }

    private static CsafDocument document(Path file) throws Exception {
        return CsafDocument.read(file, JsonLimits.DEFAULT);
    }

    @Test
    void everyFileAtHandHasTheSameVerdictInBothVersions() throws Exception {
        List<String> differences = new ArrayList<>();
        for (Path file : files) {
            CsafDocument document = document(file);
            boolean is21 = file.toString().contains("2.1/");
            compare(file.getFileName().toString(), document.root(), is21, differences);
            compare(file.getFileName().toString(), document.root(), !is21, differences);
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void mutationsOfEveryFileHaveTheSameVerdict() throws Exception {
        List<String> differences = new ArrayList<>();
        Random random = new Random(20_261_122);
        for (Path file : files) {
            CsafDocument document = document(file);
            boolean is21 = file.toString().contains("2.1/");
            if (!file.toString().contains("csaf_vex") && file.toString().contains("other-")) {
                continue;
            }
            for (int i = 0; i < MUTATIONS; i++) {
                Mutation mutation = new Mutation(random);
                JsonValue mutated = mutation.of(document.root());
                // read again, so that texts are shared as in any document that was read
                CsafDocument again = CsafDocument.read(JsonText.compact(mutated).getBytes(StandardCharsets.UTF_8));
                compare(file.getFileName() + " " + mutation, again.root(), is21, differences);
                FULL.validate(again); // must not fail with a fault
            }
        }
        assertThat(differences).isEmpty();
    }
}
