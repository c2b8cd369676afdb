package org.probity.custody.store;

import static org.probity.db.Tables.CUSTODY_HOLD;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.probity.custody.CustodyEvent.HoldEvent;
import org.probity.custody.CustodyEvent.HoldPlaced;
import org.probity.custody.CustodyEvent.Target;
import org.probity.custody.domain.HoldState;
import org.probity.identity.Role;
import org.probity.identity.Subject;
import org.probity.platform.PublicNumbers;
import org.probity.platform.db.Db;
import org.probity.platform.decide.RefusedException;
import org.probity.platform.decide.UnknownException;
import org.probity.record.Change;
import org.probity.record.EventStore;
import org.probity.record.History;
import org.probity.record.StreamId;
import org.springframework.stereotype.Component;

/** Legal holds: a lead holds cases, reports and the like; an administrator or a lead holds people. */
@Component
public class Holds {
    private final Db db;
    private final EventStore store;
    private final Dossiers dossiers;

    Holds(Db db, EventStore store, Dossiers dossiers) {
        this.db = db;
        this.store = store;
        this.dossiers = dossiers;
    }

    /** A hold as a list shows it; {@code lifted} is null while it stands. */
    public record Line(
            String id,
            Target target,
            String reason,
            String placedBy,
            Instant at,
            @Nullable Instant lifted,
            long version) {}

    /** Whether somebody may place and lift holds on a kind of object. */
    public static boolean mayHold(Subject who, String kind) {
        return who.is(Role.PSIRT_LEAD) || (kind.equals("person") && who.is(Role.ADMINISTRATOR));
    }

    /** All holds on what this person may open, those that stand first. */
    public List<Line> lines(Subject who) {
        return all().stream()
                .filter(line -> mayHold(who, line.target().kind()) || who.isPsirt())
                .filter(line -> sees(who, line.target()))
                .toList();
    }

    private boolean sees(Subject who, Target target) {
        return target.kind().equals("person")
                ? mayHold(who, "person")
                : dossiers.open(who, target.kind(), target.id()).isPresent();
    }

    private List<Line> all() {
        return db.read(sql -> sql.selectFrom(CUSTODY_HOLD)
                .orderBy(CUSTODY_HOLD.LIFTED_AT.asc().nullsFirst(), CUSTODY_HOLD.AT.desc(), CUSTODY_HOLD.ID)
                .fetch(row -> new Line(
                        row.get(CUSTODY_HOLD.ID),
                        new Target(row.get(CUSTODY_HOLD.OBJECT_KIND), row.get(CUSTODY_HOLD.OBJECT_ID)),
                        row.get(CUSTODY_HOLD.REASON),
                        row.get(CUSTODY_HOLD.PLACED_BY),
                        row.get(CUSTODY_HOLD.AT),
                        row.get(CUSTODY_HOLD.LIFTED_AT),
                        row.get(CUSTODY_HOLD.VERSION))));
    }

    /** The holds that stand. */
    List<Line> standing() {
        return all().stream().filter(line -> line.lifted() == null).toList();
    }

    /** Which of the holds that stand cover any of these streams. */
    List<Line> over(Collection<StreamId> streams) {
        Set<StreamId> wanted = new HashSet<>(streams);
        return standing().stream()
                .filter(hold -> dossiers
                        .streams(hold.target().kind(), hold.target().id())
                        .stream()
                        .anyMatch(wanted::contains))
                .toList();
    }

    /** Ends a transaction in which a hold stands that had not been looked at. */
    static void refuseNewer(DSLContext sql, Collection<Line> known) {
        List<String> ids = known.stream().map(Line::id).toList();
        if (sql.fetchExists(CUSTODY_HOLD, CUSTODY_HOLD.LIFTED_AT.isNull().and(CUSTODY_HOLD.ID.notIn(ids)))) {
            throw new RefusedException(
                    "A legal hold was placed a moment ago. Nothing was erased.", "Look at the page again.");
        }
    }

    /** Places a hold; its number. */
    public String place(Subject who, Target target, String reason) {
        if (!mayHold(who, target.kind())) {
            throw new UnknownException();
        }
        boolean known = target.kind().equals("person")
                ? !dossiers.streams("person", target.id()).isEmpty()
                : dossiers.open(who, target.kind(), target.id()).isPresent();
        boolean already = standing().stream().anyMatch(line -> line.target().equals(target));
        String id = PublicNumbers.next("H");
        store.append(
                who.actor(),
                db.now(),
                new Change(
                        stream(id),
                        0,
                        HoldState.place(new HoldPlaced(target, reason, who.personId()), known, already)
                                .orThrow()));
        return id;
    }

    /** Lifts a hold. */
    public void lift(Subject who, String id, long expectedVersion, String reason) {
        Line line = lines(who).stream()
                .filter(hold -> hold.id().equals(id))
                .findFirst()
                .orElseThrow(UnknownException::new);
        if (!mayHold(who, line.target().kind())) {
            throw new UnknownException();
        }
        History history = store.history(stream(id));
        HoldState state = history.fold(HoldState.NONE, (before, event) -> before.evolve((HoldEvent) event.body()));
        store.append(
                who.actor(),
                db.now(),
                new Change(
                        stream(id),
                        expectedVersion,
                        state.lift(who.personId(), reason).orThrow()));
    }

    private static StreamId stream(String id) {
        return new StreamId("hold", id);
    }
}
