package org.probity.csaf.rules;

import java.util.ArrayList;
import java.util.List;
import org.probity.csaf.json.JsonValue;
import org.probity.csaf.json.Path;
import org.probity.csaf.structure.Sink;
import org.probity.csaf.structure.Structure;

/** What one walk of the structure check found: what is wrong, and which fields the standard does not know. */
final class StructureOutcome implements Sink {
    private final int bound;
    private final List<Found> wrong = new ArrayList<>();
    private final List<Found> unknown = new ArrayList<>();
    private int wrongInAll;
    private int unknownInAll;

    /**
     * A finding.
     *
     * @param path where
     * @param message what
     */
    record Found(Path path, String message) {}

    private StructureOutcome(int bound) {
        this.bound = bound;
    }

    static StructureOutcome of(JsonValue document, Structure structure, int bound) {
        StructureOutcome outcome = new StructureOutcome(bound);
        structure.check(document, outcome);
        return outcome;
    }

    @Override
    public void wrong(Path path, String message) {
        if (wrongInAll++ <= bound) {
            wrong.add(new Found(path, message));
        }
    }

    @Override
    public void unknown(Path path, String name) {
        if (unknownInAll++ <= bound) {
            unknown.add(new Found(path, "The standard does not define the field " + name + " here."));
        }
    }

    List<Found> wrong() {
        return wrong;
    }

    List<Found> unknown() {
        return unknown;
    }
}
