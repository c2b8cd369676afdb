package org.probity.demo.story;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.probity.identity.People;
import org.probity.identity.Role;
import org.probity.record.Actor;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The people of the demo vendor. None has a password: in the demo there are doors. */
@Component
@Lazy
public class Cast {
    private final People people;

    Cast(People people) {
        this.people = people;
    }

    /** A member of the cast. */
    public record Member(String login, String name, Role role, String part) {}

    /** Everybody, in the order of the walk. */
    public static List<Member> members() {
        return List.of(
                new Member("analyst", "Jonas Weil", Role.PSIRT_ANALYST, "takes reports in and drafts advisories"),
                new Member("lead", "Mara Quist", Role.PSIRT_LEAD, "owns cases and releases"),
                new Member("engineer", "Priya Nair", Role.PRODUCT_ENGINEER, "answers for Edge and Core"),
                new Member(
                        "tester",
                        "Tomas Rehn",
                        Role.PRODUCT_ENGINEER,
                        "answers for Branch and the console, tests the fixes of others"),
                new Member("assessor", "Elise Marchetti", Role.ASSESSOR, "judges conformity, sees nothing embargoed"),
                new Member("admin", "Ada Lind", Role.ADMINISTRATOR, "runs the system, reads no case"));
    }

    void arrive(Instant expires) {
        for (Member member : members()) {
            people.invite(
                    Actor.system("demo"),
                    member.login(),
                    member.name(),
                    member.login() + "@ferrule.example",
                    Set.of(member.role()),
                    expires);
        }
    }
}
