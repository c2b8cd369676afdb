package org.probity.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Specification data beside the checkout; a test that needs it is skipped where it is absent. */
public final class SharedData {
    private SharedData() {}

    public static Path file(String name) {
        String named = System.getenv("PROBITY_DATA");
        Path found = named == null
                ? walkUp(Path.of("").toAbsolutePath(), name)
                : Path.of(named).resolve(name);
        Assumptions.assumeTrue(
                found != null && Files.exists(found), "no specification data " + name + " beside the checkout");
        return found;
    }

    private static Path walkUp(Path from, String name) {
        for (Path at = from; at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared/data").resolve(name);
            if (Files.exists(candidate)) {
                return candidate;
            }
        }
        return null;
    }
}
