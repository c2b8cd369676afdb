package org.probity.custody.store;

import static org.probity.db.Tables.CUSTODY_ERASURE;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.probity.custody.CustodyEvent.ErasureEvent;
import org.probity.custody.CustodyEvent.ErasureProposed;
import org.probity.custody.CustodyEvent.Fields;
import org.probity.custody.CustodyEvent.Target;
import org.probity.custody.Ground;
import org.probity.custody.domain.ErasureState;
import org.probity.custody.domain.ErasureState.State;
import org.probity.identity.Subject;
import org.probity.platform.PublicNumbers;
import org.probity.platform.db.Db;
import org.probity.platform.decide.UnknownException;
import org.probity.record.Actor;
import org.probity.record.Change;
import org.probity.record.Erasures;
import org.probity.record.EventStore;
import org.probity.record.History;
import org.probity.record.StaleVersionException;
import org.probity.record.StoredEvent;
import org.probity.record.StreamId;
import org.springframework.stereotype.Component;

/** Erasures: one person proposes, another carries out, and then the bytes go. */
@Component
public class ErasureDesk {
    private final Db db;
    private final EventStore store;
    private final Erasures erasures;
    private final ErasurePlans plans;
    private final Dossiers dossiers;
    private final Holds holds;

    ErasureDesk(Db db, EventStore store, Erasures erasures, ErasurePlans plans, Dossiers dossiers, Holds holds) {
        this.db = db;
        this.store = store;
        this.erasures = erasures;
        this.plans = plans;
        this.dossiers = dossiers;
        this.holds = holds;
    }

    /** An erasure as lists show it. */
    public record Line(String id, Target target, State state, String proposedBy, Instant at, long version) {}

    /** The whole of an erasure. */
    public record Whole(String id, ErasureState state, long version, List<StoredEvent> events) {
        public ErasureProposed proposed() {
            return Objects.requireNonNull(state.proposed());
        }
    }

    /** Erasures of what this person may know of, those that wait first. */
    public List<Line> lines(Subject who) {
        return lines(DSL.trueCondition()).stream()
                .filter(line -> mayKnow(who, line.target()))
                .toList();
    }

    /** Erasures in one object; who may open the object has been checked. */
    public List<Line> of(Target target) {
        return lines(CUSTODY_ERASURE.OBJECT_KIND.eq(target.kind()).and(CUSTODY_ERASURE.OBJECT_ID.eq(target.id())));
    }

    private List<Line> lines(Condition condition) {
        return db.read(sql -> sql.selectFrom(CUSTODY_ERASURE)
                .where(condition)
                .orderBy(
                        DSL.when(CUSTODY_ERASURE.STATE.eq(State.PROPOSED.name()), 0)
                                .otherwise(1),
                        CUSTODY_ERASURE.AT.desc(),
                        CUSTODY_ERASURE.ID)
                .fetch(row -> new Line(
                        row.get(CUSTODY_ERASURE.ID),
                        new Target(row.get(CUSTODY_ERASURE.OBJECT_KIND), row.get(CUSTODY_ERASURE.OBJECT_ID)),
                        State.valueOf(row.get(CUSTODY_ERASURE.STATE)),
                        row.get(CUSTODY_ERASURE.PROPOSED_BY),
                        row.get(CUSTODY_ERASURE.AT),
                        row.get(CUSTODY_ERASURE.VERSION))));
    }

    private boolean mayKnow(Subject who, Target target) {
        if (!ErasurePlans.mayPropose(who, target.kind()) && !ErasurePlans.mayCarryOut(who, target.kind())) {
            return false;
        }
        return target.kind().equals("person")
                || dossiers.open(who, target.kind(), target.id()).isPresent();
    }

    /** An erasure, for who may know of it. */
    public Optional<Whole> find(Subject who, String id) {
        return load(id).filter(whole -> mayKnow(who, whole.proposed().target()));
    }

    /** What an erasure is about as it stands now, for who may know of it. */
    public ErasurePlans.Review review(Subject who, Whole whole) {
        return plans.review(who, whole.proposed());
    }

