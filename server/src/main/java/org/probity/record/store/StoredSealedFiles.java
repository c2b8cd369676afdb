package org.probity.record.store;

import static org.probity.db.Tables.RECORD_ATTACHMENT;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.probity.platform.DataFolder;
import org.probity.record.SealedFiles;
import org.springframework.stereotype.Component;

/** The encrypted bytes of attachments, from whatever store the settings name. */
@Component
class StoredSealedFiles implements SealedFiles {
    private final Path folder;
    private final AttachmentStore store;

    StoredSealedFiles(DataFolder data, AttachmentSettings settings) {
        this.folder = data.path();
        this.store = settings.store(data.path().resolve("attachments"));
    }

    @Override
    public List<String> objects(DSLContext sql) {
        return sql.select(RECORD_ATTACHMENT.OBJECT, RECORD_ATTACHMENT.SHA256)
                .from(RECORD_ATTACHMENT)
                .where(RECORD_ATTACHMENT.ERASURE.isNull())
                .orderBy(RECORD_ATTACHMENT.SHA256)
                .fetch(row -> row.value1() == null ? row.value2() : row.value1());
    }

    @Override
    public Optional<byte[]> read(String object) throws IOException {
        try (InputStream bytes = store.get(object)) {
            return bytes == null ? Optional.empty() : Optional.of(bytes.readAllBytes());
        }
    }

    @Override
    public void write(String object, byte[] sealed) throws IOException {
        Path part = Files.createTempFile(folder, "attachment", null);
        try {
            Files.write(part, sealed);
            store.put(object, part);
        } finally {
            Files.delete(part);
        }
    }
}
