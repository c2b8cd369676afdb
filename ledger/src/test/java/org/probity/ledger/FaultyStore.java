package org.probity.ledger;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import org.probity.ledger.store.Store;

/** A store in memory whose n-th write of a file fails, leaving half of it behind as a torn write would. */
public final class FaultyStore implements Store {
    public final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private int left = Integer.MAX_VALUE;

    public void failAfter(int writes) {
        left = writes;
    }

    @Override
    public byte[] read(String path) {
        byte[] bytes = files.get(path);
        return bytes == null ? null : bytes.clone();
    }

    @Override
    public void write(SequencedMap<String, byte[]> written) throws IOException {
        for (Map.Entry<String, byte[]> file : new LinkedHashMap<>(written).entrySet()) {
            if (left-- <= 0) {
                files.put(file.getKey(), java.util.Arrays.copyOf(file.getValue(), file.getValue().length / 2));
                throw new IOException("No space left on device");
            }
            files.put(file.getKey(), file.getValue());
        }
    }

    @Override
    public boolean replaceCheckpoint(byte[] expected, byte[] next) throws IOException {
        if (left-- <= 0) {
            throw new IOException("No space left on device");
        }
        if (!java.util.Arrays.equals(expected, files.get(CHECKPOINT))) {
            return false;
        }
        files.put(CHECKPOINT, next);
        return true;
    }

    @Override
    public void close() {}
}
