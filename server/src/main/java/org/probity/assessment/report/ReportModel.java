package org.probity.assessment.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.assessment.Evidence;
import org.probity.assessment.ScopeFacts;
import org.probity.assessment.domain.Standing;
import org.probity.assessment.domain.Worksheet;
import org.probity.catalogue.Attribute;
import org.probity.catalogue.AttributeRequirement;

/**
 * What a report says. Everything is resolved to words, so that a template only lays it out.
 *
 * @param number 0 for a draft
 * @param assessors who concluded, by name
 * @param summary the state of the whole in one sentence, computed from the conclusions
 * @param interim whether mandatory requirements are still open
 * @param index every piece of evidence, with the number that conclusions cite
 * @param indexSha256 digest of the index
 */
public record ReportModel(
        String vendor,
        ScopeFacts facts,
        int number,
        Instant at,
        String author,
        String statement,
        List<String> assessors,
        String summary,
        boolean interim,
        Map<Standing, Integer> totals,
        int mandatory,
        List<ProductLine> products,
        List<Section> sections,
        List<IndexLine> index,
        String indexSha256,
        String log,
        long checkpoint) {
    /** A representative product. */
    public record ProductLine(String id, String name, String rationale) {}

    /** One attribute. */
    public record Section(Attribute attribute, List<Line> lines) {}

    /**
     * One requirement.
     *
     * @param cites numbers of the evidence that counts
     * @param concludedBy name of the assessor, or null
     */
    public record Line(
            AttributeRequirement item,
            Standing standing,
            Worksheet sheet,
            List<String> cites,
            @Nullable String concludedBy) {
        /** The reason of the last conclusion, or null. */
        public @Nullable String reason() {
            Worksheet.Concluded last = sheet.last();
            return last == null ? null : last.conclusion().reason();
        }

        /** When it was concluded, or null. */
        public @Nullable Instant concludedAt() {
            Worksheet.Concluded last = sheet.last();
            return last == null ? null : last.at();
        }
    }

    /**
     * One piece of evidence.
     *
     * @param number {@code E-001}
     * @param about identity beyond the title: version and approver, origin, or query and counts
     * @param digest SHA-256 of the file, or of the text when there is none
     */
    public record IndexLine(
            String number,
            Evidence evidence,
            String about,
            String digest,
            String by,
            Instant at,
            List<String> requirementIds,
            @Nullable String withdrawn) {}
}
