package org.probity.ledger.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.ledger.Log;
import org.probity.ledger.LogSettings;
import org.probity.ledger.bundle.Verdict.Outcome;
import org.probity.ledger.entry.SealedEntry;
import org.probity.ledger.entry.Sealer;
import org.probity.ledger.json.Json;
import org.probity.ledger.keys.KeyHistory;
import org.probity.ledger.note.KeyType;
import org.probity.ledger.note.SigningKey;
import org.probity.ledger.tree.Hash;

class BundleTest {
    private static final byte[] REPORT = "the report".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private final SigningKey key = SigningKey.generate("probity.example/log", KeyType.ED25519);
    private byte[] bundle = new byte[0];

    @BeforeEach
    void make() {
        bundle = bundle(folder.resolve("a"), key, "Ada");
    }

    static byte[] bundle(Path place, SigningKey key, String actor) {
        try (Log log = Log.create(place, LogSettings.of(key))) {
            List<SealedEntry> sealed = List.of(event(actor, "ReportReceived"), event(actor, "ReportAcknowledged"));
            log.append(0, sealed.stream().map(SealedEntry::bytes).toList());
            EvidenceBundle bundle = new EvidenceBundle(log.checkpoint(), List.of(key.verifier()))
                    .title("Acknowledged <in> time")
                    .made(Instant.parse("2026-11-22T10:00:00Z"))
                    .history(KeyHistory.begin(List.of(key)))
                    .attachment("report.txt", Content.of(REPORT));
            for (int i = 0; i < sealed.size(); i++) {
                bundle.entry(
                        log.inclusion(i).text(),
                        log.entry(i),
                        SealedEntry.select(sealed.get(i).disclosures(), List.of("/type", "/at", "/files")));
            }
            assertThat(bundle.bytes()).isEqualTo(bundle.bytes());
            return bundle.bytes();
        }
    }

    private static SealedEntry event(String actor, String type) {
        return new Sealer().seal((Json.Obj)
                Json.parse("{\"type\":\"" + type + "\",\"at\":\"2026-11-01T00:00:00Z\",\"actor\":\"" + actor
                        + "\",\"files\":[{\"sha256\":\"" + Hash.sha256(REPORT).hex() + "\"}]}"));
    }

    @Test
    void aBundleIsProvenAndShowsJustTheChosenFields() throws Exception {
        Path file = Files.write(folder.resolve("b.zip"), bundle);
        Verdict verdict = new BundleVerifier(List.of(key.verifier())).verify(file);
        assertThat(verdict.findings()).extracting(Verdict.Finding::kind).doesNotContain(Verdict.Kind.FAILS);
        assertThat(verdict.outcome()).isEqualTo(Outcome.PROVEN);
        assertThat(verdict.entries().get(1L).fields().keySet()).containsExactlyInAnyOrder("type", "at", "files");
        assertThat(new String(bundle, StandardCharsets.ISO_8859_1)).doesNotContain("Ada");
    }

    @Test
    void withoutATrustedKeyTheVerdictSaysThatTheKeyCameAlong() {
        Verdict verdict = new BundleVerifier().verify(bundle);
        assertThat(verdict.proven()).isTrue();
        assertThat(verdict.findings())
                .anyMatch(finding -> finding.kind() == Verdict.Kind.NOT_SHOWN
                        && finding.says().contains("who holds the key"));
    }

    @Test
    void aBundleOfAnotherKeyIsRefuted() {
        SigningKey other = SigningKey.generate("probity.example/log", KeyType.ED25519);
        assertThat(new BundleVerifier(List.of(other.verifier())).verify(bundle).outcome())
                .isEqualTo(Outcome.REFUTED);
    }

    @Test
    void noSingleByteCanBeFlipped() {
        BundleVerifier verifier = new BundleVerifier();
        IntStream.range(0, bundle.length).parallel().forEach(i -> {
            byte[] flipped = bundle.clone();
            flipped[i] ^= (byte) (1 << (i % 8));
            assertThat(verifier.verify(flipped).outcome()).as("byte %d", i).isNotEqualTo(Outcome.PROVEN);
        });
    }

    @Test
    void anAttachmentThatNoFieldNamesIsRefused() {
        try (Log log = Log.create(folder.resolve("c"), LogSettings.of(key))) {
            EvidenceBundle bare = new EvidenceBundle(log.checkpoint(), List.of(key.verifier()))
                    .attachment("x", Content.of(new byte[] {1}));
            assertThatThrownBy(bare::bytes).hasMessageContaining("no disclosed field");
        }
    }

    @Test
    void whatIsNoBundleIsUnusable() {
        for (byte[] bad : List.of(new byte[0], new byte[22], new byte[5000], "PK".getBytes(StandardCharsets.UTF_8))) {
            assertThat(new BundleVerifier().verify(bad).outcome()).isEqualTo(Outcome.UNUSABLE);
        }
        assertThat(new BundleVerifier().verify(folder.resolve("none")).outcome())
                .isEqualTo(Outcome.UNUSABLE);
    }

    @Test
    void unzipReadsABundle() throws Exception {
        Path file = Files.write(folder.resolve("b.zip"), bundle);
        try (var zip = new java.util.zip.ZipFile(file.toFile())) {
            assertThat(zip.getEntry("index.html")).isNotNull();
            try (var in = zip.getInputStream(
                    zip.getEntry("attachments/" + Hash.sha256(REPORT).hex()))) {
                assertThat(in.readAllBytes()).isEqualTo(REPORT);
            }
        }
    }
}