    private Optional<Whole> load(String id) {
        if (id.isBlank()) {
            return Optional.empty();
        }
        History history = store.history(stream(id));
        return history.exists()
                ? Optional.of(new Whole(
                        id,
                        history.fold(ErasureState.NONE, (state, event) -> state.evolve((ErasureEvent) event.body())),
                        history.version(),
                        history.events()))
                : Optional.empty();
    }

    /** Proposes what a wish comes to now; its number. */
    public String propose(Subject who, ErasurePlans.Wish wish, Ground ground, String reason) {
        ErasurePlans.Plan plan = plans.plan(who, wish);
        ErasureProposed wanted = new ErasureProposed(
                wish.target(),
                plan.fields(),
                plan.files().stream().map(ErasurePlans.File::sha256).distinct().toList(),
                plan.people(),
                ground,
                reason,
                who.personId());
        String id = PublicNumbers.next("E");
        store.append(
                who.actor(),
                db.now(),
                new Change(
                        stream(id), 0, ErasureState.propose(wanted, plan.held()).orThrow()));
        return id;
    }

    /** Declines a proposal. */
    public void decline(Subject who, String id, long expectedVersion, String reason) {
        Whole whole = find(who, id).orElseThrow(UnknownException::new);
        store.append(
                who.actor(),
                db.now(),
                new Change(
                        stream(id),
                        expectedVersion,
                        whole.state().decline(who.personId(), reason).orThrow()));
    }

    /** Carries a proposal out, exactly as it was proposed. When it returns nobody can read what was erased. */
    public void carryOut(Subject who, String id, long expectedVersion) {
        Whole whole = find(who, id).orElseThrow(UnknownException::new);
        ErasureProposed what = whole.proposed();
        if (!ErasurePlans.mayCarryOut(who, what.target().kind())) {
            throw new UnknownException();
        }
        List<Holds.Line> standing = holds.standing();
        boolean held = !holds.over(touched(what)).isEmpty();
        List<ErasureEvent> events = whole.state().carryOut(who.personId(), held).orThrow();
        erasures.carryOut(
                who.actor(),
                db.now(),
                List.of(new Change(stream(id), expectedVersion, events)),
                order(id, what),
                sql -> Holds.refuseNewer(sql, standing));
    }

    private Set<StreamId> touched(ErasureProposed what) {
        Set<StreamId> streams = new HashSet<>();
        what.fields().forEach(fields -> store.find(fields.eventId()).ifPresent(event -> streams.add(event.stream())));
        streams.addAll(plans.usersOf(what.files().stream()
                .map(sha256 -> new ErasurePlans.File(sha256, ""))
                .toList()));
        what.people().forEach(person -> streams.addAll(dossiers.streams("person", person)));
        return streams;
    }

    private static Erasures.Order order(String id, ErasureProposed what) {
        Map<String, Set<String>> fields = new HashMap<>();
        for (Fields some : what.fields()) {
            fields.put(some.eventId(), new LinkedHashSet<>(some.pointers()));
        }
        return new Erasures.Order(
                id, what.ground().label(), fields, Set.copyOf(what.files()), Set.copyOf(what.people()));
    }

    /** Makes the bytes of erasures go that were carried out; true when none is left over. Safe to repeat. */
    public boolean finish() {
        List<Line> due = lines(CUSTODY_ERASURE.STATE.eq(State.CARRIED_OUT.name()));
        boolean all = true;
        for (Line line : due) {
            Whole whole = load(line.id()).orElseThrow();
            all &= erasures.scrub(whole.proposed().files()) && note(whole);
        }
        return all;
    }

    private boolean note(Whole whole) {
        try {
            store.append(
                    Actor.system("erasure"),
                    db.now(),
                    new Change(
                            stream(whole.id()),
                            whole.version(),
                            whole.state().finish().orThrow()));
            return true;
        } catch (StaleVersionException anotherNodeWasFaster) {
            return true;
        }
    }

    private static StreamId stream(String id) {
        return new StreamId("erasure", id);
    }
}
