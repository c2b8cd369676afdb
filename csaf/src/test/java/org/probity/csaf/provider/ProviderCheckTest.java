package org.probity.csaf.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.csaf.provider.Requirement.Verdict;
import org.probity.csaf.write.Samples;

class ProviderCheckTest {
    private static Signer signer;

    @TempDir
    private Path folder;

    private SampleProvider provider;

    @BeforeAll
    static void makeKey() {
        signer = new Signer();
    }

    @BeforeEach
    void makeProvider() {
        provider = new SampleProvider(folder, "https://robotics.example.com/", signer);
    }

    private ProviderCheck.Outcome check() throws IOException {
        Locator.Place place = Locator.inFolder(folder);
        return ProviderCheck.run(place.site(), place.url(), 1000);
    }

    private static Requirement requirement(ProviderCheck.Outcome outcome, int number) {
        return outcome.requirements().get(number - 1);
    }

    private void fails(int number, String because) throws IOException {
        ProviderCheck.Outcome outcome = check();
        assertThat(requirement(outcome, number).verdict()).isEqualTo(Verdict.FAILED);
        assertThat(String.join("\n", requirement(outcome, number).evidence())).contains(because);
        assertThat(outcome.fulfilled()).isFalse();
    }

    @Test
    void aSoundTrustedProviderFulfilsItsRole() throws IOException {
        ProviderCheck.Outcome outcome = check();
        assertThat(outcome.requirements())
                .filteredOn(one -> one.verdict() == Verdict.FAILED)
                .isEmpty();
        assertThat(outcome.fulfilled()).isTrue();
        assertThat(outcome.documents()).isEqualTo(2);
        assertThat(outcome.demanded())
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20);
        for (int number : new int[] {1, 2, 7, 8, 9, 11, 12, 13, 15, 18, 19, 20}) {
            assertThat(requirement(outcome, number).verdict())
                    .as("requirement " + number)
                    .isEqualTo(Verdict.FULFILLED);
        }
        assertThat(requirement(outcome, 10).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(requirement(outcome, 16).verdict()).isEqualTo(Verdict.NOT_NEEDED);
    }

    @Test
    void invalidDocumentsAreFound() throws IOException {
        String text = Samples.advisory()
                .text(Samples.history())
                .replace("\"title\": \"Buffer overflow in arm controllers\",", "");
        provider.document("2026/exr-2026-0007.json", text);
        fails(1, "schema");
    }

    @Test
    void wrongNamesAndFoldersAreFound() throws IOException {
        provider.document("2025/wrong.json", Samples.advisory().text(Samples.history()));
        provider.write(SampleProvider.FOLDER + "index.txt", "2025/wrong.json\n");
        fails(2, "the name should be exr-2026-0007.json");
        fails(11, "should lie in a folder 2026");
        fails(13, "changes.csv: lacks 2025/wrong.json");
        fails(12, "index.txt: lacks 2026/exr-2026-0007.json");
    }

    @Test
    void wrongHashesAreFound() throws IOException {
        provider.write(SampleProvider.FOLDER + "2026/exr-2026-0007.json.sha512", "00  x\n");
        fails(18, "the hash is not that of the content");
    }

    @Test
    void wrongAndForeignSignaturesAreFound() throws IOException {
        provider.write(
                SampleProvider.FOLDER + "2026/exr-2026-0007.json.asc",
                provider.read(SampleProvider.FOLDER + "2026/exr-vex-2026-3.json.asc"));
        fails(19, "is not over this content");
        provider.write(SampleProvider.FOLDER + "2026/exr-2026-0007.json.asc", "nonsense");
        fails(19, "exr-2026-0007.json.asc: the ");
        provider.delete(SampleProvider.FOLDER + "2026/exr-2026-0007.json.asc");
        fails(19, "is not there");
    }

    @Test
    void anotherKeyThanTheMetadataSayIsFound() throws IOException {
        provider.write(
                SampleProvider.FOLDER + "key.asc",
                new String(new Signer().publicKey(), java.nio.charset.StandardCharsets.US_ASCII));
        fails(20, "the metadata say " + signer.fingerprint());
    }

    @Test
    void brokenFeedsAndMetadataAreFound() throws IOException {
        provider.write(SampleProvider.FOLDER + "feed-white.json", "{\"feed\": {\"entry\": [{}]}}");
        fails(15, "/feed/id is missing");
        String metadata = provider.read(SampleProvider.FOLDER + "provider-metadata.json");
        provider.write(SampleProvider.FOLDER + "provider-metadata.json", metadata.replace("\"WHITE\"", "\"PURPLE\""));
        fails(7, "PURPLE is no label");
    }

    @Test
    void foldersWithoutMetadataAreRefused(@TempDir Path empty) {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Locator.inFolder(empty))
                .withMessageContaining("holds neither provider-metadata.json");
    }

    @Test
    void addressesDontLeadOutOfTheFolder() throws IOException {
        Site site =
                new FolderSite(folder.resolve(".well-known/csaf"), "https://robotics.example.com/.well-known/csaf/");
        assertThat(site.get("https://robotics.example.com/.well-known/csaf/../security.txt", 1000)
                        .found())
                .isFalse();
        assertThat(site.get("https://robotics.example.com/.well-known/csaf/index.txt", 1000)
                        .found())
                .isTrue();
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> site.get("https://elsewhere.example/x", 1000));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> site.get("https://robotics.example.com/.well-known/csaf/index.txt", 3));
    }
}
