package org.probity.inventory.match;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.probity.identifiers.vulnerability.VulnerabilityId;
import org.probity.inventory.index.ComponentIndex;
import org.probity.inventory.index.Held;
import org.probity.inventory.index.Occurrence;
import org.probity.inventory.sbom.Sbom;
import org.probity.inventory.vulnerability.Affected;
import org.probity.inventory.vulnerability.Affected.Answer;
import org.probity.inventory.vulnerability.Statement;
import org.probity.inventory.vulnerability.VulnerabilityRecord;
import org.probity.inventory.vulnerability.VulnerabilityStore;

/**
 * Matches records to components, both ways. What cannot be decided is a match of its own class; what the records decide not to be
 * affected is none. The same data gives the same matches in the same order.
 *
 * <p>Made once for a state of the store; then immutable and fit for many threads.
 */
public final class Matcher {
    private record Part(VulnerabilityRecord record, Affected affected) {}

    private static final Comparator<Judgement> SUREST = Comparator.comparing(Judgement::identity)
            .thenComparing(j -> j.record().key());

    /** Stands for a record where only a part of one is looked at. */
    static final VulnerabilityRecord UNNAMED = new VulnerabilityRecord(
            VulnerabilityRecord.Source.NVD,
            VulnerabilityId.of("none"),
            List.of(),
            null,
            null,
            null,
            null,
            List.of(),
            List.of(),
            List.of());

    private final VulnerabilityStore store;
    private final Map<String, List<Part>> byKey = new HashMap<>();
    private final Statements statements;

    public Matcher(VulnerabilityStore store) {
        this.store = store;
        this.statements = new Statements(store);
        for (VulnerabilityRecord record : store.records()) {
            if (record.stands()) {
                for (Affected affected : record.affected()) {
                    Part part = new Part(record, affected);
                    for (String key : Judgement.keys(affected.target())) {
                        byKey.computeIfAbsent(key, k -> new ArrayList<>(2)).add(part);
                    }
                }
            }
        }
    }

    /**
     * All matches of a component, by vulnerability, where nothing is known of what stands beside it: what a record says of it only
     * together with something else is undecided.
     */
    public List<Match> matches(Held held) {
        return matches(judged(held), held, statements, Surroundings.NONE);
    }

    /** What the records say of a component, by vulnerability, before anything beside it is looked at. */
    private Map<VulnerabilityId, List<Judgement>> judged(Held held) {
        Map<VulnerabilityId, List<Judgement>> judged = null;
        Set<Part> seen = null;
        for (String key : held.keys()) {
            List<Part> parts = byKey.get(key);
            if (parts == null) {
                continue;
            }
            if (judged == null || seen == null) {
                judged = new TreeMap<>();
                seen = new HashSet<>();
            }
            for (Part part : parts) {
                if (seen.add(part)) {
                    judge(held, part, judged);
                }
            }
        }
        return judged == null ? Map.of() : judged;
    }

    private List<Match> matches(
            Map<VulnerabilityId, List<Judgement>> judged, Held held, Statements stated, Surroundings surroundings) {
        if (judged.isEmpty()) {
            return List.of();
        }
        List<Match> matches = new ArrayList<>();
        judged.forEach((vulnerability, judgements) -> {
            Match match = join(held, vulnerability, judgements, stated, surroundings);
            if (match != null) {
                matches.add(match);
            }
        });
        return matches;
    }

    private void judge(Held held, Part part, Map<VulnerabilityId, List<Judgement>> judged) {
        List<Judgement> judgements = Judgement.of(held, part.record(), part.affected());
        if (!judgements.isEmpty()) {
            judged.computeIfAbsent(store.best(part.record()), v -> new ArrayList<>())
                    .addAll(judgements);
        }
    }

    /** One answer from all that was said of one vulnerability; null if it is decided that there is none. */
    private @Nullable Match join(
            Held held,
            VulnerabilityId vulnerability,
            List<Judgement> judged,
            Statements stated,
            Surroundings surroundings) {
        List<Judgement> judgements = new ArrayList<>(judged.size());
        judged.forEach(judgement -> judgements.add(judgement.with(surroundings)));
        judgements.sort(SUREST);
        Judgement best = first(judgements, Answer.AFFECTED);
        Judgement not = first(judgements, Answer.NOT_AFFECTED);
        if (best == null) {
            best = first(judgements, Answer.UNDECIDED);
            if (best == null || (not != null && not.identity().compareTo(best.identity()) <= 0)) {
                return null;
            }
        }
        Judgement chosen = best;
        Set<String> fixed = new LinkedHashSet<>();
        Set<String> records = new LinkedHashSet<>();
        for (Judgement judgement : judgements) {
            if (judgement.decision().answer() == chosen.decision().answer()) {
                fixed.addAll(judgement.affected().fixed());
                records.add(judgement.record().key());
            }
        }
        return new Match(
                held,
                vulnerability,
                store.names(vulnerability),
                List.copyOf(records),
                chosen.decision().answer() == Answer.AFFECTED ? Match.Outcome.AFFECTED : Match.Outcome.UNDECIDED,
                chosen.identity(),
                chosen.by(),
                chosen.decision().by(),
                chosen.affected().assumed(),
                condition(chosen),
                contradiction(chosen, not),
                List.copyOf(fixed),
                chosen.record().summary(),
                chosen.record().severities(),
                store.exploitation(vulnerability),
                stated.of(vulnerability, held, surroundings.whole()));
    }

