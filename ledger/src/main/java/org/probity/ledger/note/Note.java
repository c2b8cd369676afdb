package org.probity.ledger.note;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.probity.ledger.base.Encoding;
import org.probity.ledger.base.LedgerException;

/**
 * A signed note (C2SP signed-note): a text that ends in a newline, and signature lines. The text means nothing until
 * {@link #verify} has found a signature of a trusted key.
 */
public record Note(String text, List<NoteSignature> signatures) {
    /** Longer notes are refused. */
    public static final int MAX_BYTES = 1 << 20;

    /** More signatures are refused. */
    public static final int MAX_SIGNATURES = 100;

    private static final String SEPARATOR = "\n\n";

    /** Refuses a text that cannot stand in a note. */
    public Note {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n") || text.length() < 2) {
            throw new LedgerException("the text of a note must end in a newline");
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < 0x20 && text.charAt(i) != '\n') {
                throw new LedgerException("a note holds a control character");
            }
        }
    }

    /**
     * Reads a note; no signature is checked.
     *
     * @throws LedgerException when the bytes are not a note
     */
    public static Note parse(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new LedgerException("a note of " + bytes.length + " bytes is longer than " + MAX_BYTES);
        }
        String whole = Encoding.utf8(bytes);
        int split = whole.lastIndexOf(SEPARATOR);
        if (split < 0 || !whole.endsWith("\n")) {
            throw new LedgerException(
                    "not a signed note: no blank line before the signatures, or no newline at the end");
        }
        String lines = whole.substring(split + SEPARATOR.length());
        if (lines.isEmpty()) {
            throw new LedgerException("a signed note without any signature");
        }
        return new Note(whole.substring(0, split + 1), parseLines(lines));
    }

    /**
     * Reads signature lines, each ended by a newline, such as a witness answers with.
     *
     * @throws LedgerException when a line is malformed or there are too many
     */
    public static List<NoteSignature> parseLines(String lines) {
        if (!lines.endsWith("\n")) {
            throw new LedgerException("signature lines must end in a newline");
        }
        String[] split = lines.substring(0, lines.length() - 1).split("\n", -1);
        if (split.length > MAX_SIGNATURES) {
            throw new LedgerException("a note with more than " + MAX_SIGNATURES + " signatures");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        for (String line : split) {
            signatures.add(NoteSignature.parse(line));
        }
        return signatures;
    }

    /** The same text with further signatures behind the present ones. */
    public Note with(Collection<NoteSignature> more) {
        List<NoteSignature> all = new ArrayList<>(signatures);
        more.stream().filter(s -> !all.contains(s)).forEach(all::add);
        return new Note(text, all);
    }

    /**
     * The keys, of those given, whose signatures on this note are good. Signatures of other keys are ignored.
     *
     * @throws LedgerException when a line names a given key (name and id) but its signature is bad
     */
    public List<VerifierKey> verify(Collection<VerifierKey> known) {
        List<VerifierKey> good = new ArrayList<>();
        for (NoteSignature signature : signatures) {
            for (VerifierKey key : known) {
                if (key.id() != signature.keyId() || !key.name().equals(signature.name())) {
                    continue;
                }
                if (!key.verifies(text, signature.signature())) {
                    throw new LedgerException("the signature by " + key + " does not fit the text");
                }
                if (!good.contains(key)) {
                    good.add(key);
                }
            }
        }
        return good;
    }

    /** The note as it is stored and sent. */
    public byte[] bytes() {
        return Encoding.utf8(toString());
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> out.append(signature.line()).append('\n'));
        return out.toString();
    }
}
