package org.probity.scoring.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EpssReaderTest {
    private static final String FILE = """
            #model_version:v2025.03.14,score_date:2026-11-20T12:55:00Z
            cve,epss,percentile
            CVE-1999-0001,0.01141,0.77843
            CVE-2021-44228,0.94358,1.00000
            """;

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void scoresComeWithModelVersionAndDate() throws IOException {
        try (EpssReader reader = new EpssReader(bytes(FILE))) {
            assertThat(reader.modelVersion()).isEqualTo("v2025.03.14");
            assertThat(reader.scoreDate()).isEqualTo("2026-11-20T12:55:00Z");
            assertThat(reader.next())
                    .isEqualTo(new EpssScore("CVE-1999-0001", new BigDecimal("0.01141"), new BigDecimal("0.77843")));
            assertThat(reader.next()).extracting(EpssScore::cve).isEqualTo("CVE-2021-44228");
            assertThat(reader.next()).isNull();
        }
    }

    @Test
    void compressedFilesAreUnpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(FILE.getBytes(StandardCharsets.UTF_8));
        }
        try (EpssReader reader = new EpssReader(new ByteArrayInputStream(packed.toByteArray()))) {
            assertThat(reader.next()).isNotNull();
        }
    }

    @Test
    void oldFilesHaveNeitherCommentNorPercentile() throws IOException {
        try (EpssReader reader = new EpssReader(bytes("cve,epss\r\nCVE-2020-0001,2.5e-4\r\n"))) {
            assertThat(reader.modelVersion()).isNull();
            EpssScore score = reader.next();
            assertThat(score).isNotNull();
            assertThat(score.probability()).isEqualByComparingTo("0.00025");
            assertThat(score.percentile()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CVE-1,0.1,0.1",
                "CVE-2020-0001,0.1",
                "CVE-2020-0001,1.1,0.1",
                "CVE-2020-0001,-0.1,1",
                "CVE-2020-0001,x,1",
                "CVE-2020-0001,9,1"
            })
    void badLinesAreNamedAndReadingGoesOn(String line) throws IOException {
        try (EpssReader reader = new EpssReader(bytes("cve,epss,percentile\n" + line + "\nCVE-2020-0002,1,1\n"))) {
            assertThatExceptionOfType(FeedFormatException.class)
                    .isThrownBy(reader::next)
                    .withMessageStartingWith("EPSS line 2: expected");
            assertThat(reader.next()).extracting(EpssScore::cve).isEqualTo("CVE-2020-0002");
        }
    }

    @Test
    void otherFilesAreRefused() {
        assertThatExceptionOfType(FeedFormatException.class).isThrownBy(() -> new EpssReader(bytes("")));
        assertThatExceptionOfType(FeedFormatException.class).isThrownBy(() -> new EpssReader(bytes("<html>")));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> new EpssReader(bytes("x".repeat(2000))));
    }
}
