package org.probity.assessment.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.probity.assessment.EvidenceRecipe.Population;
import tools.jackson.databind.json.JsonMapper;

/** A snapshot as the file that is sealed: everything that the page shows, in JSON of a fixed order. */
public final class SnapshotText {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SnapshotText() {}

    /**
     * The file's content.
     *
     * @param log name of the log
     * @param checkpoint the signed checkpoint at the time of drawing, empty before the first
     */
    public record Content(
            String recipe,
            String title,
            String query,
            String generator,
            LocalDate from,
            LocalDate to,
            List<String> representativeProducts,
            Instant drawnAt,
            String log,
            long logSize,
            String checkpoint,
            long count,
            long exceptions,
            Population population) {}

    static byte[] write(Content content) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(content);
    }

    /** Reads a sealed file back; the bytes have been checked against their digest. */
    public static Content read(byte[] bytes) {
        return JSON.readValue(bytes, Content.class);
    }
}
