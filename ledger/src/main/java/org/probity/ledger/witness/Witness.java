package org.probity.ledger.witness;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probity.ledger.base.Encoding;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.note.Checkpoint;
import org.probity.ledger.note.NoteSignature;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.note.SigningKey;
import org.probity.ledger.note.VerifierKey;
import org.probity.ledger.tree.Hash;
import org.probity.ledger.tree.Proofs;

/**
 * A witness by C2SP tlog-witness: cosigns a checkpoint only after checking that it continues the last one cosigned for that
 * log. What was cosigned is kept in a folder, one file a log, durable before the cosignature leaves. Safe for use by
 * several threads, and by several processes on one folder, which take turns by a file lock; speaks no HTTP itself, {@link Answer} maps onto it.
 */
public final class Witness {
    private static final String PLAIN = "text/plain; charset=utf-8";

    private final Path folder;
    private final List<SigningKey> signers;
    private final List<VerifierKey> logs;
    private final Clock clock;

    /**
     * A witness.
     *
     * @param folder where its state lies; made when missing
     * @param signers cosigning keys
     * @param logs keys of the logs it cosigns for; a key's name is the log's origin
     * @param clock tells the time of cosignatures
     * @throws LedgerException when the folder cannot be made
     */
    public Witness(Path folder, Collection<SigningKey> signers, Collection<VerifierKey> logs, Clock clock) {
        this.folder = folder;
        this.signers = List.copyOf(signers);
        this.logs = List.copyOf(logs);
        this.clock = clock;
        try {
            Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new LedgerException(
                    "the witness's folder " + folder + " cannot be made: " + failed.getMessage(), failed);
        }
    }

    /**
     * An answer in the terms of HTTP.
     *
     * @param status 200 with signature lines; 409 with the size last cosigned; 400, 403, 404, 422, 503 with a reason in words
     */
    public record Answer(int status, String contentType, String body) {}

    /** Answers the body of an {@code add-checkpoint} request. */
    public synchronized Answer addCheckpoint(byte[] body) {
        try (FileChannel file =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = file.lock()) {
            return held.isValid() ? answer(body) : refusal(503, "the witness is closing");
        } catch (IOException failed) {
            throw new LedgerException("the witness's folder cannot be locked: " + failed.getMessage(), failed);
        }
    }

    private Answer answer(byte[] body) {
        AddCheckpoint request;
        try {
            request = AddCheckpoint.parse(body);
        } catch (LedgerException malformed) {
            return refusal(400, malformed.getMessage());
        }
        Checkpoint checkpoint = request.checkpoint().checkpoint();
        List<VerifierKey> keys = logs.stream()
                .filter(key -> key.name().equals(checkpoint.origin()))
                .toList();
        if (keys.isEmpty()) {
            return refusal(404, "this witness does not know the log");
        }
        try {
            request.checkpoint().requireSignedBy(keys);
        } catch (LedgerException unsigned) {
            return refusal(403, unsigned.getMessage());
        }
        return judge(request, checkpoint);
    }

    /** The last checkpoint cosigned for a log, with its cosignatures. */
    public Optional<SignedCheckpoint> latest(String origin) {
        return latestByHash(Hash.sha256(Encoding.utf8(origin)).hex());
    }

    /** As {@link #latest}, for an origin given by its SHA-256 in hex, as the monitoring address of a witness has it. */
    public synchronized Optional<SignedCheckpoint> latestByHash(String originHash) {
        if (!originHash.matches("[0-9a-f]{64}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(SignedCheckpoint.parse(Files.readAllBytes(folder.resolve(originHash))));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException failed) {
            throw new LedgerException("the witness's state cannot be read: " + failed.getMessage(), failed);
        }
    }

    private Answer judge(AddCheckpoint request, Checkpoint checkpoint) {
        if (request.oldSize() > checkpoint.size()) {
            return refusal(400, "the old size is larger than the checkpoint's");
        }
        Checkpoint last =
                latest(checkpoint.origin()).map(SignedCheckpoint::checkpoint).orElse(null);
        long known = last == null ? 0 : last.size();
        if (request.oldSize() != known) {
            return new Answer(409, "text/x.tlog.size", known + "\n");
        }
        Hash before = last == null ? Hash.EMPTY_TREE : last.root();
        if (!Proofs.verifiesConsistency(known, before, checkpoint.size(), checkpoint.root(), request.proof())) {
            return refusal(422, "the checkpoint does not continue the last one");
        }
        Instant now = clock.instant();
        if (last != null && now.getEpochSecond() < lastTime(last.origin())) {
            return refusal(503, "this witness's clock has gone backwards; it cosigns nothing until it is set right");
        }
        return cosign(request.checkpoint(), last, now);
    }

    /** When the last cosignature for a log says it was made. */
    private long lastTime(String origin) {
        return latest(origin).stream()
                .flatMap(signed -> signed.note().signatures().stream())
                .filter(line -> signers.stream().anyMatch(key -> key.verifier().id() == line.keyId()))
                .mapToLong(line -> ByteBuffer.wrap(line.signature()).getLong())
                .max()
                .orElse(0);
    }

    private Answer cosign(SignedCheckpoint signed, @Nullable Checkpoint last, Instant now) {
        List<NoteSignature> cosignatures = new ArrayList<>();
        for (SigningKey signer : signers) {
            cosignatures.add(signer.cosign(signed.checkpoint(), now));
        }
        Checkpoint checkpoint = signed.checkpoint();
        if (last == null || !last.equals(checkpoint)) {
            List<VerifierKey> own = logs.stream()
                    .filter(key -> key.name().equals(checkpoint.origin()))
                    .toList();
            List<NoteSignature> kept = signed.note().signatures().stream()
                    .filter(line -> own.stream().anyMatch(key -> key.id() == line.keyId()))
                    .toList();
            keep(
                    checkpoint.origin(),
                    new org.probity.ledger.note.Note(checkpoint.text(), kept)
                            .with(cosignatures)
                            .bytes());
        }
        StringBuilder lines = new StringBuilder();
        cosignatures.forEach(line -> lines.append(line.line()).append('\n'));
        return new Answer(200, PLAIN, lines.toString());
    }

    private void keep(String origin, byte[] note) {
        Path file = file(origin);
        Path unfinished = folder.resolve(file.getFileName() + ".unfinished");
        try {
            try (FileChannel out = FileChannel.open(
                    unfinished,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(note);
                while (rest.hasRemaining()) {
                    out.write(rest);
                }
                out.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        } catch (IOException failed) {
            throw new LedgerException("the witness's state cannot be written: " + failed.getMessage(), failed);
        }
    }

    private Path file(String origin) {
        return folder.resolve(Hash.sha256(Encoding.utf8(origin)).hex());
    }

    private static Answer refusal(int status, String why) {
        return new Answer(status, PLAIN, why + "\n");
    }
}
