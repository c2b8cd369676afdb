package org.probity.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    private static final String SECRET = Totp.encode("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

    /** RFC 6238 appendix B, SHA-1; its eight digits cut to the last six. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130",
    })
    void codes_are_those_of_the_rfc(long second, String code) {
        assertThat(Totp.code(SECRET, second / 30)).isEqualTo(code);
    }

    @Test
    void a_secret_is_written_as_base32() {
        assertThat(SECRET).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }

    @Test
    void one_step_of_tolerance_either_way_and_no_more() {
        Instant now = Instant.ofEpochSecond(1_111_111_111);
        long step = now.getEpochSecond() / 30;
        for (long off = -3; off <= 3; off++) {
            assertThat(Totp.step(SECRET, Totp.code(SECRET, step + off), now).isPresent())
                    .as("%d steps off", off)
                    .isEqualTo(Math.abs(off) <= 1);
        }
        assertThat(Totp.step(SECRET, "", now)).isEmpty();
        assertThat(Totp.step(SECRET, "abcdef", now)).isEmpty();
    }
}
