package org.probity.record.store;

import static org.probity.db.Tables.RECORD_ATTACHMENT;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.CipherOutputStream;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.probity.platform.DataFolder;
import org.probity.platform.db.Db;
import org.probity.platform.text.Digests;
import org.probity.record.Attachments;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Attachments as AES-256-GCM objects in a folder or a bucket; each key is a row, so that emptying it erases the object. On
 * their way in they are digested and encrypted piece by piece and never lie anywhere in the open; on their way out they are
 * decrypted as a whole, since nothing may be given out before its tag is checked.
 */
@Component
class EncryptedAttachments implements Attachments {
    private static final Logger LOG = LoggerFactory.getLogger(EncryptedAttachments.class);
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int PIECE = 65_536;

    private final Db db;
    private final AttachmentStore store;
    private final ObjectKeys keys;
    private final Path parts;
    private final SecureRandom random = new SecureRandom();

    EncryptedAttachments(DataFolder data, Db db, AttachmentSettings settings) {
        this.db = db;
        this.parts = data.path().resolve("attachments");
        this.store = settings.store(parts);
        this.keys = new ObjectKeys(data.path().resolve("keys").resolve("attachments.key"));
        wrapBareKeys();
    }

    /** Keys from before there was a master key. */
    private void wrapBareKeys() {
        boolean some = db.read(sql -> sql.select(RECORD_ATTACHMENT.SECRET_KEY).from(RECORD_ATTACHMENT).fetch().stream()
                .anyMatch(row -> ObjectKeys.isBare(row.value1())));
        if (some) {
            db.change(sql -> sql.selectFrom(RECORD_ATTACHMENT).fetch().stream()
                    .filter(row -> ObjectKeys.isBare(row.get(RECORD_ATTACHMENT.SECRET_KEY)))
                    .forEach(row -> sql.update(RECORD_ATTACHMENT)
                            .set(
                                    RECORD_ATTACHMENT.SECRET_KEY,
                                    keys.wrap(keys.unwrap(row.get(RECORD_ATTACHMENT.SECRET_KEY))))
                            .where(RECORD_ATTACHMENT.SHA256.eq(row.get(RECORD_ATTACHMENT.SHA256)))
                            .execute()));
        }
    }

    @Override
    public Kept keep(InputStream bytes, long limit, String mediaType) {
        SecretKey key = keys.fresh();
        Path part = null;
        try {
            Files.createDirectories(parts);
            part = Files.createTempFile(parts, "part", null);
            Kept kept = encrypt(bytes, limit, mediaType, key, part);
            if (row(kept.sha256()).filter(row -> row.erasure() == null).isEmpty()) {
                store(kept, key, part);
            }
            return kept;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(part);
        }
    }

