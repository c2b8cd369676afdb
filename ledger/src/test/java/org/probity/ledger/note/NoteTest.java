package org.probity.ledger.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.probity.ledger.SharedData;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.tree.Hash;

class NoteTest {
    private static final SigningKey KEY = SigningKey.generate("example.com/log", KeyType.ED25519);

    /** The key of the Go checksum database, as every Go toolchain has it. */
    private static final String SUM_GOLANG_ORG = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";

    @Test
    void theKeyOfTheGoChecksumDatabaseReadsAndWritesBack() {
        VerifierKey key = VerifierKey.parse(SUM_GOLANG_ORG);
        assertThat(key.name()).isEqualTo("sum.golang.org");
        assertThat(key.toString()).isEqualTo(SUM_GOLANG_ORG);
    }

    @Test
    void theExampleOfTheSpecificationVerifies() throws Exception {
        String spec = Files.readString(SharedData.file("c2sp/signed-note.md"));
        String vkey = spec.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("example.com/foo+"))
                .findFirst()
                .orElseThrow();
        int start = spec.indexOf("This is an example message.");
        String note = spec.substring(start, spec.indexOf("```", start));
        VerifierKey key = VerifierKey.parse(vkey);
        assertThat(Note.parse(note.getBytes(StandardCharsets.UTF_8)).verify(List.of(key)))
                .containsExactly(key);
        byte[] altered = note.replace("example message", "exampel message").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Note.parse(altered).verify(List.of(key))).hasMessageContaining("does not fit");
    }

    @ParameterizedTest
    @EnumSource(KeyType.class)
    void aSignedNoteVerifiesAndAnAlteredOneDoesNot(KeyType type) {
        SigningKey key = SigningKey.generate("example.com/w", type);
        Checkpoint checkpoint = new Checkpoint("example.com/log", 7, Hash.sha256(new byte[] {1}));
        NoteSignature signature = type.cosigns()
                ? key.cosign(checkpoint, Instant.ofEpochSecond(1_679_315_147))
                : key.sign(checkpoint.text());
        Note note = Note.parse(new Note(checkpoint.text(), List.of(signature)).bytes());
        assertThat(note.verify(List.of(key.verifier()))).containsExactly(key.verifier());
        assertThat(VerifierKey.parse(key.verifier().toString())).isEqualTo(key.verifier());
        Note other = new Note(new Checkpoint("example.com/log", 8, checkpoint.root()).text(), note.signatures());
        assertThatThrownBy(() -> other.verify(List.of(key.verifier()))).hasMessageContaining("does not fit");
    }

    @Test
    void theTimeOfACosignatureIsUnderItsSignature() {
        SigningKey key = SigningKey.generate("example.com/w", KeyType.COSIGNATURE);
        Checkpoint checkpoint = new Checkpoint("example.com/log", 7, Hash.sha256(new byte[] {1}));
        byte[] bytes = key.cosign(checkpoint, Instant.ofEpochSecond(5)).signature();
        bytes[7]++;
        assertThat(key.verifier().verifies(checkpoint.text(), bytes)).isFalse();
    }

    @Test
    void signaturesOfUnknownKeysAreIgnored() {
        SigningKey other = SigningKey.generate("example.com/other", KeyType.ED25519);
        Note note = new Note("text\n", List.of(other.sign("text\n"), KEY.sign("text\n")));
        assertThat(note.verify(List.of(KEY.verifier()))).containsExactly(KEY.verifier());
        assertThat(note.verify(List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text",
                "text\n",
                "text\n\n",
                "text\n\n\u2014 a b\n",
                "text\n\n- a AAAAAAA=\n",
                "text\n\n\u2014 a AAAAAAA=",
                "text\n\n\u2014 a+b AAAAAAA=\n",
                "te\txt\n\n\u2014 a AAAAAAA=\n",
                "text\n\n\u2014  AAAAAAA=\n",
                "text\n\n\u2014 a AAAA\n",
                "text\n\n\u2014 a AAAAAAB=\n"
            })
    void malformedNotesAreRefused(String text) {
        assertThatThrownBy(() -> Note.parse(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(LedgerException.class);
    }

    @Test
    void invalidUtf8AndTooManySignaturesAreRefused() {
        assertThatThrownBy(() -> Note.parse(new byte[] {(byte) 0xff, '\n', '\n'}))
                .hasMessageContaining("UTF-8");
        String many = "text\n\n" + (KEY.sign("text\n").line() + "\n").repeat(101);
        assertThatThrownBy(() -> Note.parse(many.getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("more than");
        String sixteen = "text\n\n" + (KEY.sign("text\n").line() + "\n").repeat(16);
        assertThat(Note.parse(sixteen.getBytes(StandardCharsets.UTF_8)).signatures())
                .hasSize(16);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sum.golang.org+033de0af+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8",
                "sum.golang.orx+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8",
                "sum.golang.org+033DE0AE+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8",
                "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuA==",
                "sum.golang.org+033de0ae+Av4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8",
                "sum.golang.org+033de0ae",
                "a b+00000000+AQ==",
                "+++",
                ""
            })
    void malformedVerifierKeysAreRefused(String text) {
        assertThatThrownBy(() -> VerifierKey.parse(text)).isInstanceOf(LedgerException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\n1\n",
                "a\n01\nAAAA\n",
                "\n1\nAAAA\n",
                "a\n-1\nAAAA\n",
                "a\n99999999999999999999\nAAAA\n",
                "a\n1\nAAAA\n",
                "a\n1"
            })
    void malformedCheckpointsAreRefused(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(LedgerException.class);
    }

    @ParameterizedTest
    @EnumSource(KeyType.class)
    void aKeyFileIsForItsOwnerOnly(KeyType type, @TempDir Path folder) throws Exception {
        Path file = folder.resolve("log.key");
        SigningKey key = SigningKey.generate("example.com/log", type);
        KeyFile.write(file, key);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(KeyFile.read(file).verifier()).isEqualTo(key.verifier());
        assertThatThrownBy(() -> KeyFile.write(file, key)).hasMessageContaining("exists already");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> KeyFile.read(file))
                .hasMessageContaining("GROUP_READ")
                .hasMessageNotContaining("AQ==");
        assertThat(key.toString()).contains(key.verifier().toString()).hasSizeLessThan(2000);
    }

    @Test
    void aKeyFileWithTheSecretOfAnotherKeyIsRefused(@TempDir Path folder) throws Exception {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        KeyFile.write(one, KEY);
        KeyFile.write(two, SigningKey.generate("example.com/log", KeyType.ED25519));
        String mixed = Files.readAllLines(one).getFirst() + "\n"
                + Files.readAllLines(two).getLast() + "\n";
        Files.writeString(one, mixed);
        assertThatThrownBy(() -> KeyFile.read(one)).hasMessageContaining("does not belong");
        Files.writeString(one, "nonsense");
        assertThatThrownBy(() -> KeyFile.read(one)).isInstanceOf(LedgerException.class);
        assertThatThrownBy(() -> KeyFile.read(folder.resolve("none"))).hasMessageContaining("no key file");
    }
}
