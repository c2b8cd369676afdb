package org.probity.receipt.store;

import static org.probity.db.Tables.RECEIPT_REPORT;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.probity.organization.Policies;
import org.probity.organization.Policies.Policy;
import org.probity.organization.Products;
import org.probity.platform.PublicNumbers;
import org.probity.platform.db.Db;
import org.probity.platform.decide.Decision;
import org.probity.platform.decide.UnknownException;
import org.probity.platform.text.Digests;
import org.probity.receipt.Intake;
import org.probity.receipt.KeptFile;
import org.probity.receipt.NewReport;
import org.probity.receipt.ReceiptEvent;
import org.probity.receipt.domain.Conversation;
import org.probity.receipt.domain.Door;
import org.probity.receipt.domain.ReportState;
import org.probity.record.Actor;
import org.probity.record.Change;
import org.probity.record.EventStore;
import org.probity.record.StaleVersionException;
import org.springframework.stereotype.Component;

/** The door over the event store. */
@Component
public class SqlIntake implements Intake {
    private static final int TRIES = 3;

    private final Db db;
    private final EventStore store;
    private final ReportStreams streams;
    private final Products products;
    private final Policies policies;

    SqlIntake(Db db, EventStore store, ReportStreams streams, Products products, Policies policies) {
        this.db = db;
        this.store = store;
        this.streams = streams;
        this.products = products;
        this.policies = policies;
    }

    @Override
    public Submitted submit(NewReport report, @Nullable Actor takenBy) {
        return submit(report, takenBy, SecretLinks.token());
    }

    /** {@link #submit(NewReport, Actor)} with a token made beforehand. */
    public Submitted submit(NewReport report, @Nullable Actor takenBy, String token) {
        Policy policy = policies.inForce(db.now());
        Door.Promise promise =
                new Door.Promise(policy.version(), policy.acknowledge(), policy.triage(), policy.update());
        boolean known =
                report.productId() == null || products.find(report.productId()).isPresent();
        List<ReceiptEvent> events = Door.submit(
                        report,
                        known,
                        Digests.sha256(report.original() == null ? report.description() : report.original()),
                        takenBy == null ? null : takenBy.id(),
                        Digests.sha256(token),
                        promise,
                        db.now())
                .orThrow();
        return append(takenBy, events, token);
    }

    /** A number that is in use already shows as a stale version; then another is taken. */
    private Submitted append(@Nullable Actor takenBy, List<ReceiptEvent> events, String token) {
        for (int i = 1; ; i++) {
            String number = PublicNumbers.next("R");
            try {
                Actor by = takenBy == null ? Actor.reporter(number) : takenBy;
                store.append(by, db.now(), new Change(ReportStreams.stream(number), 0, events));
                return new Submitted(number, token);
            } catch (StaleVersionException inUse) {
                if (i == TRIES) {
                    throw inUse;
                }
            }
        }
    }

    @Override
    public Optional<Followed> follow(String token) {
        return numberOf(token).flatMap(streams::load).map(loaded -> {
            ReportState state = loaded.state();
            return new Followed(
                    loaded.history().stream().id(),
                    state.state(),
                    state.submitted().title(),
                    state.submitted().receivedAt(),
                    state.submitted().acknowledgeDue(),
                    state.answerDue(),
                    loaded.version(),
                    Conversation.of(loaded.history().events()));
        });
    }

    private Optional<String> numberOf(String token) {
        return db.read(sql -> sql.select(RECEIPT_REPORT.NUMBER)
                .from(RECEIPT_REPORT)
                .where(RECEIPT_REPORT.TOKEN_SHA256.eq(Digests.sha256(token)))
                .fetchOptional(RECEIPT_REPORT.NUMBER));
    }

    @Override
    public void answer(String token, String text, List<KeptFile> files) {
        String number = numberOf(token).orElseThrow(UnknownException::new);
        for (int i = 1; ; i++) {
            ReportStreams.Loaded loaded = streams.existing(number);
            try {
                act(loaded, loaded.version(), state -> state.answer(text, files, db.now()));
                return;
            } catch (StaleVersionException movedOn) {
                if (i == TRIES) {
                    throw movedOn;
                }
            }
        }
    }

    @Override
    public void withdraw(String token, long expectedVersion, String statement) {
        String number = numberOf(token).orElseThrow(UnknownException::new);
        act(streams.existing(number), expectedVersion, state -> state.withdraw(statement));
    }

    private void act(ReportStreams.Loaded loaded, long expected, Function<ReportState, Decision<ReceiptEvent>> decide) {
        Actor reporter = Actor.reporter(loaded.history().stream().id());
        streams.write(reporter, loaded, expected, decide.apply(loaded.state()));
    }
}
