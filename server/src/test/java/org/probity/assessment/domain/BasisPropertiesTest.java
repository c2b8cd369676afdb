package org.probity.assessment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.probity.assessment.AssessmentEvent.ObservationNoted;
import org.probity.assessment.AssessmentEvent.ProcessEvidenceRecorded;
import org.probity.assessment.Evidence.ProcessEvidence;
import org.probity.assessment.HashedIds;

class BasisPropertiesTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-11-01");

    private static Worksheet sheet(List<String> titles) {
        Worksheet sheet = Worksheet.EMPTY;
        for (String title : titles) {
            ProcessEvidence evidence = new ProcessEvidence("id-" + title, title, "1", "board", DAY, "text", null);
            sheet = sheet.evolve(new ProcessEvidenceRecorded(evidence), "lead", NOON);
        }
        return sheet;
    }

    @Property(tries = 200)
    void the_order_in_which_evidence_came_does_not_matter(
            @ForAll @Size(max = 6) List<@AlphaChars @StringLength(min = 1, max = 5) String> titles, @ForAll long seed) {
        List<String> distinct = titles.stream().distinct().toList();
        List<String> shuffled = new ArrayList<>(distinct);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(Basis.of(sheet(shuffled), List.of("b", "a")))
                .isEqualTo(Basis.of(sheet(distinct), List.of("a", "b")));
    }

    @Property(tries = 200)
    void any_more_evidence_changes_it_and_an_observation_does_not(
            @ForAll @Size(max = 5) List<@AlphaChars @StringLength(min = 1, max = 5) String> titles,
            @ForAll @StringLength(max = 40) String words) {
        Worksheet sheet = sheet(titles.stream().distinct().toList());
        List<String> more = new ArrayList<>(titles.stream().distinct().toList());
        more.add("0new");
        assertThat(Basis.of(sheet(more), List.of())).isNotEqualTo(Basis.of(sheet, List.of()));
        Worksheet noted = sheet.evolve(new ObservationNoted(words), "assessor", NOON);
        assertThat(Basis.of(noted, List.of())).isEqualTo(Basis.of(sheet, List.of()));
    }

    @Property(tries = 300)
    void two_lists_share_a_digest_only_when_they_are_the_same(
            @ForAll @Size(max = 4) List<@StringLength(max = 4) String> one,
            @ForAll @Size(max = 4) List<@StringLength(max = 4) String> other) {
        assertThat(Basis.digest(one).equals(Basis.digest(other))).isEqualTo(one.equals(other));
    }

    @Property(tries = 200)
    void hashed_ids_are_stable_under_one_salt_and_say_nothing_of_the_id(
            @ForAll @AlphaChars @StringLength(min = 8, max = 20) String id) {
        HashedIds here = new HashedIds("01".repeat(32));
        HashedIds there = new HashedIds("02".repeat(32));
        assertThat(here.of(id)).isEqualTo(here.of(id)).matches("#[0-9a-f]{12}").doesNotContain(id);
        assertThat(there.of(id)).isNotEqualTo(here.of(id));
        assertThat(here.toString()).doesNotContain("0101");
    }
}
