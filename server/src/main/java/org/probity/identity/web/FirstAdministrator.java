package org.probity.identity.web;

import java.time.Duration;
import java.util.Set;
import org.probity.identity.People;
import org.probity.identity.Role;
import org.probity.identity.store.Secrets;
import org.probity.platform.Settings;
import org.probity.platform.db.Db;
import org.probity.record.Actor;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** On the first start of a real installation: a one-time link for its administrator, and no password anywhere. */
@Component
class FirstAdministrator {
    private static final Duration LIFE = Duration.ofDays(2);

    private final People people;
    private final Secrets secrets;
    private final Db db;
    private final Settings settings;

    FirstAdministrator(People people, Secrets secrets, Db db, Settings settings) {
        this.people = people;
        this.secrets = secrets;
        this.db = db;
        this.settings = settings;
    }

    @EventListener(ApplicationReadyEvent.class)
    void invite() {
        if (settings.demo()) {
            return;
        }
        var administrators = people.withRole(Role.ADMINISTRATOR);
        if (people.all().isEmpty()) {
            var invited = people.invite(
                    Actor.system("first start"),
                    "admin",
                    "Administrator",
                    null,
                    Set.of(Role.ADMINISTRATOR),
                    db.now().plus(LIFE));
            say(invited.token());
        } else if (administrators.size() == 1
                && !hasPassword(administrators.getFirst().id())) {
            say(people.inviteAgain(
                            Actor.system("first start"),
                            administrators.getFirst().id(),
                            db.now().plus(LIFE))
                    .token());
        }
    }

    private void say(String token) {
        System.out.println();
        System.out.println("  To become the administrator, open this link within two days. It works once:");
        System.out.println("  " + settings.baseUrl() + "/welcome/" + token);
        System.out.println();
    }

    private boolean hasPassword(String personId) {
        return secrets.of(personId).map(s -> s.passwordHash() != null).orElse(false);
    }
}
