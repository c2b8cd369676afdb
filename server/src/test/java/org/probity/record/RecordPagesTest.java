package org.probity.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.probity.identity.Role;
import org.probity.testing.App;
import org.probity.testing.Sealed;
import org.probity.testing.Visitor;

class RecordPagesTest {
    @Test
    void everybody_learns_how_to_verify_and_the_log_is_closed_unless_opened() throws Exception {
        try (App app = App.start()) {
            String id = app.person("ada", Role.ADMINISTRATOR);
            Sealed.await(app.db());
            Visitor stranger = app.visitor();
            assertThat(stranger.get("/record/how").body())
                    .contains(
                            app.get(Seals.class).state().verifierKey(),
                            "Latest checkpoint",
                            "files are not public here");
            String nothing = Visitor.essence(stranger.get("/log/no-such-file"));
            assertThat(Visitor.essence(stranger.get("/log/checkpoint"))).isEqualTo(nothing);
            assertThat(app.visitor("ada").get("/admin/people/" + id).body())
                    .contains("sealed at checkpoint", "Probity (test)", "invited Ada Tester as Administrator");
        }
    }

    @Test
    void a_published_log_is_what_standard_clients_read() throws Exception {
        try (App app = App.start("probity.publish-log=true")) {
            Sealed.await(app.db());
            Visitor stranger = app.visitor();
            var checkpoint = stranger.get("/log/checkpoint");
            assertThat(checkpoint.body()).isEqualTo(app.get(Seals.class).state().checkpoint());
            assertThat(checkpoint.headers().firstValue("Cache-Control")).contains("no-cache");
            assertThat(checkpoint.headers().firstValue("Content-Type").orElse(""))
                    .startsWith("text/plain");
            assertThat(checkpoint.headers().firstValue("Access-Control-Allow-Origin"))
                    .contains("*");
            assertThat(stranger.get("/log/keys").body())
                    .isEqualTo(app.get(Seals.class).state().verifierKey() + "\n");
            long size = app.get(Seals.class).state().size();
            var tile = stranger.get("/log/tile/0/000.p/" + size);
            assertThat(tile.statusCode()).isEqualTo(200);
            assertThat(tile.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
            assertThat(stranger.get("/log/tile/entries/000.p/" + size).statusCode())
                    .isEqualTo(200);
            for (String path : new String[] {
                "/log/tile/0/999", "/log/.state/lock", "/log/..%2fkeys/log.key", "/log/tile/0/000.p/0", "/log/"
            }) {
                assertThat(stranger.get(path).statusCode()).as(path).isBetween(400, 499);
            }
        }
    }
}
