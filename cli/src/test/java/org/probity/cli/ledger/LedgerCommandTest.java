package org.probity.cli.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.probity.cli.ledger.Terminal.run;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.cli.ledger.Terminal.Said;
import org.probity.ledger.note.VerifierKey;
import org.probity.ledger.proof.TlogProof;

class LedgerCommandTest {
    @TempDir
    Path folder;

    @Test
    void aLogIsMadeFilledProvenCheckedAndReadOnTheTerminal() throws Exception {
        Path log = folder.resolve("log");
        Said made = run("", "ledger", "init", log, "--origin", "example.com/log");
        assertThat(made.code()).isZero();
        VerifierKey key = VerifierKey.parse(made.out().strip());
        assertThat(folder.resolve("log.key")).exists();
        assertThat(run("", "ledger", "init", log, "--origin", "example.com/log").code())
                .isEqualTo(2);

        assertThat(run("one\ntwo\nthree", "ledger", "add", log, "-").out()).isEqualToIgnoringNewLines("012");
        Path file = Files.write(folder.resolve("file"), new byte[] {0, 1});
        assertThat(run("", "ledger", "add", log, file).out().strip()).isEqualTo("3");
        assertThat(run("", "ledger", "checkpoint", log).out()).startsWith("example.com/log\n4\n");
        assertThat(run("", "ledger", "tail", log, "-n", 2, "--key", key).out())
                .isEqualToIgnoringNewLines("2\tthree3\tbase64:AAE=");

        Said proof = run("", "ledger", "prove", log, 1, "--key", key);
        TlogProof.parse(proof.out().getBytes(StandardCharsets.UTF_8))
                .verify("two".getBytes(StandardCharsets.UTF_8), java.util.List.of(key));
        assertThat(run("", "ledger", "prove", log, 1, "--entry").out()).isEqualTo("two");
        assertThat(run("", "ledger", "fsck", log, "--key", key))
                .matches(said -> said.code() == 0 && said.out().contains("clean"));

        Path bundle = log.resolve("tile/entries/000.p/4");
        byte[] bytes = Files.readAllBytes(bundle);
        bytes[3] ^= 1;
        Files.write(bundle, bytes);
        assertThat(run("", "ledger", "fsck", log))
                .matches(said -> said.code() == 1 && said.out().contains("tile/entries/000.p/4"));
        assertThat(run("x", "ledger", "add", log, "-").err()).contains("damaged at tile/entries/000.p/4");
    }

    @Test
    void aWitnessCosignsOneRequestFromStandardInput() {
        Path log = folder.resolve("log");
        String key = run("", "ledger", "init", log, "--origin", "example.com/log")
                .out()
                .strip();
        run("one\n", "ledger", "add", log, "-");
        Path state = folder.resolve("witness");
        String witness = run("", "ledger", "witness", state, "--name", "witness.example/w")
                .out()
                .strip();
        assertThat(VerifierKey.parse(witness).type().cosigns()).isTrue();
        String request = "old 0\n\n" + run("", "ledger", "checkpoint", log).out();
        assertThat(run(request, "ledger", "witness", state, "--key", key).out())
                .startsWith("\u2014 witness.example/w ");
        assertThat(run(request, "ledger", "witness", state, "--key", key))
                .matches(said -> said.code() == 1 && said.err().startsWith("409"));
        assertThat(run("nonsense", "ledger", "witness", state, "--key", key).code())
                .isEqualTo(2);
    }

    @Test
    void whatCannotBeUsedGivesOneLineAndCodeTwo() {
        for (Said said : java.util.List.of(
                run("", "verify", folder.resolve("none")),
                run("", "verify", "--policy", folder.resolve("none"), folder),
                run("", "verify", "--key", "a+b+c", folder),
                run("", "ledger", "fsck", folder),
                run("", "ledger", "add", folder, "-"),
                run("", "ledger", "prove", folder, 0),
                run("", "ledger", "tail", folder.resolve("none")))) {
            assertThat(said.code()).as(said.toString()).isEqualTo(2);
            assertThat(said.err() + said.out()).doesNotContain("\tat ");
        }
    }
}
