package org.probity.assessment.web;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.assessment.Evidence;
import org.probity.assessment.Evidence.SnapshotEvidence;
import org.probity.assessment.EvidenceRecipe.Row;
import org.probity.assessment.domain.Worksheet;
import org.probity.assessment.report.ReportModels;
import org.probity.assessment.store.EvidenceFiles;
import org.probity.assessment.store.SnapshotText;
import org.probity.platform.text.Markdown;

/**
 * Evidence as a page shows it.
 *
 * @param by name of who recorded it
 * @param html its text, safe to show, may be empty
 * @param content a snapshot's content, or null
 */
public record EvidenceView(
        Worksheet.Item item, String by, String about, String html, SnapshotText.@Nullable Content content) {
    private static final int GLIMPSE = 6;

    static EvidenceView of(Worksheet.Item item, String by, EvidenceFiles files) {
        Evidence evidence = item.evidence();
        SnapshotText.Content content =
                evidence instanceof SnapshotEvidence snapshot ? SnapshotText.read(files.open(snapshot.file())) : null;
        String html = evidence.text().isBlank() ? "" : Markdown.html(evidence.text());
        return new EvidenceView(item, by, ReportModels.about(evidence), html, content);
    }

    /** A few rows of a snapshot, exceptions first. */
    public List<Row> glimpse() {
        return content == null
                ? List.of()
                : exceptionsFirst(content).stream().limit(GLIMPSE).toList();
    }

    /** All rows, exceptions first, otherwise in the order drawn. */
    static List<Row> exceptionsFirst(SnapshotText.Content content) {
        return content.population().rows().stream()
                .sorted(Comparator.comparing(row -> row.exception().isEmpty()))
                .toList();
    }
}
