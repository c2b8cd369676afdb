package org.probity.ledger.note;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.probity.ledger.base.Encoding;
import org.probity.ledger.base.LedgerException;

/** The messages that cosigners sign, by C2SP tlog-cosignature. */
final class Cosignatures {
    private Cosignatures() {}

    /** What the cosigner signs for this note text at this time; empty when the text is no checkpoint. */
    static Optional<byte[]> message(VerifierKey key, String text, long time) {
        Checkpoint checkpoint;
        try {
            checkpoint = Checkpoint.parse(text);
        } catch (LedgerException notACheckpoint) {
            return Optional.empty();
        }
        return switch (key.type()) {
            case ED25519 -> Optional.empty();
            case COSIGNATURE -> Optional.of(Encoding.utf8("cosignature/v1\ntime " + time + "\n" + text));
            case ML_DSA_COSIGNATURE -> subtree(key.name(), checkpoint, time);
        };
    }

    /** The {@code cosigned_message} structure for a whole tree: start is zero. */
    private static Optional<byte[]> subtree(String cosigner, Checkpoint checkpoint, long time) {
        byte[] name = Encoding.utf8(cosigner);
        byte[] origin = Encoding.utf8(checkpoint.origin());
        if (name.length > 255 || origin.length > 255) {
            return Optional.empty();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(Encoding.utf8("subtree/v1\n\0"));
            out.writeByte(name.length);
            out.write(name);
            out.writeLong(time);
            out.writeByte(origin.length);
            out.write(origin);
            out.writeLong(0);
            out.writeLong(checkpoint.size());
            out.write(checkpoint.root().bytes());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Optional.of(bytes.toByteArray());
    }
}
