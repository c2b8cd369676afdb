package org.probity.inventory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Finds specification data beside the checkout; tests that need it are skipped where it is absent. */
public final class SpecData {
    private SpecData() {}

    /** A folder or file of the data, or a skipped test. */
    public static Path at(String path) {
        Path root = root();
        Assumptions.assumeTrue(root != null, "specification data is absent (PROBITY_DATA or ../shared/data)");
        Path found = root.resolve(path);
        Assumptions.assumeTrue(Files.exists(found), "specification data is absent: " + path);
        return found;
    }

    private static Path root() {
        String said = System.getenv("PROBITY_DATA");
        if (said != null) {
            return Path.of(said);
        }
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            Path data = up.resolve("shared/data");
            if (Files.isDirectory(data)) {
                return data;
            }
        }
        return null;
    }

    /** Files directly in a folder of the data with such an ending, in order of their names. */
    public static List<Path> files(String folder, String ending) {
        try (Stream<Path> files = Files.list(at(folder))) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException gone) {
            throw new java.io.UncheckedIOException(gone);
        }
    }
}
