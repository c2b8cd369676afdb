package org.probity.csaf.provider;

import java.util.ArrayList;
import java.util.List;
import org.probity.csaf.json.JsonValue;
import org.probity.csaf.json.Path;
import org.probity.csaf.structure.Sink;
import org.probity.csaf.structure.Structure;

/** What a structure check finds, as lines for a person. */
final class Problems {
    private static final int MOST = 100;

    private Problems() {}

    /** Each finding with its place; empty if the value has the structure. */
    static List<String> of(Structure structure, JsonValue value) {
        List<String> problems = new ArrayList<>();
        structure.check(value, new Sink() {
            @Override
            public void wrong(Path path, String message) {
                if (problems.size() < MOST) {
                    String place = path.pointer();
                    problems.add((place.isEmpty() ? "/" : place) + ": " + message);
                }
            }

            @Override
            public void unknown(Path path, String name) {
                // the schema of 2.0 leaves room for other fields
            }
        });
        return problems;
    }
}
