package org.probity.ledger.witness;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.ledger.base.Encoding;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.note.VerifierKey;

/**
 * Which checkpoints are good enough: signed by a known log, and cosigned by a quorum of witnesses. The text form is that of
 * C2SP tlog-policy.
 *
 * @param logs accepted logs
 * @param witnesses known witnesses by their name in the policy
 * @param quorum what must have cosigned
 */
public record Policy(List<Log> logs, Map<String, Witness> witnesses, Member quorum) {
    private static final int MAX_LINES = 10_000;

    /** A log, with the address it is served at, if given. */
    public record Log(VerifierKey key, Optional<String> url) {}

    /** A witness, or a group of members of which so many must have witnessed. */
    public sealed interface Member {
        /** Whether these keys, whose cosignatures are good, satisfy it. */
        boolean satisfied(Collection<VerifierKey> cosigners);
    }

    /** A single witness, with the address it takes checkpoints at, if given. */
    public record Witness(VerifierKey key, Optional<String> url) implements Member {
        @Override
        public boolean satisfied(Collection<VerifierKey> cosigners) {
            return cosigners.contains(key);
        }
    }

    /** A group that has witnessed when at least {@code threshold} members have. */
    public record Group(int threshold, List<Member> members) implements Member {
        /** Copies the members. */
        public Group {
            members = List.copyOf(members);
        }

        @Override
        public boolean satisfied(Collection<VerifierKey> cosigners) {
            return members.stream()
                            .filter(member -> member.satisfied(cosigners))
                            .count()
                    >= threshold;
        }
    }

    /** Copies the collections. */
    public Policy {
        logs = List.copyOf(logs);
        witnesses = Map.copyOf(witnesses);
    }

    /**
     * Reads a policy.
     *
     * @throws LedgerException naming the line that is wrong
     */
    public static Policy parse(byte[] bytes) {
        return new Reader().read(bytes);
    }

    /** The keys of the logs. */
    public List<VerifierKey> logKeys() {
        return logs.stream().map(Log::key).toList();
    }

    /** The keys of the witnesses. */
    public List<VerifierKey> witnessKeys() {
        return witnesses.values().stream().map(Witness::key).toList();
    }

    /** Whether the cosignatures on the checkpoint are a quorum; a bad one by a known witness refuses the whole note. */
    public boolean witnessed(SignedCheckpoint checkpoint) {
        return quorum.satisfied(checkpoint.note().verify(witnessKeys()));
    }

    /**
     * Checks signature and quorum.
     *
     * @throws LedgerException when either does not hold
     */
    public void require(SignedCheckpoint checkpoint) {
        checkpoint.requireSignedBy(logKeys());
        if (!witnessed(checkpoint)) {
            throw new LedgerException("too few of the policy's witnesses have cosigned the checkpoint");
        }
    }

    /** Reads the lines one after another; a name must be defined before it is used. */
    private static final class Reader {
        private static final Member NONE = new Group(0, List.of());

        private final List<Log> logs = new ArrayList<>();
        private final Map<String, Witness> witnesses = new LinkedHashMap<>();
        private final Map<String, Member> names = new LinkedHashMap<>();
        private final Set<String> grouped = new HashSet<>();
        private final Set<String> keys = new HashSet<>();
        private @Nullable Member quorum;

        Policy read(byte[] bytes) {
            // Names are opaque octets by the specification; ISO 8859-1 keeps each octet apart.
            String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
            if (text.chars().anyMatch(c -> c == 0x7f || (c < 0x20 && c != '\t' && c != '\n'))) {
                throw new LedgerException("a policy holds a control character");
            }
            String[] lines = text.split("\n", -1);
            if (lines.length > MAX_LINES) {
                throw new LedgerException("a policy of more than " + MAX_LINES + " lines");
            }
            for (int i = 0; i < lines.length; i++) {
                line(lines[i], i + 1);
            }
            if (quorum == null) {
                throw new LedgerException("a policy without a quorum line");
            }
            return new Policy(logs, witnesses, quorum);
        }

        private void line(String line, int number) {
            List<String> words = List.of(line.replaceAll("^[ \t]+|[ \t]+$", "").split("[ \t]+"));
            if (words.getFirst().isEmpty() || words.getFirst().startsWith("#")) {
                return;
            }
            try {
                switch (words.getFirst()) {
                    case "log" -> log(words);
                    case "witness" -> witness(words);
                    case "group" -> group(words);
                    case "quorum" -> quorum(words);
                    default -> throw new LedgerException("unknown word " + Encoding.shortened(words.getFirst()));
                }
            } catch (LedgerException wrong) {
                throw new LedgerException("line " + number + " of the policy: " + wrong.getMessage(), wrong);
            }
        }

        private void log(List<String> words) {
            requireLength(words, 2, 3);
            VerifierKey key = newKey(words.get(1));
            if (key.type().cosigns()) {
                throw new LedgerException("the key of a log must not be a cosigner's");
            }
            logs.add(new Log(key, optional(words, 2)));
        }

        private void witness(List<String> words) {
            requireLength(words, 3, 4);
            VerifierKey key = newKey(words.get(2));
            if (!key.type().cosigns()) {
                throw new LedgerException("the key of a witness must be a cosigner's");
            }
            Witness witness = new Witness(key, optional(words, 3));
            define(words.get(1), witness);
            witnesses.put(words.get(1), witness);
        }

        private void group(List<String> words) {
            requireLength(words, 4, Integer.MAX_VALUE);
            List<Member> members = new ArrayList<>();
            for (String name : words.subList(3, words.size())) {
                members.add(defined(name));
                if (!grouped.add(name)) {
                    throw new LedgerException(Encoding.shortened(name) + " is a member of a group already");
                }
            }
            define(words.get(1), new Group(threshold(words.get(2), members.size()), members));
        }

        private static int threshold(String word, int members) {
            long wanted =
                    switch (word) {
                        case "any" -> 1;
                        case "all" -> members;
                        default -> Encoding.decimal(word);
                    };
            if (wanted < 1 || wanted > members) {
                throw new LedgerException("a group of " + members + " cannot have the threshold " + wanted);
            }
            return (int) wanted;
        }

        private void quorum(List<String> words) {
            requireLength(words, 2, 2);
            if (quorum != null) {
                throw new LedgerException("a second quorum");
            }
            quorum = words.get(1).equals("none") ? NONE : defined(words.get(1));
        }

        private VerifierKey newKey(String text) {
            byte[] octets = text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
            VerifierKey key = VerifierKey.parse(Encoding.utf8(octets));
            if (!keys.add(Encoding.hex(key.raw()))) {
                throw new LedgerException("the same public key twice");
            }
            return key;
        }

        private void define(String name, Member member) {
            if (name.equals("none") || names.putIfAbsent(name, member) != null) {
                throw new LedgerException("the name " + Encoding.shortened(name) + " is taken");
            }
        }

        private Member defined(String name) {
            Member member = names.get(name);
            if (member == null) {
                throw new LedgerException("the name " + Encoding.shortened(name) + " is not defined above");
            }
            return member;
        }

        private static void requireLength(List<String> words, int least, int most) {
            if (words.size() < least || words.size() > most) {
                throw new LedgerException("too few or too many words");
            }
        }

        private static Optional<String> optional(List<String> words, int at) {
            return words.size() > at ? Optional.of(words.get(at)) : Optional.empty();
        }
    }
}
