package org.probity.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.probity.identity.IdentityEvent;
import org.probity.identity.NeedToKnow;
import org.probity.identity.Role;
import org.probity.identity.Subject;
import org.probity.organization.OrganizationEvent;
import org.probity.platform.decide.UnknownException;
import org.probity.receipt.domain.ReportState;
import org.probity.receipt.store.ReportQueue;
import org.probity.record.Actor;
import org.probity.record.EventStore;
import org.probity.record.Rebuilds;
import org.probity.testing.Engine;
import org.probity.testing.OnEachDatabase;
import org.probity.testing.Room;

class ReportStoreTest {
    private static final Subject ANA = new Subject("ana", "Ana", Set.of(Role.PSIRT_ANALYST));
    private static final Subject LEO = new Subject("leo", "Leo", Set.of(Role.PSIRT_LEAD));
    private static final Subject EVE = new Subject("eve", "Eve", Set.of(Role.PRODUCT_ENGINEER));
    private static final Subject ADA = new Subject("ada", "Ada", Set.of(Role.ADMINISTRATOR));
    private static final ReportQueue.Filter ALL = new ReportQueue.Filter("", "all", "", "");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    private Path folder;

    private Room room(Engine engine) {
        Room room = Room.on(engine, folder)
                .knowing(IdentityEvent.class)
                .knowing(OrganizationEvent.class)
                .knowing(ReceiptEvent.class)
                .with("org.probity.identity.store", "org.probity.organization.store", "org.probity.receipt.store")
                .open();
        room.clock().pin(NOON);
        return room;
    }

    private static String submit(Room room, String description) {
        return room.get(Intake.class)
                .submit(NewReport.of(Channel.FORM, description), null)
                .number();
    }

    private static void screened(Room room, String number) {
        room.get(Screening.class).acknowledge(ANA, number, 1, "Read.");
        room.get(Screening.class).screen(ANA, number, 2);
    }

    @OnEachDatabase
    void the_queue_is_ordered_by_clock_and_the_table_agrees_with_the_stream(Engine engine) {
        try (Room room = room(engine)) {
            String first = submit(room, "First");
            room.clock().pin(NOON.plus(Duration.ofHours(1)));
            String second = submit(room, "Second");
            screened(room, first);
            room.get(Screening.class).ask(ANA, first, 3, "1?", java.time.LocalDate.of(2026, 12, 1));
            ReportQueue queue = room.get(ReportQueue.class);
            assertThat(queue.lines(ANA, ALL, 0, 10))
                    .extracting(line -> line.report().number())
                    .containsExactly(second, first);
            room.get(Intake.class).answer(token(room), "x", List.of());
            for (ReportQueue.Line line : queue.lines(ANA, ALL, 0, 10)) {
                ReportState state =
                        queue.whole(ANA, line.report().number()).orElseThrow().state();
                assertThat(line.clock()).isEqualTo(state.clock());
                assertThat(line.report().state()).isEqualTo(state.state());
            }
            List<ReportQueue.Line> before = queue.lines(ANA, ALL, 0, 10);
            room.get(Rebuilds.class).run(Actor.system("test"));
            assertThat(queue.lines(ANA, ALL, 0, 10)).isEqualTo(before);
        }
    }

    /** The link of one more report, to show that answering reaches the right one. */
    private static String token(Room room) {
        return room.get(Intake.class)
                .submit(NewReport.of(Channel.API, "Third"), null)
                .token();
    }

    @OnEachDatabase
    void an_attached_report_is_its_cases_readers_alone_in_lists_counts_and_commands(Engine engine) {
        try (Room room = room(engine)) {
            String number = submit(room, "Secret");
            ReportQueue queue = room.get(ReportQueue.class);
            Reports reports = room.get(Reports.class);
            assertThat(queue.count(LEO, ALL)).isEqualTo(1);
            assertThat(queue.count(EVE, ALL) + queue.count(ADA, ALL)).isZero();
            screened(room, number);
            EventStore store = room.get(EventStore.class);
            store.append(
                    LEO.actor(),
                    NOON,
                    List.of(
                            reports.attach(number, 3, "C-1", "ours"),
                            room.get(NeedToKnow.class)
                                    .grant(
                                            "C-1",
                                            new LinkedHashMap<>(Map.of("ana", "screens it", "eve", "works on it")),
                                            "leo",
                                            null)));
            assertThat(queue.count(LEO, ALL)).as("a lead without a grant").isZero();
            assertThat(reports.find(LEO, number)).isEmpty();
            assertThat(queue.whole(LEO, number)).isEmpty();
            assertThatThrownBy(() -> room.get(Screening.class).tell(LEO, number, 4, "x"))
                    .isInstanceOf(UnknownException.class);
            assertThat(queue.count(ANA, ALL)).isEqualTo(1);
            assertThat(reports.find(EVE, number)).isPresent();
            assertThatThrownBy(() -> room.get(Screening.class).tell(EVE, number, 4, "x"))
                    .isInstanceOf(UnknownException.class);
            assertThat(reports.ofCase("C-1")).hasSize(1);
        }
    }

    @OnEachDatabase
    void of_the_secret_link_only_the_digest_is_kept(Engine engine) {
        try (Room room = room(engine)) {
            Intake intake = room.get(Intake.class);
            Intake.Submitted submitted = intake.submit(NewReport.of(Channel.FORM, "Mine"), null);
            assertThat(intake.follow(submitted.token()).orElseThrow().number()).isEqualTo(submitted.number());
            assertThat(intake.follow(submitted.token() + "x")).isEmpty();
            assertThat(room.get(ReportQueue.class)
                            .whole(ANA, submitted.number())
                            .orElseThrow()
                            .events()
                            .toString())
                    .doesNotContain(submitted.token());
        }
    }
}
