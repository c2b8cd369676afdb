package org.probity.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.probity.ledger.FaultyStore;
import org.probity.ledger.Log;
import org.probity.ledger.LogSettings;
import org.probity.ledger.note.Checkpoint;
import org.probity.ledger.note.KeyType;
import org.probity.ledger.note.Note;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.note.SigningKey;
import org.probity.ledger.tree.Hash;

class WitnessTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final SigningKey logKey = SigningKey.generate("example.com/log", KeyType.ED25519);
    private final SigningKey witnessKey = SigningKey.generate("witness.example/w1", KeyType.COSIGNATURE);
    private final Log log = Log.create(new FaultyStore(), LogSettings.of(logKey));
    private final List<HttpServer> servers = new ArrayList<>();

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
    }

    private Witness witness(Clock clock) {
        return new Witness(folder.resolve("w"), List.of(witnessKey), List.of(logKey.verifier()), clock);
    }

    private void grow(int to) {
        long size = log.checkpoint().checkpoint().size();
        List<byte[]> more = new ArrayList<>();
        for (long i = size; i < to; i++) {
            more.add(Long.toString(i).getBytes(StandardCharsets.UTF_8));
        }
        log.append(size, more);
    }

    private byte[] request(long old) {
        SignedCheckpoint now = log.checkpoint();
        return new AddCheckpoint(old, log.consistency(old, now.checkpoint().size()), now).bytes();
    }

    @Test
    void aWitnessCosignsWhatContinuesAndRemembersIt() {
        grow(5);
        Witness.Answer first = witness(NOON).addCheckpoint(request(0));
        assertThat(first.status()).isEqualTo(200);
        Note cosigned = log.checkpoint().note().with(Note.parseLines(first.body()));
        assertThat(cosigned.verify(List.of(witnessKey.verifier()))).hasSize(1);
        grow(300);
        assertThat(witness(NOON).addCheckpoint(request(0)))
                .isEqualTo(new Witness.Answer(409, "text/x.tlog.size", "5\n"));
        assertThat(witness(NOON).addCheckpoint(request(5)).status()).isEqualTo(200);
        assertThat(witness(NOON).addCheckpoint(request(300)).status())
                .as("the same once more")
                .isEqualTo(200);
        SignedCheckpoint latest = witness(NOON).latest("example.com/log").orElseThrow();
        assertThat(latest.checkpoint()).isEqualTo(log.checkpoint().checkpoint());
        assertThat(latest.note().verify(List.of(witnessKey.verifier(), logKey.verifier())))
                .hasSize(2);
    }

    @Test
    void aWitnessRefusesAForkAndWhatItDoesNotKnow() {
        grow(5);
        Witness witness = witness(NOON);
        assertThat(witness.addCheckpoint(request(0)).status()).isEqualTo(200);

        Log fork = Log.create(new FaultyStore(), LogSettings.of(logKey));
        fork.append(
                0, List.of(new byte[] {1}, new byte[] {2}, new byte[] {3}, new byte[] {4}, new byte[] {5}, new byte[] {6
                }));
        byte[] forked = new AddCheckpoint(5, fork.consistency(5, 6), fork.checkpoint()).bytes();
        assertThat(witness.addCheckpoint(forked).status()).isEqualTo(422);

        SigningKey stranger = SigningKey.generate("example.com/other", KeyType.ED25519);
        Log other = Log.create(new FaultyStore(), LogSettings.of(stranger));
        assertThat(witness.addCheckpoint(new AddCheckpoint(0, List.of(), other.checkpoint()).bytes())
                        .status())
                .isEqualTo(404);

        SigningKey forger = SigningKey.generate("example.com/log", KeyType.ED25519);
        Checkpoint made = new Checkpoint("example.com/log", 9, Hash.sha256(new byte[] {9}));
        SignedCheckpoint unsigned =
                new SignedCheckpoint(made, new Note(made.text(), List.of(forger.sign(made.text()))));
        assertThat(witness.addCheckpoint(new AddCheckpoint(5, List.of(), unsigned).bytes())
                        .status())
                .isEqualTo(403);

        grow(7);
        assertThat(witness.addCheckpoint(new AddCheckpoint(9, List.of(), log.checkpoint()).bytes())
                        .status())
                .isEqualTo(400);
        assertThat(witness.latest("example.com/log").orElseThrow().checkpoint().size())
                .isEqualTo(5);
    }

    @Test
    void aWitnessWhoseClockGoesBackwardsStopsCosigning() {
        grow(5);
        assertThat(witness(NOON).addCheckpoint(request(0)).status()).isEqualTo(200);
        Clock earlier = Clock.offset(NOON, Duration.ofSeconds(-1));
        grow(6);
        Witness.Answer refused = witness(earlier).addCheckpoint(request(5));
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.body()).contains("backwards");
        assertThat(witness(NOON).addCheckpoint(request(5)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "old",
                "old 1",
                "old x\n\n",
                "old 01\n\na\n1\nb\n",
                "old 0\nzz\n\na\n0\nb\n\n\u2014 a AAAAAAA=\n"
            })
    void malformedRequestsAreRefused(String body) {
        assertThat(witness(NOON)
                        .addCheckpoint(body.getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(400);
    }

    private String serve(Witness witness) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/add-checkpoint", exchange -> {
            try (exchange) {
                Witness.Answer answer =
                        witness.addCheckpoint(exchange.getRequestBody().readAllBytes());
                byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", answer.contentType());
                exchange.sendResponseHeaders(answer.status(), body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        servers.add(server);
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyType.class,
            names = {"COSIGNATURE", "ML_DSA_COSIGNATURE"})
    void aQuorumOfWitnessesIsGatheredOverHttpAlthoughOneIsDown(KeyType type) throws Exception {
        StringBuilder policy = new StringBuilder("log " + logKey.verifier() + "\n");
        for (int i = 1; i <= 2; i++) {
            SigningKey key = SigningKey.generate("witness.example/w" + i, type);
            Witness witness = new Witness(folder.resolve("w" + i), List.of(key), List.of(logKey.verifier()), NOON);
            policy.append("witness w" + i + " " + key.verifier() + " " + serve(witness) + "\n");
        }
        SigningKey down = SigningKey.generate("witness.example/down", type);
        policy.append("witness w3 " + down.verifier() + " http://127.0.0.1:1/\ngroup g 2 w1 w2 w3\nquorum g\n");
        Policy rules = Policy.parse(policy.toString().getBytes(StandardCharsets.UTF_8));
        grow(10);
        assertThatThrownBy(() -> rules.require(log.checkpoint())).hasMessageContaining("too few");
        try (Cosigning cosigning = new Cosigning(rules, Duration.ofSeconds(10))) {
            Cosigning.Round round = cosigning.run(log);
            assertThat(round.quorum()).isTrue();
            assertThat(round.failures()).hasSize(1).first().asString().contains("cannot be reached");
            rules.require(log.checkpoint());
            grow(500);
            assertThat(rules.witnessed(log.checkpoint())).isFalse();
            assertThat(cosigning.run(log).quorum())
                    .as("from the size it remembers")
                    .isTrue();
        }
        try (Cosigning fresh = new Cosigning(rules, Duration.ofSeconds(10))) {
            grow(501);
            assertThat(fresh.run(log).quorum())
                    .as("a client that learns the size from the witness")
                    .isTrue();
        }
    }
}
