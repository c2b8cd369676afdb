package org.probity.identifiers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds the specification data beside the checkout; tests that need it are skipped where it is absent. */
public final class SpecificationData {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SpecificationData() {}

    /** The folder of one specification, or an aborted test. */
    public static Path folder(String name) {
        Path found = find(name);
        Assumptions.assumeTrue(found != null, "skipped: no specification data '" + name + "' (set PROBITY_DATA)");
        return found;
    }

    /** The JSON files of a folder, by name. */
    public static List<Path> jsonFiles(Path folder) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*.json")) {
            entries.forEach(files::add);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Collections.sort(files);
        return files;
    }

    public static JsonNode json(Path file) {
        return JSON.readTree(file.toFile());
    }

    private static Path find(String name) {
        String set = System.getenv("PROBITY_DATA");
        if (set != null) {
            Path given = Path.of(set, name);
            return Files.isDirectory(given) ? given : null;
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared/data").resolve(name);
            if (Files.isDirectory(candidate)) {
                return candidate;
            }
        }
        return null;
    }
}
