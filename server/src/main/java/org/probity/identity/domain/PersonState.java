package org.probity.identity.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.probity.identity.IdentityEvent;
import org.probity.identity.IdentityEvent.PersonDisabled;
import org.probity.identity.IdentityEvent.PersonEnabled;
import org.probity.identity.IdentityEvent.PersonInvited;
import org.probity.identity.IdentityEvent.RolesChanged;
import org.probity.identity.Role;
import org.probity.platform.decide.Decision;
import org.probity.platform.decide.Problem;

/** A person as the rules see one. */
public record PersonState(boolean known, Set<Role> roles, boolean disabled) {
    public static final PersonState NOBODY = new PersonState(false, Set.of(), false);
    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._-]{1,39}");

    /** Takes a fact in. */
    public PersonState evolve(IdentityEvent event) {
        return switch (event) {
            case PersonInvited e -> new PersonState(true, e.roles(), false);
            case RolesChanged e -> new PersonState(known, e.to(), disabled);
            case PersonDisabled e -> new PersonState(known, roles, true);
            case PersonEnabled e -> new PersonState(known, roles, false);
            case IdentityEvent.PersonInvitedAgain e -> this;
            case IdentityEvent.PasswordSet e -> this;
            case IdentityEvent.SecondFactorSet e -> this;
            case IdentityEvent.SecondFactorRemoved e -> this;
            case IdentityEvent.AccessGranted e -> this;
            case IdentityEvent.AccessRevoked e -> this;
        };
    }

    /** Invites somebody new. */
    public static Decision<IdentityEvent> invite(
            String login, boolean taken, String name, @Nullable String email, Set<Role> roles) {
        List<Problem> problems = new ArrayList<>();
        if (!LOGIN.matcher(login).matches()) {
            problems.add(Problem.at(
                    "login",
                    "\"" + login + "\" is no sign-in name.",
                    "Use 2 to 40 of a-z, 0-9, dot, dash and underscore."));
        } else if (taken) {
            problems.add(Problem.at("login", "Somebody already signs in as " + login + ".", "Choose another name."));
        }
        if (name.isBlank()) {
            problems.add(
                    Problem.at("name", "The name is missing.", "Colleagues see it on everything this person does."));
        }
        if (roles.isEmpty()) {
            problems.add(Problem.at("roles", "No role is chosen.", "Choose at least one."));
        }
        return Decision.unless(problems, new PersonInvited(login, name, email, roles));
    }

    /** Changes roles. */
    public Decision<IdentityEvent> changeRoles(Set<Role> wanted, boolean lastAdministrator) {
        if (wanted.isEmpty()) {
            return Decision.refuseAt("roles", "No role is chosen.", "Choose at least one, or disable the person.");
        }
        if (lastAdministrator && !wanted.contains(Role.ADMINISTRATOR)) {
            return Decision.refuseAt(
                    "roles", "This is the last administrator.", "Make somebody else administrator first.");
        }
        return wanted.equals(roles) ? Decision.accept() : Decision.accept(new RolesChanged(roles, wanted));
    }

    /** Locks out or lets in. */
    public Decision<IdentityEvent> setDisabled(boolean wanted, boolean lastAdministrator) {
        if (wanted && lastAdministrator) {
            return Decision.refuse("This is the last administrator.", "Make somebody else administrator first.");
        }
        if (wanted == disabled) {
            return Decision.accept();
        }
        return Decision.accept(wanted ? new PersonDisabled() : new PersonEnabled());
    }
}
