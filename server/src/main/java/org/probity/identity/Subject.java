package org.probity.identity;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.probity.platform.decide.UnknownException;
import org.probity.platform.web.Viewer;
import org.probity.record.Actor;

/**
 * Who asks. Every query that can return case material and every command takes one; controllers get it as a parameter.
 *
 * @param personId the person's id
 * @param name as shown to colleagues
 */
public record Subject(String personId, String name, Set<Role> roles) {
    public Subject {
        roles = Set.copyOf(roles);
    }

    /** The subject that a page's viewer is. */
    public static Subject of(Viewer viewer) {
        return new Subject(
                viewer.id(),
                viewer.name(),
                viewer.roles().stream().map(Role::valueOf).collect(Collectors.toSet()));
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** Lead or analyst. */
    public boolean isPsirt() {
        return is(Role.PSIRT_LEAD) || is(Role.PSIRT_ANALYST);
    }

    /** Passes who has one of these roles; for others the thing does not exist. */
    public void mustBe(Role... any) {
        if (Arrays.stream(any).noneMatch(this::is)) {
            throw new UnknownException();
        }
    }

    public Actor actor() {
        return Actor.person(personId);
    }
}
