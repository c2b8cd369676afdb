package org.probity.csaf.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.UnreadableJsonException;
import org.probity.csaf.rules.Validator;

class DocumentMergeTest {
    private static JsonObject read(String text) {
        try {
            return CsafDocument.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                    .object();
        } catch (UnreadableJsonException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static final String BASE = "{'vulnerabilities': [{'cve': 'CVE-2026-1000', 'title': 'a', 'notes': []}]}";

    @Test
    void differencesAreToldByIdentityNotByPosition() {
        JsonObject before = read("{'a': 1, 'x': [{'cve': 'CVE-1', 't': 1}, {'cve': 'CVE-2', 't': 1}]}");
        JsonObject after =
                read("{'b': 2, 'x': [{'cve': 'CVE-3'}, {'cve': 'CVE-2', 't': 2}, {'cve': 'CVE-1', 't': 1}]}");
        assertThat(DocumentDiff.between(before, after).stream().map(Object::toString))
                .containsExactly(
                        "- /a: 1", "~ /x[cve=CVE-2]/t: 1 -> 2", "+ /x[cve=CVE-3]: {\"cve\":\"CVE-3\"}", "+ /b: 2");
        assertThat(DocumentDiff.between(before, before)).isEmpty();
    }

    @Test
    void editsOfDifferentPlacesMerge() {
        JsonObject ours = read("{'vulnerabilities': [{'cve': 'CVE-2026-1000', 'title': 'b', 'notes': []}]}");
        JsonObject theirs = read(
                "{'vulnerabilities': [{'cve': 'CVE-2026-2000'}, {'cve': 'CVE-2026-1000', 'title': 'a', 'notes': [{'text': 'n'}]}]}");
        DocumentMerge.Merged merged = DocumentMerge.threeWay(read(BASE), ours, theirs);
        assertThat(merged.conflicts()).isEmpty();
        assertThat(merged.document())
                .isEqualTo(
                        read(
                                "{'vulnerabilities': [{'cve': 'CVE-2026-1000', 'title': 'b', 'notes': [{'text': 'n'}]}, {'cve': 'CVE-2026-2000'}]}"));
    }

    @Test
    void editsOfTheSamePlaceAreAConflictThatKeepsOurs() {
        JsonObject ours = read("{'vulnerabilities': [{'cve': 'CVE-2026-1000', 'title': 'b', 'notes': []}]}");
        JsonObject theirs = read("{'vulnerabilities': [{'cve': 'CVE-2026-1000', 'title': 'c', 'notes': []}]}");
        DocumentMerge.Merged merged = DocumentMerge.threeWay(read(BASE), ours, theirs);
        assertThat(merged.document()).isEqualTo(ours);
        assertThat(merged.conflicts())
                .extracting(DocumentMerge.Conflict::path)
                .containsExactly("/vulnerabilities[cve=CVE-2026-1000]/title");
    }

    @Test
    void removalsAgainstUntouchedAreTaken() {
        DocumentMerge.Merged merged = DocumentMerge.threeWay(read(BASE), read(BASE), read("{}"));
        assertThat(merged.document()).isEqualTo(JsonObject.EMPTY);
    }

    @Test
    void theNextVersionKeepsIdAndHistoryOfThePublishedOne() {
        CsafDocument published = Samples.advisory().build(Samples.history());
        RevisionHistory history =
                RevisionHistory.of(published).next(Samples.RELEASED.plusSeconds(3600), "More products.");
        CsafDocument draft = Samples.advisory().build(RevisionHistory.released(Samples.RELEASED.plusSeconds(60), "x"));
        JsonObject next = DocumentMerge.nextVersion(published.object(), draft.object(), history);
        CsafDocument document = CsafDocument.of(next);
        assertThat(Validator.preset("basic").validate(document).results()).isEmpty();
        assertThat(String.valueOf(document.get("/document/tracking/version"))).isEqualTo("\"2\"");
        assertThat(String.valueOf(document.get("/document/tracking/initial_release_date")))
                .contains("10:00:00Z");
    }
}
