package org.probity.csaf.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
        return outcome.requirements().stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow();
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
        fails(15, "/feed/id: ");
        fails(15, "lacks the information type csaf");
        String metadata = provider.read(SampleProvider.FOLDER + "provider-metadata.json");
        provider.write(SampleProvider.FOLDER + "provider-metadata.json", metadata.replace("\"WHITE\"", "\"PURPLE\""));
        fails(7, "/distributions/1/rolie/feeds/0/tlp_label");
    }

    @Test
    void theRequirementsOfVersion21AreMore() throws IOException {
        provider.write(SampleProvider.FOLDER + "provider-metadata.json", provider.metadata21(""));
        ProviderCheck.Outcome outcome = check();
        assertThat(outcome.demanded()).endsWith(24, 25);
        assertThat(requirement(outcome, 7).verdict()).isEqualTo(Verdict.FULFILLED);
        assertThat(requirement(outcome, 24).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void timeLimitsOfMetadataAreWatched() throws IOException {
        String soon = Instant.now()
                .plus(Duration.ofDays(20))
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        provider.write(
                SampleProvider.FOLDER + "provider-metadata.json",
                provider.metadata21("\"maintained_until\": \"" + soon + "\","));
        assertThat(requirement(check(), 7).verdict()).isEqualTo(Verdict.DEVIATES);
        provider.write(
                SampleProvider.FOLDER + "provider-metadata.json",
                provider.metadata21("\"maintained_until\": \"2026-01-01T00:00:00Z\","));
        fails(7, "were maintained until 2026-01-01T00:00:00Z");
    }

    @Test
    void feedsThatSplitALabelAndListingsWithWrongDatesAreFound() throws IOException {
        String feed = provider.read(SampleProvider.FOLDER + "feed-white.json");
        String second = feed.replace("exr-2026-0007", "exr-2026-0008").replace("\"id\": \"feed\"", "\"id\": \"feed2\"");
        provider.write(SampleProvider.FOLDER + "feed-second.json", second);
        provider.write(
                SampleProvider.FOLDER + "provider-metadata.json",
                provider.metadata()
                        .replace(
                                "{\"tlp_label\": \"WHITE\", \"url\": \"" + provider.url("feed-white.json") + "\"}",
                                "{\"tlp_label\": \"WHITE\", \"url\": \"" + provider.url("feed-white.json")
                                        + "\"}, {\"tlp_label\": \"WHITE\", \"url\": \""
                                        + provider.url("feed-second.json") + "\"}"));
        fails(15, "no single feed lists all 3 documents of WHITE");
    }

    @Test
    void changesHoldTheDatesOfTheDocuments() throws IOException {
        provider.write(
                SampleProvider.FOLDER + "provider-metadata.json",
                provider.metadata().replaceFirst(",\\s*\\{\"rolie\".*?]}}", ""));
        assertThat(check().fulfilled()).isTrue();
        provider.write(
                SampleProvider.FOLDER + "changes.csv",
                "2026/exr-2026-0007.json,2026-11-21T10:00:00Z\n2026/exr-vex-2026-3.json,2026-11-20T10:00:00Z\n");
        fails(13, "changes.csv says 2026-11-21T10:00:00Z");
    }

    @Test
    void keysAndSignaturesWithoutArmorAreFound() throws IOException {
        provider.write(SampleProvider.FOLDER + "key.asc", "no key");
        fails(20, "no OpenPGP key");
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
