package org.probity.disclosure.domain;

import static org.probity.platform.decide.Decision.accept;
import static org.probity.platform.decide.Decision.refuse;
import static org.probity.platform.decide.Decision.unless;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.disclosure.DisclosureEvent;
import org.probity.disclosure.DisclosureEvent.AdvisoryAgreed;
import org.probity.disclosure.DisclosureEvent.AdvisoryDrafted;
import org.probity.disclosure.DisclosureEvent.AdvisoryEdited;
import org.probity.disclosure.DisclosureEvent.AdvisoryReleased;
import org.probity.disclosure.DisclosureEvent.ReleaseCalledOff;
import org.probity.disclosure.Edition;
import org.probity.platform.decide.Decision;
import org.probity.platform.decide.Problem;

/**
 * An advisory as its events make it: draft, agreed, scheduled, published.
 *
 * @param authors who wrote the present edition, that is everybody since the last release
 * @param agreedBy who agreed to the present edition, or null; an edit ends it
 * @param releases all releases, oldest first, without those called off
 */
public record AdvisoryState(
        boolean known,
        String caseId,
        @Nullable Edition edition,
        Set<String> authors,
        @Nullable String agreedBy,
        @Nullable String agreedDigest,
        boolean changedSinceRelease,
        List<AdvisoryReleased> releases) {
    /** Before any event. */
    public static final AdvisoryState NONE = new AdvisoryState(false, "", null, Set.of(), null, null, false, List.of());

    /** Takes a fact in, with who did it. */
    public AdvisoryState evolve(DisclosureEvent event, String by) {
        return switch (event) {
            case AdvisoryDrafted e ->
                new AdvisoryState(true, e.caseId(), e.edition(), Set.of(by), null, null, true, releases);
            case AdvisoryEdited e -> {
                Set<String> all = new HashSet<>(changedSinceRelease ? authors : Set.<String>of());
                all.add(by);
                yield new AdvisoryState(true, caseId, e.edition(), Set.copyOf(all), null, null, true, releases);
            }
            case AdvisoryAgreed e ->
                new AdvisoryState(true, caseId, edition, authors, by, e.digest(), changedSinceRelease, releases);
            case AdvisoryReleased e -> {
                List<AdvisoryReleased> all = new ArrayList<>(releases);
                all.add(e);
                yield new AdvisoryState(
                        true, caseId, edition, authors, agreedBy, agreedDigest, false, List.copyOf(all));
            }
            case ReleaseCalledOff e ->
                new AdvisoryState(
                        true,
                        caseId,
                        edition,
                        authors,
                        null,
                        null,
                        true,
                        releases.stream()
                                .filter(r -> r.version() != e.version())
                                .toList());
        };
    }

    /** The release that the world sees at an instant, or null. */
    public @Nullable AdvisoryReleased visible(Instant now) {
        AdvisoryReleased seen = null;
        for (AdvisoryReleased release : releases) {
            if (!release.publishAt().isAfter(now)) {
                seen = release;
            }
        }
        return seen;
    }

    /** The release that waits for its instant, or null. */
    public @Nullable AdvisoryReleased scheduled(Instant now) {
        return releases.isEmpty() || !releases.getLast().publishAt().isAfter(now) ? null : releases.getLast();
    }

    /** Version number of the next release. */
    public int nextVersion() {
        return releases.isEmpty() ? 1 : releases.getLast().version() + 1;
    }

    /** Changes the wording or takes the case's facts over anew. */
    public Decision<DisclosureEvent> edit(Edition wanted, Instant now) {
        if (scheduled(now) != null) {
            return refuse("A release waits for its instant.", "Call it off before you edit.");
        }
        if (wanted.equals(edition)) {
            return accept();
        }
        return unless(problems(wanted), new AdvisoryEdited(wanted));
    }

    /** What a wording must have. */
    public static List<Problem> problems(Edition edition) {
        List<Problem> problems = new ArrayList<>();
        if (edition.title().isBlank()) {
            problems.add(Problem.at("title", "The title is missing.", "Product and kind of flaw, in a line."));
        }
        if (edition.summary().isBlank()) {
            problems.add(Problem.at("summary", "The summary is missing.", "What it is, who is hit, what to do."));
        }
        for (Edition.Reference reference : edition.references()) {
            if (!reference.url().matches("https?://[^\\s]{4,2000}")) {
                problems.add(Problem.at(
                        "references",
                        "\"" + reference.url() + "\" is no web address.",
                        "One a line: address, a space, a few words."));
            }
        }
        return problems;
    }

    /**
     * Agrees to the edition that was read.
     *
     * @param readDigest digest of what the person had before them
     * @param digest digest of what stands now
     */
    public Decision<DisclosureEvent> agree(String by, String readDigest, String digest, Instant now) {
        if (edition == null || !changedSinceRelease || scheduled(now) != null) {
            return refuse("There is no new edition to agree to.", "");
        }
        if (authors.contains(by)) {
            return refuse("You wrote on this edition.", "A second person has to read and agree.");
        }
        if (!readDigest.equals(digest)) {
            return refuse("The edition was changed while you read it.", "Read it again; nothing was agreed.");
        }
        if (digest.equals(agreedDigest)) {
            return refuse("This edition is agreed already.", "");
        }
        return accept(new AdvisoryAgreed(digest));
    }

    /** Whether the present edition may be released; the document itself is made and checked by the caller. */
    public List<Problem> releaseProblems(String digest, @Nullable Instant publishAt, Instant now) {
        List<Problem> problems = new ArrayList<>();
        if (!changedSinceRelease) {
            problems.add(Problem.of("This edition is released already.", "Edit it to publish a new version."));
        }
        if (agreedBy == null || !digest.equals(agreedDigest)) {
            problems.add(Problem.of(
                    "This edition is not agreed.", "A second person has to read and agree to exactly this wording."));
        }
        if (scheduled(now) != null) {
            problems.add(Problem.of("A release waits for its instant already.", "Call that one off first."));
        }
        if (publishAt == null) {
            problems.add(Problem.at(
                    "publishAt",
                    "The instant is impossible.",
                    "Write it like 2026-11-22 10:45, in UTC, or leave it empty for now."));
        } else if (publishAt.isBefore(now)) {
            problems.add(Problem.at("publishAt", "The instant is past.", "Leave it empty to publish now."));
        }
        return problems;
    }

    /** Calls a release off that has not become visible. */
    public Decision<DisclosureEvent> callOff(String reason, Instant now) {
        AdvisoryReleased waiting = scheduled(now);
        if (waiting == null) {
            return refuse("No release waits.", "What is published cannot be unpublished; publish a new version.");
        }
        return unless(
                reason.isBlank()
                        ? List.of(Problem.at("reason", "The reason is missing.", "It stays on the record."))
                        : List.of(),
                new ReleaseCalledOff(waiting.version(), reason));
    }
}
