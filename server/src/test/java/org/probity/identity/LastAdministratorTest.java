package org.probity.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.probity.platform.decide.RefusedException;
import org.probity.record.Actor;
import org.probity.testing.Engine;
import org.probity.testing.OnEachDatabase;
import org.probity.testing.Room;

class LastAdministratorTest {
    private static final Actor TEST = Actor.system("test");

    @TempDir
    private Path folder;

    @OnEachDatabase
    void the_last_administrator_stays_one(Engine engine) {
        try (Room room = Room.on(engine, folder)
                .knowing(IdentityEvent.class)
                .with("org.probity.identity.store")
                .open()) {
            People people = room.get(People.class);
            String first = invite(room, "first");
            assertThatThrownBy(() -> people.changeRoles(TEST, first, 1, Set.of(Role.ASSESSOR)))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("last administrator");
            assertThatThrownBy(() -> people.setDisabled(TEST, first, 1, true)).isInstanceOf(RefusedException.class);
            String second = invite(room, "second");
            people.setDisabled(TEST, first, 1, true);
            assertThat(people.withRole(Role.ADMINISTRATOR))
                    .extracting(People.Person::id)
                    .containsExactly(second);
            assertThatThrownBy(() -> people.setDisabled(TEST, second, 1, true)).isInstanceOf(RefusedException.class);
        }
    }

    private static String invite(Room room, String login) {
        return room.get(People.class)
                .invite(
                        TEST,
                        login,
                        login,
                        null,
                        Set.of(Role.ADMINISTRATOR),
                        room.db().now().plusSeconds(60))
                .personId();
    }

    @OnEachDatabase
    void a_sign_in_name_is_given_once(Engine engine) {
        try (Room room = Room.on(engine, folder)
                .knowing(IdentityEvent.class)
                .with("org.probity.identity.store")
                .open()) {
            invite(room, "same");
            assertThatThrownBy(() -> invite(room, "same"))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("already");
        }
    }
}
