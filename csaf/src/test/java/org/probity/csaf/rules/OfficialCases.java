package org.probity.csaf.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.SpecificationData;
import org.probity.csaf.json.JsonLimits;
import org.probity.csaf.json.JsonLiteral;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonValue;
import org.probity.csaf.json.UnreadableJsonException;

/** The technical committee's test cases. */
final class OfficialCases {
    private OfficialCases() {}

    /** A file with the test it is about, whether that test has to stay silent, and whether the document is valid. */
    record Case(String test, Path file, boolean valid, boolean documentValid) {
        CsafDocument read() {
            try {
                return CsafDocument.read(file, JsonLimits.DEFAULT);
            } catch (IOException | UnreadableJsonException unreadable) {
                throw new AssertionError(file + ": " + unreadable.getMessage(), unreadable);
            }
        }

        @Override
        public String toString() {
            return test + (valid ? " valid " : " failing ") + file.getFileName();
        }
    }

    /** All cases of a version at hand. */
    static List<Case> of(String version) {
        Path folder = SpecificationData.path("csaf/cases-" + version);
        List<Case> cases = new ArrayList<>();
        try {
            JsonObject index = CsafDocument.read(folder.resolve("testcases.json"), JsonLimits.DEFAULT)
                    .object();
            for (JsonValue item : index.array("tests")) {
                JsonObject test = (JsonObject) item;
                for (String kind : List.of("failures", "valid")) {
                    for (JsonValue entry : test.array(kind)) {
                        Path file = folder.resolve(String.valueOf(((JsonObject) entry).string("name")));
                        if (Files.exists(file)) {
                            boolean whole = ((JsonObject) entry).get("valid") == JsonLiteral.TRUE;
                            cases.add(new Case(String.valueOf(test.string("id")), file, kind.equals("valid"), whole));
                        }
                    }
                }
            }
        } catch (IOException | UnreadableJsonException unreadable) {
            throw new AssertionError(unreadable);
        }
        return cases;
    }
}
