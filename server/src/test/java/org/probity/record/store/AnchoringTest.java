package org.probity.record.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.probity.db.Tables.RECORD_TIMESTAMP;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.ledger.bundle.BundleVerifier;
import org.probity.ledger.bundle.Verdict;
import org.probity.ledger.note.KeyType;
import org.probity.ledger.note.SigningKey;
import org.probity.ledger.witness.Witness;
import org.probity.platform.DataFolder;
import org.probity.platform.db.Databases;
import org.probity.platform.db.Schema;
import org.probity.record.Actor;
import org.probity.record.Bundles;
import org.probity.record.Change;
import org.probity.record.Note;
import org.probity.record.Sealing;
import org.probity.record.StoredEvent;
import org.probity.record.StreamId;

/** Checkpoints are witnessed and time-stamped from outside, over HTTP, by a real witness and a real RFC 3161 authority. */
class AnchoringTest {
    private static final AttachmentSettings FOLDER =
            new AttachmentSettings(new AttachmentSettings.S3(null, "us-east-1", "", "", "", "", true));

    @TempDir
    private Path folder;

    private final SigningKey witnessKey = SigningKey.generate("witness.example/w1", KeyType.COSIGNATURE);
    private final List<HttpServer> servers = new ArrayList<>();

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
    }

    private interface Answering {
        byte[] answer(byte[] request) throws Exception;
    }

    private URI serve(String path, String type, Answering answering) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(path, exchange -> {
            try (exchange) {
                byte[] body = answering.answer(exchange.getRequestBody().readAllBytes());
                exchange.getResponseHeaders().set("Content-Type", type);
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
            } catch (Exception e) {
                exchange.sendResponseHeaders(500, -1);
            }
        });
        server.start();
        servers.add(server);
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    private volatile int status = 200;

    /** A witness of this record's log, and the policy file that names it. */
    private String witnessed(PlainRecord record, String name) throws IOException {
        Witness witness = new Witness(
                folder.resolve("witness"), List.of(witnessKey), List.of(record.home.key()), Clock.systemUTC());
        URI address = serve("/add-checkpoint", "text/plain", request -> {
            Witness.Answer answer = witness.addCheckpoint(request);
            status = answer.status();
            return answer.body().getBytes(StandardCharsets.UTF_8);
        });
        Path policy = folder.resolve(name);
        Files.writeString(
                policy,
                "log " + record.home.key() + "\nwitness w1 " + witnessKey.verifier() + " " + address + "\nquorum w1\n");
        return policy.toString();
    }

    private static SealingSettings settings(@Nullable String policy, List<SealingSettings.Authority> authorities) {
        return new SealingSettings(
                null,
                "",
                new SealingSettings.Timestamps(Duration.ofMillis(100), Duration.ofSeconds(5), authorities),
                policy,
                Duration.ofMillis(100));
    }

    private PlainRecord record(Path data) throws IOException {
        Files.createDirectories(data);
        Databases databases = Databases.sqlite(data.resolve("probity.db"));
        Schema.migrate(databases);
        return new PlainRecord(databases, data);
    }

    private static List<StoredEvent> write(PlainRecord record, String stream) {
        List<StoredEvent> stored = record.store.append(
                Actor.system("test"),
                record.db.now(),
                List.of(new Change(new StreamId("note", stream), 0, List.of(Note.Written.of("text")))));
        Checked.awaitSealed(record);
        return stored;
    }

    private static void await(String what, BooleanSupplier done) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (!done.getAsBoolean()) {
            assertThat(Instant.now()).as(what).isBefore(end);
            Thread.sleep(20);
        }
    }

    private static AnchoredCheckpoints anchored(PlainRecord record, Path data, SealingSettings settings) {
        LogKeys keys = new LogKeys(new DataFolder(data), org.probity.testing.Room.settings(data), PlainRecord.SEALING);
        return new AnchoredCheckpoints(record.db, record.home, keys, settings);
    }

    /** The checkpoint at the log's public address. */
    private static String published(PlainRecord record, Path data, SealingSettings settings) {
        byte[] file = new StoredLogFiles(record.home, anchored(record, data, settings))
                .file("checkpoint")
                .orElseThrow();
        return new String(file, StandardCharsets.UTF_8);
    }

    @Test
    void a_bundle_holds_what_witness_and_authority_have_signed_although_another_authority_is_down() throws Exception {
        TimeAuthority authority = new TimeAuthority(Files.createDirectory(folder.resolve("tsa")));
        URI address = serve("/", "application/timestamp-reply", authority::answer);
        Path data = folder.resolve("data");
        try (PlainRecord record = record(data).started()) {
            List<SealingSettings.Authority> authorities = List.of(
                    new SealingSettings.Authority(
                            URI.create("http://127.0.0.1:1/"), authority.trust().toString()),
                    new SealingSettings.Authority(address, authority.trust().toString()));
            SealingSettings settings = settings(witnessed(record, "policy"), authorities);
            List<StoredEvent> events = write(record, "one");
            Anchoring anchoring = new Anchoring(record.db, record.home, record.status, settings);
            anchoring.start();
            try {
                await("time-stamped", () -> record.db.read(sql -> sql.fetchCount(RECORD_TIMESTAMP)) == 1);
                await("witnessed", () -> new SqlSeals(record.db, record.home)
                        .state()
                        .checkpoint()
                        .contains("witness.example/w1"));
                assertThat(published(record, data, settings)).contains("witness.example/w1");
                write(record, "two");
                assertThat(record.status.state().state()).isEqualTo(Sealing.State.SEALING);
            } finally {
                anchoring.stop();
            }
            LedgerBundles bundles = new LedgerBundles(
                    record.db,
                    record.home,
                    new SqlSeals(record.db, record.home),
                    new Checkpoints(record.db),
                    new EncryptedAttachments(new DataFolder(data), record.db, FOLDER),
                    anchored(record, data, settings));
            Bundles.Bundle bundle = bundles.make(Bundles.Choice.all("Anchored", events));
            assertThat(bundle.as().checkpoint())
                    .as("the earliest that was stamped")
                    .isEqualTo(1);
            ByteArrayOutputStream zip = new ByteArrayOutputStream();
            bundle.writer().writeTo(zip);
            Verdict verdict =
                    new BundleVerifier(List.of(record.home.key(), witnessKey.verifier())).verify(zip.toByteArray());
            assertThat(verdict.toString()).contains("witness.example/w1").containsIgnoringCase("time");
        }
    }

    @Test
    void a_witness_that_has_seen_more_of_the_log_stops_sealing_before_it_forks() throws Exception {
        Path data = folder.resolve("data");
        Path older = folder.resolve("older");
        SealingSettings settings;
        try (PlainRecord record = record(data).started()) {
            write(record, "one");
        }
        copy(data, older);
        try (PlainRecord record = record(data).started()) {
            settings = settings(witnessed(record, "policy"), List.of());
            write(record, "two");
            Anchoring anchoring = new Anchoring(record.db, record.home, record.status, settings);
            anchoring.start();
            anchoring.stop();
        }
        try (PlainRecord record = record(older)) {
            Anchoring anchoring = new Anchoring(record.db, record.home, record.status, settings);
            anchoring.start();
            record.sequencer.start();
            record.store.append(
                    Actor.system("test"),
                    record.db.now(),
                    List.of(new Change(new StreamId("note", "fork"), 0, List.of(Note.Written.of("text")))));
            await("stopped", () -> record.status.state().state() == Sealing.State.STOPPED);
            assertThat(record.status.state().detail()).contains("rolled back", "newer backup");
            assertThat(new SqlSeals(record.db, record.home).state().size()).isEqualTo(1);
            anchoring.stop();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var all = Files.walk(from)) {
            for (Path file : all.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
