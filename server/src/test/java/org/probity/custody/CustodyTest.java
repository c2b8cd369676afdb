package org.probity.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.custody.CustodyEvent.Target;
import org.probity.custody.domain.ErasureState.State;
import org.probity.custody.store.Dossiers;
import org.probity.custody.store.ErasureDesk;
import org.probity.custody.store.ErasurePlans;
import org.probity.custody.store.ErasurePlans.Wish;
import org.probity.custody.store.Holds;
import org.probity.identity.People;
import org.probity.identity.Role;
import org.probity.identity.Subject;
import org.probity.platform.decide.RefusedException;
import org.probity.platform.decide.UnknownException;
import org.probity.receipt.Channel;
import org.probity.receipt.Intake;
import org.probity.receipt.NewReport;
import org.probity.record.Actor;
import org.probity.record.Personal.Part;
import org.probity.testing.App;
import org.probity.testing.Engine;
import org.probity.testing.OnEachDatabase;
import org.probity.testing.Postgres;
import org.probity.testing.Sealed;

/** Erasing a reporter and a colleague in the whole program, with two people, holds, and what is left on the disk. */
class CustodyTest {
    private static final String NAME = "Xanthippe Marker-9931";
    private static final String MAIL = "xanthippe.9931@reporter.example";

    @TempDir
    private Path folder;

    private App app(Engine engine) {
        return engine == Engine.SQLITE
                ? App.start(folder)
                : App.start(
                        folder,
                        "probity.database.url=" + Postgres.fresh("custody" + folder.getFileName()),
                        "probity.database.user=postgres");
    }

    private static Subject subject(App app, String login, Role first, Role... more) {
        app.person(login, first, more);
        People.Person person = app.get(People.class).findByLogin(login).orElseThrow();
        return new Subject(person.id(), person.name(), person.roles());
    }

    private static String report(App app) {
        NewReport report = new NewReport(
                Channel.FORM,
                "Session survives sign-out",
                "I am " + NAME + ". The session survives.",
                null,
                "",
                "",
                MAIL,
                NAME,
                false,
                null,
                false,
                "",
                false,
                "",
                "",
                "",
                List.of(),
                null,
                null);
        return app.get(Intake.class).submit(report, null).number();
    }

    private static Wish reporter(String number, Part... parts) {
        return new Wish(new Target("report", number), Set.of(parts), Set.of());
    }

    private static void awaitFinished(App app, Subject who, String erasure) throws InterruptedException {
        for (int i = 0; i < 400 && state(app, who, erasure) != State.FINISHED; i++) {
            Thread.sleep(50);
        }
        assertThat(state(app, who, erasure)).isEqualTo(State.FINISHED);
    }

    private static State state(App app, Subject who, String erasure) {
        return app.get(ErasureDesk.class)
                .find(who, erasure)
                .orElseThrow()
                .state()
                .state();
    }

    @OnEachDatabase
    void a_reporter_is_erased_by_two_people_and_no_byte_of_them_is_left(Engine engine) throws Exception {
        try (App app = app(engine)) {
            Subject analyst = subject(app, "ana", Role.PSIRT_ANALYST);
            Subject lead = subject(app, "lea", Role.PSIRT_LEAD);
            String number = report(app);
            ErasureDesk desk = app.get(ErasureDesk.class);
            String erasure = desk.propose(
                    analyst, reporter(number, Part.IDENTITY, Part.WORDS), Ground.PERSON_ASKED, "Letter of today.");
            assertThat(app.visitor("ana").get("/reports/" + number).body()).contains(NAME, MAIL);
            assertThatThrownBy(() -> desk.carryOut(analyst, erasure, 1)).isInstanceOf(UnknownException.class);
            desk.carryOut(lead, erasure, 1);
            var visitor = app.visitor("ana");
            String page = visitor.get("/reports/" + number).body();
            assertThat(page).doesNotContain(NAME, MAIL).contains("erased on", "the person asked for it; " + erasure);
            Sealed.await(app.db());
            assertThat(visitor.get("/record/report/" + number).body()).contains("Verified against checkpoint");
            assertThat(visitor.get("/reports").body()).contains("[erased on");
            assertThat(visitor.get("/erasures/" + erasure).body())
                    .contains("Letter of today", "What went")
                    .doesNotContain(NAME);
            app.get(org.probity.custody.store.ErasureFinisher.class).wake();
            awaitFinished(app, lead, erasure);
            assertThat(filesThatTell(NAME)).isEmpty();
            assertThat(filesThatTell(MAIL)).isEmpty();
        }
    }

