package org.probity.bench.ledger;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.probity.ledger.Log;
import org.probity.ledger.LogSettings;
import org.probity.ledger.note.KeyType;
import org.probity.ledger.note.SigningKey;

/** Fills a log with numbered entries. */
final class BenchLog {
    static final SigningKey KEY = SigningKey.generate("bench.example/log", KeyType.ED25519);
    private static final int BATCH = 65_536;

    private BenchLog() {}

    static void fill(Path folder, int entries, int length) {
        try (Log log = Log.create(folder, LogSettings.of(KEY))) {
            for (int first = 0; first < entries; first += BATCH) {
                List<byte[]> batch = new ArrayList<>();
                for (int i = first; i < Math.min(entries, first + BATCH); i++) {
                    byte[] entry = new byte[length];
                    ByteBuffer.wrap(entry).putInt(i);
                    batch.add(entry);
                }
                log.append(first, batch);
            }
        }
    }
}
