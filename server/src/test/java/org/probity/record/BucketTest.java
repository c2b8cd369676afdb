package org.probity.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Properties;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.blobstore.TransientApiMetadata;
import org.jclouds.blobstore.domain.StorageMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.record.Attachments.UnavailableException;
import org.probity.testing.Engine;
import org.probity.testing.Room;

/** Attachments in a bucket of a real store that speaks S3 and checks signatures. */
class BucketTest {
    private static final byte[] BYTES = "proof of concept".repeat(5_000).getBytes(StandardCharsets.UTF_8);

    private static BlobStoreContext context;
    private static S3Proxy proxy;
    private static URI endpoint;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        context = ContextBuilder.newBuilder(new TransientApiMetadata())
                .credentials("id", "key")
                .overrides(new Properties())
                .build(BlobStoreContext.class);
        proxy = S3Proxy.builder()
                .blobStore(context.getBlobStore())
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, "our-key", "our-secret")
                .build();
        proxy.start();
        while (!proxy.getState().equals("STARTED")) {
            Thread.sleep(10);
        }
        endpoint = URI.create("http://127.0.0.1:" + proxy.getPort());
    }

    @AfterAll
    static void stop() throws Exception {
        proxy.stop();
        context.close();
    }

    @BeforeEach
    void bucket() {
        store().createContainerInLocation(null, "evidence");
        store().clearContainer("evidence");
    }

    private static BlobStore store() {
        return context.getBlobStore();
    }

    private Room room(URI at, String bucket, String secret) {
        return Room.on(Engine.SQLITE, folder)
                .knowing(Note.class)
                .setting("probity.attachments.s3.endpoint", at.toString())
                .setting("probity.attachments.s3.bucket", bucket)
                .setting("probity.attachments.s3.prefix", "files/")
                .setting("probity.attachments.s3.access-key", "our-key")
                .setting("probity.attachments.s3.secret-key", secret)
                .open();
    }

    private static Attachments.Kept keep(Room room) {
        return room.get(Attachments.class).keep(new ByteArrayInputStream(BYTES), 1_000_000, "text/plain");
    }

    private static String only() {
        var objects = store().list("evidence", org.jclouds.blobstore.options.ListContainerOptions.Builder.recursive());
        assertThat(objects).hasSize(1);
        StorageMetadata object = objects.iterator().next();
        return object.getName();
    }

    @Test
    void bytes_come_back_as_they_were_and_lie_encrypted_in_the_bucket() throws Exception {
        try (Room room = room(endpoint, "evidence", "our-secret")) {
            String sha256 = keep(room).sha256();
            assertThat(room.get(Attachments.class).open(sha256))
                    .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(BYTES));
            assertThat(only()).startsWith("files/" + sha256);
            try (var in = store().getBlob("evidence", only()).getPayload().openStream()) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1))
                        .doesNotContain("concept");
            }
            assertThat(keep(room).sha256()).isEqualTo(sha256);
            assertThat(only()).isNotEmpty();
        }
    }

    @Test
    void erasing_deletes_the_object() {
        try (Room room = room(endpoint, "evidence", "our-secret")) {
            String sha256 = keep(room).sha256();
            room.get(Erasures.class)
                    .carryOut(
                            Actor.person("anna"),
                            room.db().now(),
                            java.util.List.of(new Change(
                                    new StreamId("note", "e"), 0, java.util.List.of(new Note.Struck("done")))),
                            new Erasures.Order(
                                    "E-1", "a test", java.util.Map.of(), java.util.Set.of(sha256), java.util.Set.of()),
                            sql -> {});
            assertThat(room.get(Attachments.class).open(sha256)).isEmpty();
            assertThat(room.get(Erasures.class).scrub(java.util.Set.of(sha256))).isTrue();
            assertThat(store().list("evidence", org.jclouds.blobstore.options.ListContainerOptions.Builder.recursive()))
                    .isEmpty();
        }
    }

    @Test
    void an_object_that_is_gone_or_was_altered_is_said_so() throws Exception {
        try (Room room = room(endpoint, "evidence", "our-secret")) {
            String sha256 = keep(room).sha256();
            String name = only();
            byte[] bytes;
            try (var in = store().getBlob("evidence", name).getPayload().openStream()) {
                bytes = in.readAllBytes();
            }
            bytes[bytes.length / 2] ^= 1;
            store().putBlob("evidence", store().blobBuilder(name).payload(bytes).build());
            assertThatThrownBy(() -> room.get(Attachments.class).open(sha256)).hasMessageContaining("altered");
            store().removeBlob("evidence", name);
            assertThatThrownBy(() -> room.get(Attachments.class).open(sha256))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("is gone from the attachment store");
        }
    }

    @Test
    void a_wrong_key_a_missing_bucket_and_a_store_out_of_reach_are_told_apart() {
        try (Room room = room(endpoint, "evidence", "another-secret")) {
            assertThatThrownBy(() -> keep(room))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("refuses our key");
        }
        try (Room room = room(endpoint, "no-such-bucket", "our-secret")) {
            assertThatThrownBy(() -> keep(room)).hasMessageContaining("has no bucket no-such-bucket");
        }
        try (Room room = room(URI.create("http://127.0.0.1:9"), "evidence", "our-secret")) {
            assertThatThrownBy(() -> keep(room)).isInstanceOfSatisfying(UnavailableException.class, refusal -> {
                assertThat(refusal.getMessage()).contains("cannot be reached");
                assertThat(refusal.problems().getFirst().text()).doesNotContain("127.0.0.1", "bucket");
            });
        }
    }
}