    private List<Path> filesThatTell(String text) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> tells(file, text))
                    .toList();
        }
    }

    private static boolean tells(Path file, String text) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void the_proposer_who_is_a_lead_cannot_carry_it_out_either() {
        try (App app = App.start(folder)) {
            Subject lead = subject(app, "lea", Role.PSIRT_LEAD);
            ErasureDesk desk = app.get(ErasureDesk.class);
            String erasure = desk.propose(
                    lead, reporter(report(app), Part.IDENTITY), Ground.NOT_NEEDED, "Kept for three years.");
            assertThatThrownBy(() -> desk.carryOut(lead, erasure, 1))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("second person");
            assertThat(state(app, lead, erasure)).isEqualTo(State.PROPOSED);
        }
    }

    @OnEachDatabase
    void a_legal_hold_blocks_proposing_and_carrying_out_until_it_is_lifted(Engine engine) {
        try (App app = app(engine)) {
            Subject analyst = subject(app, "ana", Role.PSIRT_ANALYST);
            Subject lead = subject(app, "lea", Role.PSIRT_LEAD);
            Subject other = subject(app, "lou", Role.PSIRT_LEAD);
            String number = report(app);
            ErasureDesk desk = app.get(ErasureDesk.class);
            Holds holds = app.get(Holds.class);
            String erasure =
                    desk.propose(analyst, reporter(number, Part.IDENTITY), Ground.PERSON_ASKED, "Letter of today.");
            assertThatThrownBy(() -> holds.place(analyst, new Target("report", number), "x"))
                    .isInstanceOf(UnknownException.class);
            String hold = holds.place(lead, new Target("report", number), "Court order 7 of today.");
            assertThatThrownBy(() -> desk.carryOut(other, erasure, 1)).hasMessageContaining("legal hold");
            assertThatThrownBy(() -> desk.propose(
                            analyst, reporter(number, Part.WORDS), Ground.PERSON_ASKED, "Letter of today."))
                    .hasMessageContaining("legal hold");
            assertThat(app.visitor("ana").get("/holds").body()).contains("Court order 7");
            holds.lift(other, hold, 1, "Settled.");
            desk.carryOut(other, erasure, 1);
            assertThat(state(app, lead, erasure)).isNotEqualTo(State.PROPOSED);
        }
    }

    @Test
    void a_colleague_is_erased_once_they_are_locked_out_and_cannot_sign_in_again() {
        try (App app = App.start(folder)) {
            Subject admin = subject(app, "ada", Role.ADMINISTRATOR);
            Subject lead = subject(app, "lea", Role.PSIRT_LEAD);
            String gone = app.get(People.class)
                    .invite(
                            Actor.system("test"),
                            "xanthippe9931",
                            NAME,
                            MAIL,
                            Set.of(Role.PRODUCT_ENGINEER),
                            app.db().now().plusSeconds(60))
                    .personId();
            Wish wish = new Wish(new Target("person", gone), Set.of(Part.IDENTITY), Set.of());
            ErasureDesk desk = app.get(ErasureDesk.class);
            assertThatThrownBy(() -> desk.propose(admin, wish, Ground.NOT_NEEDED, "Left."))
                    .hasMessageContaining("may still sign in");
            assertThatThrownBy(() -> desk.propose(lead, wish, Ground.NOT_NEEDED, "Left."))
                    .isInstanceOf(UnknownException.class);
            app.get(People.class).setDisabled(admin.actor(), gone, 1, true);
            String erasure = desk.propose(admin, wish, Ground.NOT_NEEDED, "Left.");
            desk.carryOut(lead, erasure, 1);
            People.Person person = app.get(People.class).find(gone).orElseThrow();
            assertThat(person.name()).startsWith("[erased on");
            assertThat(person.login()).startsWith("[erased on");
            assertThat(app.get(People.class).findByLogin("xanthippe9931")).isEmpty();
            assertThat(app.visitor("ada").get("/admin/people/" + gone).body()).doesNotContain(NAME, MAIL);
        }
    }

    @Test
    void a_copy_elsewhere_is_offered_and_a_published_one_is_named_as_not_recalled() {
        try (App app = App.start(folder)) {
            Subject analyst = subject(app, "ana", Role.PSIRT_ANALYST);
            String number = report(app);
            String second = app.get(Intake.class)
                    .submit(NewReport.of(Channel.FORM, "As " + NAME + " has told you already."), null)
                    .number();
            ErasurePlans.Plan plan = app.get(ErasurePlans.class).plan(analyst, reporter(number, Part.IDENTITY));
            assertThat(plan.goes()).extracting(item -> item.spot().value()).containsExactlyInAnyOrder(NAME, MAIL);
            assertThat(plan.offered())
                    .anyMatch(item -> item.event().stream().id().equals(second))
                    .anyMatch(item -> item.spot().pointer().equals("/body/report/description"));
        }
    }

    @Test
    void every_stream_of_the_demo_belongs_to_somebody_who_can_open_it() {
        try (App app = App.start("probity.demo=true", "server.address=127.0.0.1")) {
            Dossiers dossiers = app.get(Dossiers.class);
            List<String> lost = app
                    .db()
                    .read(sql -> sql.selectDistinct(
                                    org.probity.db.Tables.RECORD_EVENT.STREAM_KIND,
                                    org.probity.db.Tables.RECORD_EVENT.STREAM_ID)
                            .from(org.probity.db.Tables.RECORD_EVENT)
                            .fetch())
                    .stream()
                    .filter(row -> !dossiers.owned(new org.probity.record.StreamId(row.value1(), row.value2())))
                    .map(row -> row.value1())
                    .distinct()
                    .toList();
            assertThat(lost).as("kinds of streams without a DossierSource").isEmpty();
        }
    }

    @Test
    void who_may_not_read_the_object_finds_nothing() {
        try (App app = App.start(folder)) {
            subject(app, "ana", Role.PSIRT_ANALYST);
            subject(app, "eve", Role.ASSESSOR);
            String number = report(app);
            var assessor = app.visitor("eve");
            for (String path : List.of(
                    "/record/report/" + number,
                    "/record/report/" + number + "/bundle",
                    "/erasures/new?kind=report&id=" + number,
                    "/erasures",
                    "/holds")) {
                assertThat(assessor.get(path).statusCode()).as(path).isEqualTo(404);
            }
            assertThat(app.visitor("ana")
                            .get("/erasures/new?kind=report&id=" + number)
                            .body())
                    .contains(NAME);
            assertThat(assessor.post("/erasures", Map.of("kind", "report", "id", number))
                            .statusCode())
                    .isEqualTo(404);
        }
    }
}
