package org.probity.disclosure.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.probity.disclosure.DisclosureEvent;
import org.probity.disclosure.DisclosureEvent.AdvisoryAgreed;
import org.probity.disclosure.DisclosureEvent.AdvisoryDrafted;
import org.probity.disclosure.DisclosureEvent.AdvisoryEdited;
import org.probity.disclosure.DisclosureEvent.AdvisoryReleased;
import org.probity.disclosure.Edition;
import org.probity.platform.decide.Decision;
import org.probity.platform.decide.Problem;

class AdvisoryStateTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Edition FIRST = new Edition(
            "Title",
            "Summary",
            "",
            "",
            List.of(),
            List.of(),
            new Edition.Facts(List.of(), List.of(), false, List.of()));
    private static final Edition SECOND = new Edition(
            "Title",
            "Other words",
            "",
            "",
            List.of(),
            List.of(),
            new Edition.Facts(List.of(), List.of(), false, List.of()));

    private final AdvisoryState draft = AdvisoryState.NONE.evolve(new AdvisoryDrafted("C-1", FIRST), "jonas");

    private static boolean refused(Decision<DisclosureEvent> decision) {
        return decision instanceof Decision.Refused<DisclosureEvent>;
    }

    @Test
    void nobody_agrees_to_their_own_words() {
        assertThat(refused(draft.agree("jonas", "d1", "d1", NOW))).isTrue();
        assertThat(refused(draft.agree("mara", "d1", "d1", NOW))).isFalse();
    }

    @Test
    void agreement_is_for_the_edition_that_was_read() {
        assertThat(refused(draft.agree("mara", "d1", "d2", NOW))).isTrue();
    }

    @Test
    void an_edit_ends_agreement() {
        AdvisoryState agreed = draft.evolve(new AdvisoryAgreed("d1"), "mara");
        assertThat(agreed.releaseProblems("d1", NOW, NOW)).isEmpty();
        AdvisoryState edited = agreed.evolve(new AdvisoryEdited(SECOND), "mara");
        assertThat(edited.agreedBy()).isNull();
        assertThat(edited.releaseProblems("d2", NOW, NOW))
                .extracting(Problem::what)
                .contains("This edition is not agreed.");
        assertThat(refused(edited.agree("mara", "d2", "d2", NOW))).isTrue();
    }

    @Test
    void nothing_is_visible_before_its_instant() {
        Instant later = NOW.plusSeconds(3600);
        AdvisoryState released = draft.evolve(new AdvisoryAgreed("d1"), "mara")
                .evolve(new AdvisoryReleased(1, "First.", "d1", later, "{}", "", ""), "mara");
        assertThat(released.visible(NOW)).isNull();
        assertThat(released.visible(later.minusNanos(1))).isNull();
        assertThat(released.visible(later)).isNotNull();
        assertThat(refused(released.edit(SECOND, NOW))).isTrue();
        assertThat(refused(released.callOff("partner asked", NOW))).isFalse();
        assertThat(refused(released.callOff("too late", later))).isTrue();
    }

    @Test
    void an_instant_in_the_past_is_refused() {
        AdvisoryState agreed = draft.evolve(new AdvisoryAgreed("d1"), "mara");
        assertThat(agreed.releaseProblems("d1", NOW.minusSeconds(1), NOW))
                .extracting(Problem::field)
                .contains("publishAt");
    }
}