    private Kept encrypt(InputStream bytes, long limit, String mediaType, SecretKey key, Path part) throws IOException {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        MessageDigest sha = sha256();
        long size = 0;
        try (OutputStream file = Files.newOutputStream(part)) {
            file.write(nonce);
            try (InputStream in = new DigestInputStream(bytes, sha);
                    OutputStream out = new CipherOutputStream(file, cipher(Cipher.ENCRYPT_MODE, key, nonce))) {
                byte[] piece = new byte[PIECE];
                for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                    size += read;
                    if (size > limit) {
                        throw new TooLargeException(limit);
                    }
                    out.write(piece, 0, read);
                }
            }
        }
        return new Kept(HexFormat.of().formatHex(sha.digest()), size, mediaType);
    }

    /**
     * The object is put first, under a name of its own: a row without its object would be a broken promise, an object without
     * its row is only waste, and is deleted when somebody else was faster with the same bytes.
     */
    private void store(Kept kept, SecretKey key, Path part) {
        byte[] wrapped = keys.wrap(key);
        String object = kept.sha256() + "-" + HexFormat.of().toHexDigits(random.nextLong());
        try {
            store.put(object, part);
            if (!db.write(sql -> insert(sql, kept, wrapped, object))) {
                store.delete(object);
            }
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    private boolean insert(DSLContext sql, Kept kept, byte[] wrapped, String object) {
        int fresh = sql.insertInto(RECORD_ATTACHMENT)
                .set(RECORD_ATTACHMENT.SHA256, kept.sha256())
                .set(RECORD_ATTACHMENT.SIZE, kept.size())
                .set(RECORD_ATTACHMENT.MEDIA_TYPE, kept.mediaType())
                .set(RECORD_ATTACHMENT.SECRET_KEY, wrapped)
                .set(RECORD_ATTACHMENT.OBJECT, object)
                .set(RECORD_ATTACHMENT.AT, db.now())
                .onConflictDoNothing()
                .execute();
        return fresh == 1
                || sql.update(RECORD_ATTACHMENT)
                                .set(RECORD_ATTACHMENT.SECRET_KEY, wrapped)
                                .set(RECORD_ATTACHMENT.OBJECT, object)
                                .set(RECORD_ATTACHMENT.AT, db.now())
                                .setNull(RECORD_ATTACHMENT.ERASED_AT)
                                .setNull(RECORD_ATTACHMENT.ERASURE)
                                .where(RECORD_ATTACHMENT.SHA256.eq(kept.sha256()))
                                .and(RECORD_ATTACHMENT.ERASED_AT.isNotNull())
                                .execute()
                        == 1;
    }

    @Override
    public Optional<byte[]> open(String sha256) {
        Row row = row(sha256).filter(known -> known.erasure() == null).orElse(null);
        if (row == null) {
            return Optional.empty();
        }
        byte[] plain = decrypt(keys.unwrap(row.key()), bytes(sha256, row.object()));
        if (!Digests.sha256(plain).equals(sha256)) {
            throw new IllegalStateException("attachment " + sha256 + " does not match its digest");
        }
        return Optional.of(plain);
    }

    private byte[] bytes(String sha256, String object) {
        try (InputStream in = store.get(object)) {
            if (in == null) {
                throw new IOException(
                        "The attachment " + sha256 + " is gone from the attachment store, though nobody erased"
                                + " it; restore the object from a backup");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    private static UnavailableException unavailable(IOException e) {
        LOG.error("{}", e.getMessage());
        return new UnavailableException(String.valueOf(e.getMessage()));
    }

    @Override
    public Optional<String> erased(String sha256) {
        return row(sha256).map(Row::erasure);
    }

    /** Deletes the object of an attachment whose key is gone. */
    void deleteErased(String sha256) {
        Row row = row(sha256).orElse(null);
        if (row != null && row.erasure() != null) {
            try {
                store.delete(row.object());
            } catch (IOException e) {
                throw unavailable(e);
            }
        }
    }

    /** A row; {@code erasure} is null while the attachment is there. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Row(byte[] key, String object, @Nullable String erasure) {}

    private Optional<Row> row(String sha256) {
        return db.read(
                sql -> sql.select(RECORD_ATTACHMENT.SECRET_KEY, RECORD_ATTACHMENT.OBJECT, RECORD_ATTACHMENT.ERASURE)
                        .from(RECORD_ATTACHMENT)
                        .where(RECORD_ATTACHMENT.SHA256.eq(sha256))
                        .fetchOptional(found -> new Row(
                                found.value1(), found.value2() == null ? sha256 : found.value2(), found.value3())));
    }

    private static void delete(@Nullable Path part) {
        try {
            if (part != null) {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            LOG.warn("{} could not be deleted: {}", part, e.getMessage());
        }
    }

    /** Nonce before the text. */
    private static byte[] decrypt(SecretKey key, byte[] input) {
        try {
            byte[] nonce = Arrays.copyOf(input, NONCE);
            return cipher(Cipher.DECRYPT_MODE, key, nonce).doFinal(input, NONCE, Math.max(0, input.length - NONCE));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an attachment cannot be opened: its file or key was altered", e);
        }
    }

    /** A key is used for one object only, yet the nonce is random too. */
    private static Cipher cipher(int mode, SecretKey key, byte[] nonce) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
