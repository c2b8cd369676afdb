package org.probity.record.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectKeysTest {
    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("keys").resolve("attachments.key");
    }

    @Test
    void a_key_comes_back_and_what_is_kept_is_not_the_key() throws Exception {
        SecretKey key = new ObjectKeys(file()).fresh();
        byte[] kept = new ObjectKeys(file()).wrap(key);
        assertThat(kept).hasSize(40);
        assertThat(ObjectKeys.isBare(kept)).isFalse();
        assertThat(new ObjectKeys(file()).unwrap(kept).getEncoded()).isEqualTo(key.getEncoded());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void nodes_that_start_at_once_on_one_folder_use_one_key() throws Exception {
        int nodes = 8;
        CyclicBarrier together = new CyclicBarrier(nodes);
        try (ExecutorService threads = Executors.newFixedThreadPool(nodes)) {
            List<Future<byte[]>> wrapped = new ArrayList<>();
            for (int node = 0; node < nodes; node++) {
                wrapped.add(threads.submit(() -> {
                    ObjectKeys keys = new ObjectKeys(file());
                    together.await();
                    return keys.wrap(keys.fresh());
                }));
            }
            for (Future<byte[]> kept : wrapped) {
                assertThat(new ObjectKeys(file()).unwrap(kept.get()).getEncoded())
                        .hasSize(32);
            }
        }
        assertThat(file().getParent().toFile().list()).containsExactly("attachments.key");
    }

    @Test
    void a_bare_key_of_an_earlier_version_is_read() {
        SecretKey key = new ObjectKeys(file()).fresh();
        assertThat(ObjectKeys.isBare(key.getEncoded())).isTrue();
        assertThat(new ObjectKeys(file()).unwrap(key.getEncoded())).isEqualTo(key);
    }

    @Test
    void without_the_master_key_or_with_another_nothing_opens_and_the_file_is_named() throws Exception {
        ObjectKeys keys = new ObjectKeys(file());
        byte[] kept = keys.wrap(keys.fresh());
        Files.delete(file());
        assertThatThrownBy(() -> new ObjectKeys(file()).unwrap(kept))
                .hasMessageContaining("attachments.key is missing");
        new ObjectKeys(file()).wrap(keys.fresh());
        assertThatThrownBy(() -> new ObjectKeys(file()).unwrap(kept)).hasMessageContaining("another one");
        Files.writeString(file(), "not a key\n");
        assertThatThrownBy(() -> new ObjectKeys(file()).unwrap(kept)).hasMessageContaining("holds no key");
        byte[] altered = kept.clone();
        altered[3] ^= 1;
        assertThatThrownBy(() -> keys.unwrap(altered)).hasMessageContaining("altered");
    }
}
