package org.probity.csaf;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Where the specification's schemas and test cases lie beside the checkout. */
public final class SpecificationData {
    private SpecificationData() {}

    /** A file or folder of the data; skips the test with a plain message where the data is absent. */
    public static Path path(String relative) {
        String given = System.getenv("PROBITY_DATA");
        if (given != null) {
            return found(Path.of(given).resolve(relative));
        }
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null) {
            Path data = folder.resolve("shared/data");
            if (Files.isDirectory(data)) {
                return found(data.resolve(relative));
            }
            folder = folder.getParent();
        }
        return found(Path.of("shared/data").resolve(relative));
    }

    private static Path found(Path path) {
        Assumptions.assumeTrue(Files.exists(path), () -> "specification data is not here: " + path);
        return path;
    }
}
