package org.probity.csaf.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.probity.csaf.write.RevisionHistory.Change;
import org.probity.csaf.write.Word.DocumentStatus;

class RevisionHistoryTest {
    private static final Instant MONDAY = Instant.parse("2026-11-16T09:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-17T09:00:00Z");
    private static final Instant FRIDAY = Instant.parse("2026-11-20T09:00:00Z");

    @Test
    void integerVersionsCountUp() {
        RevisionHistory history = RevisionHistory.released(MONDAY, "First.")
                .next(TUESDAY, "Second.")
                .next(FRIDAY, "Third.");
        assertThat(history.revisions())
                .extracting(RevisionHistory.Revision::number)
                .containsExactly("1", "2", "3");
        assertThat(history.version()).isEqualTo("3");
        assertThat(history.initialRelease().toInstant()).isEqualTo(MONDAY);
        assertThat(history.currentRelease().toInstant()).isEqualTo(FRIDAY);
        assertThat(history.status()).isEqualTo(DocumentStatus.FINAL);
    }

    @Test
    void semanticVersionsGoUpInThePlaceOfTheChange() {
        RevisionHistory history = RevisionHistory.releasedSemantic(MONDAY, "First.")
                .next(MONDAY, "Wording.", Change.PATCH)
                .next(TUESDAY, "More.", Change.MINOR)
                .next(FRIDAY, "Turned round.", Change.MAJOR);
        assertThat(history.revisions())
                .extracting(RevisionHistory.Revision::number)
                .containsExactly("1.0.0", "1.0.1", "1.1.0", "2.0.0");
    }

    @Test
    void draftsVanishWhenTheDocumentIsReleased() {
        RevisionHistory draft = RevisionHistory.draft(MONDAY, "Draft.");
        assertThat(draft.status()).isEqualTo(DocumentStatus.DRAFT);
        assertThatIllegalStateException().isThrownBy(draft::interim);
        RevisionHistory released = draft.next(TUESDAY, "First release.");
        assertThat(released.revisions())
                .extracting(RevisionHistory.Revision::number)
                .containsExactly("1");
        assertThat(released.initialRelease().toInstant()).isEqualTo(TUESDAY);
        assertThat(released.interim().status()).isEqualTo(DocumentStatus.INTERIM);
    }

    @Test
    void timeDoesNotGoBack() {
        RevisionHistory history = RevisionHistory.released(TUESDAY, "First.");
        assertThatIllegalArgumentException().isThrownBy(() -> history.next(MONDAY, "Second."));
        assertThatIllegalArgumentException().isThrownBy(() -> history.next(FRIDAY, " "));
    }

    @Test
    void aHistoryIsReadBackFromItsDocument() {
        RevisionHistory history = Samples.history().next(FRIDAY.plusSeconds(7200), "Second.");
        RevisionHistory read = RevisionHistory.of(Samples.advisory().build(history));
        assertThat(read.revisions()).isEqualTo(history.revisions());
        assertThat(read.status()).isEqualTo(history.status());
    }

    @Test
    void draftsBuildToo() {
        assertThat(Samples.advisory()
                        .check(RevisionHistory.draft(MONDAY, "Draft."))
                        .valid())
                .isTrue();
    }
}