    /** What else must be so, unless the decision says it already. */
    private static @Nullable String condition(Judgement chosen) {
        String condition = chosen.affected().condition();
        return condition != null && chosen.decision().by().startsWith(condition) ? null : condition;
    }

    /** What a record found by an identity as sure or surer says, if it says otherwise. */
    private static @Nullable String contradiction(Judgement chosen, @Nullable Judgement not) {
        return not != null
                        && not.identity().compareTo(chosen.identity()) <= 0
                        && !not.record().equals(chosen.record())
                ? not.record().key() + " says: " + not.decision().by()
                : null;
    }

    private static @Nullable Judgement first(List<Judgement> judgements, Answer answer) {
        for (Judgement judgement : judgements) {
            if (judgement.decision().answer() == answer) {
                return judgement;
            }
        }
        return null;
    }

    /** What was found in a document, in order; its own statements count beside those of the store. */
    public List<Finding> findings(String name, String release, Sbom sbom, Collection<Statement> own) {
        Statements stated = statements;
        if (!own.isEmpty()) {
            List<Statement> all = new ArrayList<>(store.statements());
            all.addAll(own);
            stated = new Statements(store, all);
        }
        List<Finding> findings = new ArrayList<>();
        List<ComponentIndex.Entry> entries = ComponentIndex.entries(sbom);
        boolean primary = sbom.document().primary() != null && !entries.isEmpty();
        Surroundings surroundings = new Surroundings.OfDocument(
                entries, primary ? entries.getFirst().component() : Surroundings.named(release));
        for (int i = 0; i < entries.size(); i++) {
            Held held = entries.get(i).component();
            for (Match match : matches(judged(held), held, stated, surroundings)) {
                findings.add(new Finding(new Occurrence(name, release, i, held), match));
            }
        }
        findings.sort(null);
        return findings;
    }

    /**
     * Matches a whole portfolio, told in no particular order by several threads at once: the consumer must bear that. To list
     * the findings in order, sort them.
     */
    public void portfolio(ComponentIndex index, int threads, Consumer<Finding> finding) {
        Surroundings.OfIndex surroundings = new Surroundings.OfIndex(index);
        List<Thread> running = new ArrayList<>();
        List<Throwable> failures = java.util.Collections.synchronizedList(new ArrayList<>());
        for (int t = 0; t < threads; t++) {
            int part = t;
            Thread thread = new Thread(() -> portfolio(index, surroundings, part, threads, finding), "portfolio-" + t);
            thread.setUncaughtExceptionHandler((which, failure) -> failures.add(failure));
            running.add(thread);
            thread.start();
        }
        for (Thread thread : running) {
            join(thread);
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("matching failed: " + failures.getFirst(), failures.getFirst());
        }
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void portfolio(
            ComponentIndex index, Surroundings.OfIndex surroundings, int part, int parts, Consumer<Finding> finding) {
        index.visit(part, parts, held -> {
            Function<Occurrence, List<Match>> matches = matches(held, surroundings);
            return matches == null
                    ? null
                    : occurrence ->
                            matches.apply(occurrence).forEach(match -> finding.accept(new Finding(occurrence, match)));
        });
    }

    /** The matches of a component at each place: the same everywhere unless something beside it counts; null for none. */
    private @Nullable Function<Occurrence, List<Match>> matches(Held held, Surroundings.OfIndex surroundings) {
        Map<VulnerabilityId, List<Judgement>> judged = judged(held);
        if (judged.isEmpty()) {
            return null;
        }
        if (dependsOnPlace(judged)) {
            return occurrence -> matches(judged, held, statements, surroundings.of(occurrence));
        }
        List<Match> everywhere = matches(judged, held, statements, Surroundings.NONE);
        return everywhere.isEmpty() ? null : occurrence -> everywhere;
    }

    private boolean dependsOnPlace(Map<VulnerabilityId, List<Judgement>> judged) {
        for (Map.Entry<VulnerabilityId, List<Judgement>> entry : judged.entrySet()) {
            if (statements.dependOnPlace(entry.getKey())
                    || entry.getValue().stream()
                            .anyMatch(judgement -> judgement.affected().requires() != null)) {
                return true;
            }
        }
        return false;
    }

    /** Tells where one record's vulnerability is found in a portfolio: for a record that is new or changed. */
    public List<Finding> occurrences(VulnerabilityRecord record, ComponentIndex index) {
        VulnerabilityId vulnerability = store.best(record);
        Surroundings.OfIndex surroundings = new Surroundings.OfIndex(index);
        Map<Held, Function<Occurrence, List<Match>>> known = new HashMap<>();
        List<Finding> findings = new ArrayList<>();
        Set<Occurrence> told = new HashSet<>();
        Consumer<Occurrence> each = occurrence -> {
            if (told.add(occurrence)) {
                known
                        .computeIfAbsent(
                                occurrence.component(),
                                held -> Objects.requireNonNullElse(matches(held, surroundings), any -> List.of()))
                        .apply(occurrence)
                        .stream()
                        .filter(match -> match.vulnerability().equals(vulnerability))
                        .forEach(match -> findings.add(new Finding(occurrence, match)));
            }
        };
        for (Affected affected : record.affected()) {
            for (String key : Judgement.keys(affected.target())) {
                index.withKey(key, each);
            }
        }
        findings.sort(null);
        return findings;
    }
}
