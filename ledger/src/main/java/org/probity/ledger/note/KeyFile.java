package org.probity.ledger.note;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.probity.ledger.base.Encoding;
import org.probity.ledger.base.LedgerException;

/**
 * A private key in a file that only its owner may read or write (mode 0600). Two lines: the verifier key, and the private
 * key in PKCS#8, base64. A file that others can read is refused, for its key can no longer be trusted.
 */
public final class KeyFile {
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final int MAX_BYTES = 16_384;

    private KeyFile() {}

    /**
     * Writes the key into a new file and makes it durable.
     *
     * @throws LedgerException when the file exists already or cannot be written
     */
    public static void write(Path file, SigningKey key) {
        String text = key.verifier() + "\n" + Encoding.base64(key.secret().getEncoded()) + "\n";
        Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel out = FileChannel.open(file, options, PosixFilePermissions.asFileAttribute(OWNER))) {
            ByteBuffer bytes = ByteBuffer.wrap(Encoding.utf8(text));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        } catch (FileAlreadyExistsException exists) {
            throw new LedgerException("the key file " + file + " exists already and is left as it is", exists);
        } catch (IOException failed) {
            throw new LedgerException("the key file " + file + " cannot be written: " + failed.getMessage(), failed);
        }
    }

    /**
     * Reads a key.
     *
     * @throws LedgerException when the file is missing, readable by others, or no key file
     */
    public static SigningKey read(Path file) {
        try {
            refuseLoosePermissions(file);
            if (Files.size(file) > MAX_BYTES) {
                throw new LedgerException(file + " is not a key file");
            }
            return parse(file, Encoding.utf8(Files.readAllBytes(file)));
        } catch (NoSuchFileException missing) {
            throw new LedgerException("there is no key file " + file, missing);
        } catch (IOException failed) {
            throw new LedgerException("the key file " + file + " cannot be read: " + failed.getMessage(), failed);
        }
    }

    private static void refuseLoosePermissions(Path file) throws IOException {
        List<PosixFilePermission> loose =
                new ArrayList<>(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
        loose.removeAll(OWNER);
        loose.remove(PosixFilePermission.OWNER_EXECUTE);
        if (!loose.isEmpty()) {
            throw new LedgerException("the key file " + file + " can be used by others than its owner ("
                    + loose.getFirst() + "); make it 0600, and consider the key stolen if others had access");
        }
    }

    private static SigningKey parse(Path file, String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != 3 || !lines[2].isEmpty()) {
            throw new LedgerException(file + " is not a key file");
        }
        VerifierKey verifier = VerifierKey.parse(lines[0]);
        try {
            PrivateKey secret = KeyFactory.getInstance(verifier.type().algorithm())
                    .generatePrivate(new PKCS8EncodedKeySpec(Encoding.fromBase64(lines[1])));
            PublicKey open = verifier.type().decode(verifier.raw());
            return SigningKey.of(verifier.name(), verifier.type(), new KeyPair(open, secret));
        } catch (GeneralSecurityException malformed) {
            throw new LedgerException(file + " holds no private key of its type", malformed);
        }
    }
}
