package org.probity.custody.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.probity.custody.CustodyEvent.ErasureCarriedOut;
import org.probity.custody.CustodyEvent.ErasureDeclined;
import org.probity.custody.CustodyEvent.ErasureEvent;
import org.probity.custody.CustodyEvent.ErasureFinished;
import org.probity.custody.CustodyEvent.ErasureProposed;
import org.probity.custody.CustodyEvent.Fields;
import org.probity.custody.CustodyEvent.HoldPlaced;
import org.probity.custody.CustodyEvent.Target;
import org.probity.custody.Ground;
import org.probity.custody.domain.ErasureState.State;
import org.probity.platform.decide.Decision;

/** It cannot be undone, so it takes two people, a reason, and no legal hold. */
class ErasureStateTest {
    private static final Target REPORT = new Target("report", "R-1");
    private static final ErasureProposed PROPOSED =
            proposed("asked by letter", List.of(new Fields("e1", List.of("/a", "/b"))));

    private static ErasureProposed proposed(String reason, List<Fields> fields) {
        return new ErasureProposed(REPORT, fields, List.of(), List.of(), Ground.PERSON_ASKED, reason, "anna");
    }

    private static String problems(Decision<?> decision) {
        return ((Decision.Refused<?>) decision).problems().toString();
    }

    private static ErasureState waiting() {
        return ErasureState.NONE.evolve(PROPOSED);
    }

    @Test
    void a_proposal_needs_a_reason_and_something_to_erase() {
        assertThat(ErasureState.propose(PROPOSED, false)).isEqualTo(Decision.accept((ErasureEvent) PROPOSED));
        assertThat(problems(ErasureState.propose(proposed(" ", PROPOSED.fields()), false)))
                .contains("reason");
        assertThat(problems(ErasureState.propose(proposed("x", List.of()), false)))
                .contains("nothing to erase");
    }

    @Test
    void a_second_person_carries_it_out_and_the_proposer_cannot() {
        assertThat(waiting().carryOut("bert", false)).isEqualTo(Decision.accept((ErasureEvent)
                new ErasureCarriedOut(Ground.PERSON_ASKED, 2, 0, "anna", "bert")));
        assertThat(problems(waiting().carryOut("anna", false))).contains("second person");
    }

    @Test
    void a_legal_hold_stops_both_halves() {
        assertThat(problems(ErasureState.propose(PROPOSED, true))).contains("legal hold");
        assertThat(problems(waiting().carryOut("bert", true))).contains("legal hold");
    }

    @Test
    void what_is_settled_stays_settled() {
        for (ErasureEvent end : List.of(
                new ErasureDeclined("no", "bert"),
                new ErasureCarriedOut(Ground.PERSON_ASKED, 2, 0, "anna", "bert"),
                new ErasureFinished())) {
            ErasureState state = waiting().evolve(end);
            assertThat(state.carryOut("carla", false)).isInstanceOf(Decision.Refused.class);
            assertThat(state.decline("carla", "why")).isInstanceOf(Decision.Refused.class);
        }
        assertThat(ErasureState.NONE.carryOut("bert", false)).isInstanceOf(Decision.Refused.class);
    }

    @Test
    void the_proposer_may_take_it_back_and_anybody_declines_with_a_reason() {
        assertThat(waiting().decline("anna", "sent twice")).isInstanceOf(Decision.Accepted.class);
        assertThat(problems(waiting().decline("bert", " "))).contains("reason");
    }

    @Test
    void it_is_finished_only_after_it_was_carried_out() {
        assertThat(waiting().finish()).isInstanceOf(Decision.Refused.class);
        ErasureState done = waiting().evolve(new ErasureCarriedOut(Ground.PERSON_ASKED, 2, 0, "anna", "bert"));
        assertThat(done.finish()).isInstanceOf(Decision.Accepted.class);
        assertThat(done.evolve(new ErasureFinished()).state()).isEqualTo(State.FINISHED);
    }

    @Test
    void a_hold_is_placed_once_on_what_exists_and_lifted_with_a_reason() {
        HoldPlaced hold = new HoldPlaced(REPORT, "court order", "lea");
        assertThat(HoldState.place(hold, true, false)).isInstanceOf(Decision.Accepted.class);
        assertThat(problems(HoldState.place(hold, false, false))).contains("no such object");
        assertThat(problems(HoldState.place(hold, true, true))).contains("already");
        assertThat(problems(HoldState.place(new HoldPlaced(REPORT, "", "lea"), true, false)))
                .contains("reason");
        HoldState stands = HoldState.NONE.evolve(hold);
        assertThat(problems(stands.lift("lea", ""))).contains("reason");
        assertThat(stands.lift("lea", "settled")).isInstanceOf(Decision.Accepted.class);
        assertThat(stands.evolve(new org.probity.custody.CustodyEvent.HoldLifted("settled", "lea"))
                        .lift("lea", "x"))
                .isInstanceOf(Decision.Refused.class);
    }
}
