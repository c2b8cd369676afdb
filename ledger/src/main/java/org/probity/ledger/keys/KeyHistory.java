package org.probity.ledger.keys;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.note.Note;
import org.probity.ledger.note.NoteSignature;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.note.SigningKey;
import org.probity.ledger.note.VerifierKey;
import org.probity.ledger.tree.Hash;

/**
 * The signed history of a log's keys: a chain of notes, each with the keys that sign from some size on, the digest of the one
 * before, and signatures by all its own keys and by at least one key of the step before. Who trusts any key in the chain
 * trusts, through it, each key for the sizes it was in force: proofs under old checkpoints stay good, and a retired key signs
 * nothing larger. A retired key that is stolen can still sign a false checkpoint of a size from its own time; cosignatures and
 * time-stamps are what tells such a one from a true one. Immutable.
 */
public final class KeyHistory {
    private final List<Note> notes;
    private final List<KeyStatement> steps;

    private KeyHistory(List<Note> notes, List<KeyStatement> steps) {
        this.notes = List.copyOf(notes);
        this.steps = List.copyOf(steps);
    }

    /** The history of a new log. */
    public static KeyHistory begin(Collection<SigningKey> keys) {
        List<VerifierKey> open = keys.stream().map(SigningKey::verifier).toList();
        if (open.isEmpty()) {
            throw new LedgerException("a log needs a key");
        }
        KeyStatement first = new KeyStatement(open.getFirst().name(), 0, Optional.empty(), open);
        return read(List.of(sign(first, keys)));
    }

    /**
     * Checks a history.
     *
     * @param notes the steps, oldest first
     * @throws LedgerException when it does not hang together
     */
    public static KeyHistory read(List<Note> notes) {
        if (notes.isEmpty()) {
            throw new LedgerException("an empty history of keys");
        }
        List<KeyStatement> steps = new ArrayList<>();
        for (int i = 0; i < notes.size(); i++) {
            KeyStatement step = KeyStatement.parse(notes.get(i));
            Optional<Hash> expected = i == 0
                    ? Optional.empty()
                    : Optional.of(Hash.sha256(notes.get(i - 1).bytes()));
            if (!step.previous().equals(expected)) {
                throw new LedgerException("step " + i + " in the history of keys does not follow the one before");
            }
            requireSignatures(notes.get(i), step, i);
            if (i > 0) {
                requireContinuation(notes.get(i), steps.get(i - 1), step, i);
            }
            steps.add(step);
        }
        return new KeyHistory(notes, steps);
    }

    /**
     * The next step: from this size on, exactly these keys sign.
     *
     * @param from the size of the latest checkpoint
     * @param by keys of the present step, at least one
     * @param keys all keys that sign from now on; name the old ones too for as long as they shall overlap
     */
    public KeyHistory next(long from, Collection<SigningKey> by, Collection<SigningKey> keys) {
        KeyStatement present = steps.getLast();
        KeyStatement step = new KeyStatement(
                present.origin(),
                from,
                Optional.of(Hash.sha256(notes.getLast().bytes())),
                keys.stream().map(SigningKey::verifier).toList());
        Set<SigningKey> signers = new LinkedHashSet<>(keys);
        signers.addAll(by);
        List<Note> longer = new ArrayList<>(notes);
        longer.add(sign(step, signers));
        return read(longer);
    }

    /** The steps as signed notes, oldest first. */
    public List<Note> notes() {
        return notes;
    }

    /**
     * One step.
     *
     * @param from the size of the log from which on the keys sign
     * @param keys the keys that sign from then on
     */
    public record Step(long from, List<VerifierKey> keys) {
        /** Copies the list. */
        public Step {
            keys = List.copyOf(keys);
        }
    }

    /** What each step says, oldest first. */
    public List<Step> steps() {
        return steps.stream().map(step -> new Step(step.from(), step.keys())).toList();
    }

    /** The keys that sign now. */
    public List<VerifierKey> present() {
        return steps.getLast().keys();
    }

    /** Every key there ever was. */
    public List<VerifierKey> all() {
        return steps.stream().flatMap(step -> step.keys().stream()).distinct().toList();
    }

    /** The keys whose signature makes a checkpoint of this size the log's own. At the size of a change, both sides'. */
    public List<VerifierKey> at(long size) {
        List<VerifierKey> keys = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            boolean begun = steps.get(i).from() <= size;
            boolean over = i + 1 < steps.size() && steps.get(i + 1).from() < size;
            if (begun && !over) {
                keys.addAll(steps.get(i).keys());
            }
        }
        return keys.stream().distinct().toList();
    }

    /**
     * Checks a checkpoint for someone who trusts any one key of this history.
     *
     * @throws LedgerException when no trusted key is in the history, or no key in force at its size signed the checkpoint
     */
    public SignedCheckpoint require(SignedCheckpoint checkpoint, Collection<VerifierKey> trusted) {
        if (all().stream().noneMatch(trusted::contains)) {
            throw new LedgerException("no key in the history of keys is one that you trust");
        }
        return checkpoint.requireSignedBy(at(checkpoint.checkpoint().size()));
    }

    private static Note sign(KeyStatement step, Collection<SigningKey> signers) {
        String text = step.text();
        List<NoteSignature> signatures =
                signers.stream().map(signer -> signer.sign(text)).distinct().toList();
        return new Note(text, signatures);
    }

    private static void requireSignatures(Note note, KeyStatement step, int number) {
        if (!note.verify(step.keys()).containsAll(step.keys())) {
            throw new LedgerException("step " + number + " in the history of keys is not signed by all its own keys");
        }
    }

    private static void requireContinuation(Note note, KeyStatement before, KeyStatement step, int number) {
        if (!step.origin().equals(before.origin()) || step.from() < before.from()) {
            throw new LedgerException("step " + number + " in the history of keys is of another log or goes back");
        }
        if (note.verify(before.keys()).isEmpty()) {
            throw new LedgerException(
                    "step " + number + " in the history of keys is not signed by a key of the step before");
        }
    }
}
