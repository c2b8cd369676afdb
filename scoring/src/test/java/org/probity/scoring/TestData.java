package org.probity.scoring;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Finds specification data beside the checkout; a test that needs them is skipped where they are absent. */
public final class TestData {
    private TestData() {}

    /** A file or folder under {@code shared/data}. */
    public static Path path(String relative) {
        String set = System.getenv("PROBITY_DATA");
        Path found = set == null ? walkUp(relative) : Path.of(set).resolve(relative);
        Assumptions.assumeTrue(
                found != null && Files.exists(found), "specification data " + relative + " is not beside the checkout");
        return found;
    }

    private static Path walkUp(String relative) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared/data").resolve(relative);
            if (Files.exists(candidate)) {
                return candidate;
            }
        }
        return null;
    }
}
