package org.probity.demo.story;

import java.time.Instant;
import org.probity.handling.Cases;
import org.probity.handling.domain.CaseCommand;
import org.probity.handling.domain.ItemCommand;
import org.probity.identity.People;
import org.probity.identity.Subject;
import org.probity.platform.MovableClock;
import org.probity.platform.decide.UnknownException;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Tells the story: sets the clock and does things as somebody, by the commands that people use. */
@Component
@Lazy
class Teller {
    private final MovableClock clock;
    private final People people;
    private final Cases cases;

    Teller(MovableClock clock, People people, Cases cases) {
        this.clock = clock;
        this.people = people;
        this.cases = cases;
    }

    /** It is now this time, UTC, as in {@code 2021-12-10T09:12:00Z}. */
    void at(String time) {
        clock.pin(Instant.parse(time));
    }

    void at(Instant time) {
        clock.pin(time);
    }

    /** Somebody of the cast. */
    Subject as(String login) {
        People.Person person = people.findByLogin(login).orElseThrow(UnknownException::new);
        return new Subject(person.id(), person.name(), person.roles());
    }

    String id(String login) {
        return as(login).personId();
    }

    /** Does something to a work item as it stands. */
    void work(String login, String caseId, String productId, ItemCommand command) {
        long version = file(caseId).item(productId).orElseThrow().version();
        cases.work(as(login), caseId, productId, version, command);
    }

    /** Does something to a case as it stands. */
    void act(String login, String caseId, CaseCommand command) {
        cases.act(as(login), caseId, file(caseId).version(), command);
    }

    Cases.CaseFile file(String caseId) {
        return cases.findForChange(caseId).orElseThrow(UnknownException::new);
    }
}
