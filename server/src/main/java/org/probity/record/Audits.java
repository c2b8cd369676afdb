package org.probity.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares everything stored with what was sealed, so that an edited row shows: each disclosure with the digest in its leaf, each
 * row with what is disclosed, each leaf with the tree, the tree with the signed checkpoint, and that nothing is missing or was
 * put in. What comes new is compared at once, all of it once a day and on command.
 */
public interface Audits {
    /**
     * Begins an audit beside the requests.
     *
     * @throws org.probity.platform.decide.RefusedException while another one runs, here or at another node
     */
    void start(Actor by);

    /** The same, and waits for its end. */
    Last run(Actor by);

    /** The present or last one; empty when there never was one. */
    Optional<Last> last();

    /** What does not fit, or did not once, the newest first; at most {@code limit}. */
    List<Finding> findings(int limit);

    /** How an audit stands. */
    enum State {
        RUNNING,
        DONE,
        FAILED,
        /** The program ended in the middle. */
        INTERRUPTED
    }

    /**
     * An audit.
     *
     * @param treeSize the checkpoint compared with
     * @param done entries compared so far
     * @param findings places that do not fit
     */
    record Last(
            State state,
            String startedBy,
            Instant startedAt,
            @Nullable Instant endedAt,
            long treeSize,
            long done,
            long findings,
            @Nullable String fault) {}

    /** What does not fit. */
    enum Kind {
        /** The row says something else than was sealed. */
        EDITED("The row was changed after it was sealed"),
        /** The row says something that no disclosure proves. */
        UNPROVEN("The row says something that was not sealed, or whose proof was taken away"),
        /** A disclosure's digest is not in the leaf. */
        DISCLOSURE("A disclosure does not belong to the sealed entry"),
        /** The leaf is not the one in the tree. */
        LEAF("The sealed entry is not the one in the log"),
        /** A number of the log has no event or no leaf. */
        MISSING("The event is gone though the log holds it"),
        /** An event is neither numbered nor waiting, or a stream has a gap. */
        STRAY("The event stands outside the order of its stream or the log"),
        /** The tree does not lead to the signed checkpoint. */
        TREE("The log's entries do not lead to the signed checkpoint");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** One clause, without a full stop. */
        public String words() {
            return words;
        }
    }

    /**
     * A place that does not fit. It names no value and no case.
     *
     * @param place event id and JSON pointer into the sealed form, or a part of the log
     * @param firstAt when it was first seen
     * @param goneAt when it was seen to fit again, or null
     */
    record Finding(
            Kind kind,
            String place,
            @Nullable Long logIndex,
            @Nullable String eventType,
            Instant firstAt,
            Instant lastAt,
            @Nullable Instant goneAt) {}
}
