package org.probity.ledger.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.ledger.bundle.Verdict.Outcome;
import org.probity.ledger.note.KeyType;
import org.probity.ledger.note.SigningKey;
import org.probity.ledger.tree.Hash;

/** Bundles put together by someone who can compute every checksum and digest, but not sign. */
class ForgedBundleTest {
    @TempDir
    Path folder;

    private final SigningKey key = SigningKey.generate("probity.example/log", KeyType.ED25519);
    private final SigningKey otherKey = SigningKey.generate("probity.example/log", KeyType.ED25519);
    private SortedMap<String, byte[]> one = new TreeMap<>();
    private SortedMap<String, byte[]> two = new TreeMap<>();

    @BeforeEach
    void make() throws IOException {
        one = files(BundleTest.bundle(folder.resolve("a"), key, "Ada"));
        two = files(BundleTest.bundle(folder.resolve("b"), otherKey, "Bob"));
    }

    static SortedMap<String, byte[]> files(byte[] bundle) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        ZipReader zip = new ZipReader(Source.of(bundle));
        for (ZipForm.Member member : zip.members().values()) {
            files.put(member.name(), zip.bytes(member, 1 << 20));
        }
        return files;
    }

    /** The bundle of these files with a manifest that lists them as they are. */
    static byte[] consistent(SortedMap<String, byte[]> files) throws IOException {
        Manifest told = Manifest.parse(files.get(Manifest.PATH));
        SortedMap<String, ZipReader.Digest> digests = new TreeMap<>();
        SortedMap<String, byte[]> all = new TreeMap<>(files);
        all.remove(Manifest.PATH);
        all.forEach((path, bytes) ->
                digests.put(path, new ZipReader.Digest(Hash.sha256(bytes).hex(), bytes.length)));
        Manifest forged = new Manifest(
                told.title(),
                told.made(),
                told.entries(),
                told.attachments(),
                told.timestamps(),
                told.keySteps(),
                digests);
        all.put(Manifest.PATH, forged.bytes());
        return zip(all);
    }

    private static byte[] zip(SortedMap<String, byte[]> files) throws IOException {
        SortedMap<String, Content> contents = new TreeMap<>();
        files.forEach((path, bytes) -> contents.put(path, Content.of(bytes)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ZipWriter.write(contents, out);
        return out.toByteArray();
    }

    private static Outcome outcome(byte[] bundle) {
        return new BundleVerifier().verify(bundle).outcome();
    }

    @Test
    void theHelpersChangeNothingByThemselves() throws IOException {
        assertThat(outcome(consistent(one))).isEqualTo(Outcome.PROVEN);
    }

    @Test
    void noFileCanBeTakenFromAnotherBundleEvenWithAManifestMadeForIt() throws IOException {
        for (String path : one.keySet()) {
            if (java.util.Arrays.equals(one.get(path), two.get(path)) || path.equals(Manifest.PATH)) {
                continue;
            }
            SortedMap<String, byte[]> mixed = new TreeMap<>(one);
            mixed.put(path, two.get(path));
            assertThat(outcome(consistent(mixed))).as(path).isNotEqualTo(Outcome.PROVEN);
            assertThat(outcome(zip(mixed))).as(path).isNotEqualTo(Outcome.PROVEN);
        }
    }

    @Test
    void theCheckpointAndKeysOfAnotherBundleDoNotCarryThisOnesEntries() throws IOException {
        SortedMap<String, byte[]> mixed = new TreeMap<>(one);
        mixed.put("checkpoint", two.get("checkpoint"));
        mixed.put("keys", two.get("keys"));
        assertThat(outcome(consistent(mixed))).isEqualTo(Outcome.REFUTED);
    }

    @Test
    void nothingCanBeSwappedBetweenTwoEntriesOfOneBundle() throws IOException {
        for (String kind : List.of("entries/%d.json", "disclosures/%d.txt", "proofs/%d.tlog-proof")) {
            SortedMap<String, byte[]> mixed = new TreeMap<>(one);
            mixed.put(kind.formatted(0), one.get(kind.formatted(1)));
            mixed.put(kind.formatted(1), one.get(kind.formatted(0)));
            assertThat(outcome(consistent(mixed))).as(kind).isEqualTo(Outcome.REFUTED);
        }
    }

    @Test
    void leavingOutADisclosureIsSeenOnThePage() throws IOException {
        SortedMap<String, byte[]> fewer = new TreeMap<>(one);
        String lines = new String(fewer.get("disclosures/0.txt"), StandardCharsets.UTF_8);
        fewer.put("disclosures/0.txt", lines.substring(lines.indexOf('\n') + 1).getBytes(StandardCharsets.UTF_8));
        assertThat(outcome(consistent(fewer))).isEqualTo(Outcome.REFUTED);
    }

    @Test
    void aPageThatSaysSomethingElseIsRefuted() throws IOException {
        SortedMap<String, byte[]> lying = new TreeMap<>(one);
        String page = new String(lying.get("index.html"), StandardCharsets.UTF_8);
        lying.put("index.html", page.replace("2026-11-01", "2026-10-01").getBytes(StandardCharsets.UTF_8));
        assertThat(outcome(consistent(lying))).isEqualTo(Outcome.REFUTED);
        assertThat(page).doesNotContain("<script", "<in>").contains("Acknowledged &#60;in&#62; time");
    }

    @Test
    void anotherAttachmentUnderTheSameNameIsRefuted() throws IOException {
        SortedMap<String, byte[]> swapped = new TreeMap<>(one);
        String path = swapped.keySet().stream()
                .filter(name -> name.startsWith("attachments/"))
                .findFirst()
                .orElseThrow();
        swapped.put(path, "another report".getBytes(StandardCharsets.UTF_8));
        assertThat(outcome(consistent(swapped))).isEqualTo(Outcome.REFUTED);
    }

    @Test
    void filesTooManyOrTooFewAreRefused() throws IOException {
        SortedMap<String, byte[]> more = new TreeMap<>(one);
        more.put("entries/7.json", new byte[] {1});
        assertThat(outcome(zip(more))).isEqualTo(Outcome.REFUTED);
        assertThat(outcome(consistent(more))).isEqualTo(Outcome.UNUSABLE);
        SortedMap<String, byte[]> fewer = new TreeMap<>(one);
        fewer.remove("checkpoint");
        assertThat(outcome(zip(fewer))).isEqualTo(Outcome.REFUTED);
        fewer.remove("manifest.json");
        assertThat(outcome(zip(fewer))).isEqualTo(Outcome.UNUSABLE);
    }

    @Test
    void anUnknownVersionAndHugeNumbersAndStrayFieldsAreUnusable() throws IOException {
        String manifest = new String(one.get("manifest.json"), StandardCharsets.UTF_8);
        for (String bad : List.of(
                manifest.replace("probity-evidence/1", "probity-evidence/2"),
                manifest.replace("\"entries\":[0,1]", "\"entries\":[0,99999999999999999999]"),
                manifest.replace("\"entries\":[0,1]", "\"entries\":[1,0]"),
                manifest.replace("\"entries\":[0,1]", "\"entries\":[0,0]"),
                manifest.replace("\"entries\":[0,1]", "\"entries\":[-1,1]"),
                manifest.replace("\"entries\":[0,1]", "\"entries\":[0,1],\"extra\":1"),
                manifest.replace("\"timestamps\":0", "\"timestamps\":1e300"),
                manifest.replace("\"timestamps\":0", "\"timestamps\": 0"),
                "[".repeat(100_000),
                "")) {
            SortedMap<String, byte[]> changed = new TreeMap<>(one);
            changed.put("manifest.json", bad.getBytes(StandardCharsets.UTF_8));
            assertThat(outcome(zip(changed)))
                    .as(bad.substring(0, Math.min(80, bad.length())))
                    .isEqualTo(Outcome.UNUSABLE);
        }
    }

    @Test
    void anOrdinaryZipAndPathTricksAndBombsAreUnusable() throws IOException {
        for (String name :
                List.of("manifest.json", "../../etc/passwd", "/etc/passwd", "a\\b", "a//b", "A", ".hidden")) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(new byte[10_000_000]);
            }
            assertThat(outcome(out.toByteArray())).as(name).isEqualTo(Outcome.UNUSABLE);
        }
    }

    @Test
    void aZipWhoseNumbersLieCostsNoMemory() throws IOException {
        byte[] whole = zip(one);
        int end = whole.length - ZipForm.END;
        for (int field : new int[] {8, 10, 12, 16}) {
            for (int value : new int[] {-1, Integer.MAX_VALUE, 0, 1}) {
                byte[] lying = whole.clone();
                ByteBuffer.wrap(lying).order(ByteOrder.LITTLE_ENDIAN).putInt(end + field, value);
                assertThat(outcome(lying)).isEqualTo(Outcome.UNUSABLE);
            }
        }
        for (int cut = 0; cut < whole.length; cut += 97) {
            assertThat(outcome(java.util.Arrays.copyOf(whole, cut))).isEqualTo(Outcome.UNUSABLE);
        }
    }

    @Test
    void theSameFilesAlwaysGiveTheSameBytes() throws IOException {
        assertThat(zip(one)).isEqualTo(zip(new TreeMap<>(one))).isEqualTo(consistent(one));
    }
}
