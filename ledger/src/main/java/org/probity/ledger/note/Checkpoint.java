package org.probity.ledger.note;

import java.util.Arrays;
import java.util.List;
import org.probity.ledger.base.Encoding;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.tree.Hash;

/** The body of a checkpoint (C2SP tlog-checkpoint): which log, how many entries, and the root over them. */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {
    /** Refuses what has no text form. */
    public Checkpoint {
        extensions = List.copyOf(extensions);
        if (origin.isEmpty() || origin.indexOf('\n') >= 0) {
            throw new LedgerException("the origin of a checkpoint must be one line and not empty");
        }
        if (size < 0) {
            throw new LedgerException("the size of a checkpoint must not be negative");
        }
        if (extensions.stream().anyMatch(line -> line.isEmpty() || line.indexOf('\n') >= 0)) {
            throw new LedgerException("an extension of a checkpoint must be one line and not empty");
        }
    }

    /** A checkpoint without extension lines. */
    public Checkpoint(String origin, long size, Hash root) {
        this(origin, size, root, List.of());
    }

    /**
     * Reads the text of a note as a checkpoint.
     *
     * @throws LedgerException when it is none
     */
    public static Checkpoint parse(String text) {
        if (!text.endsWith("\n")) {
            throw new LedgerException("a checkpoint must end in a newline");
        }
        List<String> lines = Arrays.asList(text.substring(0, text.length() - 1).split("\n", -1));
        if (lines.size() < 3) {
            throw new LedgerException("a checkpoint has three lines: origin, size, root");
        }
        Hash root = Hash.fromBase64(lines.get(2));
        return new Checkpoint(lines.get(0), Encoding.decimal(lines.get(1)), root, lines.subList(3, lines.size()));
    }

    /** Reads the body of a signed note; the signatures are not checked. */
    public static Checkpoint of(Note note) {
        return parse(note.text());
    }

    /** The text that is signed. */
    public String text() {
        StringBuilder out = new StringBuilder();
        out.append(origin).append('\n').append(size).append('\n');
        out.append(root.base64()).append('\n');
        extensions.forEach(line -> out.append(line).append('\n'));
        return out.toString();
    }
}
