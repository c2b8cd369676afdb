package org.probity.record.store;

import static org.probity.db.Tables.RECORD_ATTACHMENT;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.probity.platform.DataFolder;
import org.probity.platform.db.Db;
import org.probity.record.SealedFiles;
import org.springframework.stereotype.Component;

/** The encrypted bytes of attachments, from whatever store the settings name. */
@Component
class StoredSealedFiles implements SealedFiles {
    private final Db db;
    private final Path folder;
    private final AttachmentStore store;

    StoredSealedFiles(Db db, DataFolder data, AttachmentSettings settings) {
        this.db = db;
        this.folder = data.path();
        this.store = settings.store(data.path().resolve("attachments"));
    }

    @Override
    public Optional<byte[]> read(String sha256) throws IOException {
        try (InputStream bytes = store.get(object(sha256))) {
            return bytes == null ? Optional.empty() : Optional.of(bytes.readAllBytes());
        }
    }

    @Override
    public void write(String sha256, byte[] sealed) throws IOException {
        Path part = Files.createTempFile(folder, "attachment", null);
        try {
            Files.write(part, sealed);
            store.put(object(sha256), part);
        } finally {
            Files.delete(part);
        }
    }

    /** The name of the object, which differs for each key. */
    private String object(String sha256) {
        String name = db.read(sql -> sql.select(RECORD_ATTACHMENT.OBJECT)
                .from(RECORD_ATTACHMENT)
                .where(RECORD_ATTACHMENT.SHA256.eq(sha256))
                .fetchOne(RECORD_ATTACHMENT.OBJECT));
        return name == null ? sha256 : name;
    }
}
