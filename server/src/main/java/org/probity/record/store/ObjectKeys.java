package org.probity.record.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.probity.platform.SecretFile;

/**
 * Keys of attachments, one for each. In the database they lie wrapped (AES key wrap, RFC 3394) by a master key that lies in a
 * file beside the log's key, so a copy of the database and of the objects together opens nothing.
 */
final class ObjectKeys {
    private static final int BYTES = 32;

    private final Path file;
    private final SecureRandom random = new SecureRandom();
    private @Nullable SecretKey master;

    /** @param file made at the first key, mode 0600; of several nodes one makes it and all use it */
    ObjectKeys(Path file) {
        this.file = file;
    }

    SecretKey fresh() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new SecretKeySpec(bytes, "AES");
    }

    byte[] wrap(SecretKey key) {
        try {
            Cipher cipher = Cipher.getInstance("AESWrap");
            cipher.init(Cipher.WRAP_MODE, master(true));
            return cipher.wrap(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key as the database has it: wrapped, or bare from before there was a master key. */
    SecretKey unwrap(byte[] kept) {
        if (kept.length == BYTES) {
            return new SecretKeySpec(kept, "AES");
        }
        try {
            Cipher cipher = Cipher.getInstance("AESWrap");
            cipher.init(Cipher.UNWRAP_MODE, master(false));
            return (SecretKey) cipher.unwrap(kept, "AES", Cipher.SECRET_KEY);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The key of an attachment was altered, or " + file + " is another one than it was wrapped with.",
                    e);
        }
    }

    static boolean isBare(byte[] kept) {
        return kept.length == BYTES;
    }

    private synchronized SecretKey master(boolean make) {
        SecretKey known = master;
        if (known == null) {
            known = new SecretKeySpec(read(make), "AES");
            master = known;
        }
        return known;
    }

    private byte[] read(boolean make) {
        try {
            if (make) {
                SecretFile.once(file, this::create);
            } else if (!Files.exists(file)) {
                throw new IllegalStateException("Attachments cannot be opened: " + file
                        + " is missing. Copy it from the other node or from the backup that belongs to this database.");
            }
            byte[] bytes = Base64.getDecoder().decode(Files.readString(file).strip());
            if (bytes.length != BYTES) {
                throw new IllegalStateException(file + " holds no key of " + BYTES + " bytes.");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalStateException(file + " holds no key.", notBase64);
        }
    }

    private void create(Path fresh) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String text = Base64.getEncoder().encodeToString(bytes) + "\n";
        try (FileChannel channel = FileChannel.open(
                fresh,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
