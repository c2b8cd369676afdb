package org.probity.traceability;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.probity.catalogue.Catalogues;
import tools.jackson.databind.json.JsonMapper;

/** The claims that the build found, carried along in the program as {@code traceability.json}. */
public final class Traces {
    static final String FILE = "traceability.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Traces() {}

    /**
     * The file's content.
     *
     * @param code claims of main code
     * @param tests claims of tests
     */
    record Found(List<Claim> code, List<Claim> tests) {}

    static byte[] write(List<Claim> code, List<Claim> tests) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(new Found(code, tests));
    }

    /** The matrix of this build; empty when it was built without its tests, so that nobody knows what they show. */
    public static Optional<TraceMatrix> ofThisBuild() {
        try (InputStream bytes = Traces.class.getClassLoader().getResourceAsStream(FILE)) {
            if (bytes == null) {
                return Optional.empty();
            }
            Found found = JSON.readValue(bytes.readAllBytes(), Found.class);
            return Optional.of(TraceMatrix.of(
                    Catalogues.shipped(), new ArrayList<>(found.code()), new ArrayList<>(found.tests())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
