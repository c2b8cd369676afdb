package org.probity.ledger.keys;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.probity.ledger.base.Encoding;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.note.Note;
import org.probity.ledger.note.VerifierKey;
import org.probity.ledger.tree.Hash;

/**
 * One step in the history of a log's keys: from this size on, these keys sign. The text of a signed note:
 *
 * <pre>
 * probity-keys/1
 * ORIGIN
 * from SIZE
 * previous HASH          (SHA-256 of the step before, base64; absent in the first)
 * key VERIFIER-KEY       (one line each)
 * </pre>
 *
 * @param origin the log
 * @param from size of the last checkpoint before; checkpoints of this size and larger are signed by these keys
 * @param previous SHA-256 of the bytes of the step before
 * @param keys the keys that sign from then on; while keys overlap, the old ones among them
 */
record KeyStatement(String origin, long from, Optional<Hash> previous, List<VerifierKey> keys) {
    private static final String HEADER = "probity-keys/1";

    KeyStatement {
        keys = List.copyOf(keys);
        Set<VerifierKey> distinct = new LinkedHashSet<>(keys);
        if (keys.isEmpty() || distinct.size() != keys.size()) {
            throw new LedgerException("a step in a history of keys must name keys, each once");
        }
        for (VerifierKey key : keys) {
            if (key.type().cosigns() || !key.name().equals(origin)) {
                throw new LedgerException("the key " + key + " is not one of the log " + origin);
            }
        }
    }

    String text() {
        StringBuilder out = new StringBuilder(HEADER).append('\n');
        out.append(origin).append("\nfrom ").append(from).append('\n');
        previous.ifPresent(hash -> out.append("previous ").append(hash.base64()).append('\n'));
        keys.forEach(key -> out.append("key ").append(key).append('\n'));
        return out.toString();
    }

    static KeyStatement parse(Note note) {
        List<String> lines = new ArrayList<>(Arrays.asList(note.text().split("\n")));
        if (lines.size() < 4 || !lines.removeFirst().equals(HEADER)) {
            throw new LedgerException("not a step in a history of keys");
        }
        String origin = lines.removeFirst();
        long from = Encoding.decimal(value(lines.removeFirst(), "from "));
        Optional<Hash> previous = lines.getFirst().startsWith("previous ")
                ? Optional.of(Hash.fromBase64(value(lines.removeFirst(), "previous ")))
                : Optional.empty();
        List<VerifierKey> keys = lines.stream()
                .map(line -> VerifierKey.parse(value(line, "key ")))
                .toList();
        KeyStatement statement = new KeyStatement(origin, from, previous, keys);
        if (!statement.text().equals(note.text())) {
            throw new LedgerException("a step in a history of keys is not in its one form");
        }
        return statement;
    }

    private static String value(String line, String name) {
        if (!line.startsWith(name)) {
            throw new LedgerException("a step in a history of keys lacks its line " + name.strip());
        }
        return line.substring(name.length());
    }
}
