package org.probity.record.store;

import static org.probity.db.Tables.RECORD_ATTACHMENT;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.probity.platform.DataFolder;
import org.probity.platform.db.Db;
import org.probity.platform.text.Digests;
import org.probity.record.Attachments;
import org.probity.record.SealedFiles;
import org.springframework.stereotype.Component;

/** Attachments as AES-256-GCM files in the data folder; each key is a row, so that erasing the row erases the file. */
@Component
class FolderAttachments implements Attachments, SealedFiles {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final Path folder;
    private final Db db;
    private final SecureRandom random = new SecureRandom();

    FolderAttachments(DataFolder data, Db db) {
        this.folder = data.path().resolve("attachments");
        this.db = db;
    }

    @Override
    public Kept keep(InputStream bytes, long limit, String mediaType) {
        try {
            byte[] plain = bytes.readNBytes(Math.toIntExact(limit + 1));
            if (plain.length > limit) {
                throw new TooLargeException(limit);
            }
            Kept kept = new Kept(Digests.sha256(plain), plain.length, mediaType);
            if (key(kept.sha256()) == null) {
                store(kept, plain);
            }
            return kept;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void store(Kept kept, byte[] plain) throws IOException {
        byte[] key = new byte[32];
        random.nextBytes(key);
        Path target = path(kept.sha256());
        Files.createDirectories(target.getParent());
        Path part = Files.createTempFile(target.getParent(), "part", null);
        Files.write(part, crypt(Cipher.ENCRYPT_MODE, key, plain));
        try (var channel = java.nio.channels.FileChannel.open(part, java.nio.file.StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        db.change(sql -> {
            int fresh = sql.insertInto(RECORD_ATTACHMENT)
                    .set(RECORD_ATTACHMENT.SHA256, kept.sha256())
                    .set(RECORD_ATTACHMENT.SIZE, kept.size())
                    .set(RECORD_ATTACHMENT.MEDIA_TYPE, kept.mediaType())
                    .set(RECORD_ATTACHMENT.SECRET_KEY, key)
                    .set(RECORD_ATTACHMENT.AT, db.now())
                    .onConflictDoNothing()
                    .execute();
            try {
                if (fresh == 1) {
                    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
                } else {
                    Files.delete(part);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public Optional<byte[]> open(String sha256) {
        byte[] key = key(sha256);
        if (key == null) {
            return Optional.empty();
        }
        try {
            byte[] plain = crypt(Cipher.DECRYPT_MODE, key, Files.readAllBytes(path(sha256)));
            if (!Digests.sha256(plain).equals(sha256)) {
                throw new IllegalStateException("attachment " + sha256 + " does not match its digest");
            }
            return Optional.of(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<byte[]> read(String sha256) throws IOException {
        Path file = path(sha256);
        return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    @Override
    public void write(String sha256, byte[] sealed) throws IOException {
        Path target = path(sha256);
        Files.createDirectories(target.getParent());
        Files.write(target, sealed, StandardOpenOption.CREATE_NEW, StandardOpenOption.SYNC);
    }

    private byte @Nullable [] key(String sha256) {
        return db.read(sql -> sql.select(RECORD_ATTACHMENT.SECRET_KEY)
                .from(RECORD_ATTACHMENT)
                .where(RECORD_ATTACHMENT.SHA256.eq(sha256))
                .fetchOne(RECORD_ATTACHMENT.SECRET_KEY));
    }

    private Path path(String sha256) {
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    /** Nonce before the text. A key is used for one object only, yet the nonce is random too. */
    private byte[] crypt(int mode, byte[] key, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            boolean encrypt = mode == Cipher.ENCRYPT_MODE;
            byte[] nonce = new byte[NONCE];
            if (encrypt) {
                random.nextBytes(nonce);
            } else {
                System.arraycopy(input, 0, nonce, 0, NONCE);
            }
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            if (!encrypt) {
                return cipher.doFinal(input, NONCE, input.length - NONCE);
            }
            byte[] output = new byte[NONCE + cipher.getOutputSize(input.length)];
            System.arraycopy(nonce, 0, output, 0, NONCE);
            cipher.doFinal(input, 0, input.length, output, NONCE);
            return output;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an attachment cannot be opened: its file or key was altered", e);
        }
    }
}
