package org.probity.ledger.bundle;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.bundle.Verdict.Finding;
import org.probity.ledger.bundle.Verdict.Kind;
import org.probity.ledger.note.VerifierKey;

/**
 * Checks evidence bundles, offline. Never throws for what a bundle holds; memory is bounded, since attachments are read piece
 * by piece and all else in a bundle is at most 128 MiB. What it says may take more than the heap has: then it is unusable. Safe for use by several threads.
 */
public final class BundleVerifier {
    private static final long IN_MEMORY = 32L << 20;
    private static final int PIECE = 1 << 16;

    private final Trust trust;

    /** Takes the keys that come with a bundle, and says so in its findings: such a check shows no one's authorship. */
    public BundleVerifier() {
        this(Trust.nobody());
    }

    /** Accepts only checkpoints signed by one of these keys; when there are none, as {@link #BundleVerifier()}. */
    public BundleVerifier(Collection<VerifierKey> logKeys) {
        this(Trust.logs(List.copyOf(logKeys)));
    }

    /** Accepts what this trust asks for. */
    public BundleVerifier(Trust trust) {
        this.trust = trust;
    }

    /** Checks a bundle in a file. A file that cannot be read is unusable. */
    public Verdict verify(Path file) {
        try {
            long size = Files.size(file);
            if (size <= IN_MEMORY) {
                return verify(read(file, (int) size));
            }
            try (FileChannel channel = FileChannel.open(file)) {
                return verify(Source.of(channel, channel.size()));
            }
        } catch (NoSuchFileException missing) {
            return unusable("there is no file " + file);
        } catch (IOException unreadable) {
            return unusable("the file cannot be read: " + unreadable.getMessage());
        }
    }

    /** In small pieces, for the platform sets memory for each aside. */
    private static byte[] read(Path file, int size) throws IOException {
        byte[] bytes = new byte[size];
        try (InputStream in = new FileInputStream(file.toFile())) {
            for (int at = 0; at < size; ) {
                int length = in.read(bytes, at, Math.min(PIECE, size - at));
                if (length < 0) {
                    throw new IOException("it became shorter while it was read");
                }
                at += length;
            }
        }
        return bytes;
    }

    /** Checks a bundle in memory. */
    public Verdict verify(byte[] bundle) {
        try {
            return verify(Source.of(bundle));
        } catch (IOException impossible) {
            return unusable(String.valueOf(impossible.getMessage()));
        }
    }

    private Verdict verify(Source source) throws IOException {
        try {
            return BundleCheck.run(new ZipReader(source), trust);
        } catch (OutOfMemoryError tooSmall) {
            return unusable("checking it takes more memory than there is; give Java more (-Xmx)");
        } catch (LedgerException notABundle) {
            return unusable(String.valueOf(notABundle.getMessage()));
        }
    }

    private static Verdict unusable(String says) {
        Finding finding = new Finding(Kind.UNUSABLE, "", says);
        return new Verdict(Verdict.Outcome.UNUSABLE, List.of(finding), null, new TreeMap<>());
    }
}
