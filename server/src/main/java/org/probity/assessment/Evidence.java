package org.probity.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Evidence of conformance (ISO/IEC 20243-2, 1.3). Written once; what is wrong is withdrawn and replaced, never edited. */
public sealed interface Evidence {
    String id();

    String title();

    /** The file that belongs to it, or null when it is text alone. */
    @Nullable
    KeptFile file();

    /** Written evidence, Markdown; may be empty when there is a file. */
    String text();

    /** The representative products it is about; empty for process evidence, which is about the whole scope. */
    List<String> productIds();

    /** A word for its kind. */
    String kindLabel();

    /**
     * A file kept as it came.
     *
     * @param size in bytes
     */
    record KeptFile(String name, String sha256, long size, String mediaType) {}

    /**
     * Shows that a practice is defined.
     *
     * @param version of the document
     * @param approver who approved it, in words
     * @param approvedOn when
     */
    record ProcessEvidence(
            String id,
            String title,
            String version,
            String approver,
            LocalDate approvedOn,
            String text,
            @Nullable KeptFile file)
            implements Evidence {
        @Override
        public List<String> productIds() {
            return List.of();
        }

        @Override
        public String kindLabel() {
            return "Process evidence";
        }
    }

    /**
     * Shows that a practice is done, for representative products.
     *
     * @param source the system or person it comes from, and how it was obtained
     * @param dated the day that its content is of
     */
    record ImplementationEvidence(
            String id,
            String title,
            List<String> productIds,
            String source,
            LocalDate dated,
            String text,
            @Nullable KeptFile file)
            implements Evidence {
        public ImplementationEvidence {
            productIds = List.copyOf(productIds);
        }

        @Override
        public String kindLabel() {
            return "Implementation evidence";
        }
    }

    /**
     * Implementation evidence drawn from the record: a query over a period with all it found, good and bad, sealed by digest.
     *
     * @param recipe the recipe's id
     * @param query what was asked, in words that let somebody ask again
     * @param generator recipe version and program version
     * @param population number of rows
     * @param exceptions rows that deviate
     * @param checkpoint entries under the log's checkpoint when it was drawn
     * @param salt under which undisclosed cases were made into hashed ids
     */
    record SnapshotEvidence(
            String id,
            String recipe,
            String title,
            String query,
            String generator,
            LocalDate from,
            LocalDate to,
            List<String> productIds,
            Instant drawnAt,
            long population,
            long exceptions,
            long checkpoint,
            String salt,
            KeptFile file)
            implements Evidence {
        public SnapshotEvidence {
            productIds = List.copyOf(productIds);
        }

        @Override
        public String text() {
            return "";
        }

        @Override
        public String kindLabel() {
            return "Snapshot from the record";
        }
    }
}
