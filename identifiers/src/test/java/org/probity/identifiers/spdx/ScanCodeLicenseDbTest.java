package org.probity.identifiers.spdx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScanCodeLicenseDbTest {
    @Test
    void knowsKeysAndWhichOfThemAreDeprecated() {
        assertThat(ScanCodeLicenseDb.holds("copyheart")).isTrue();
        assertThat(ScanCodeLicenseDb.isDeprecated("copyheart")).isFalse();
        assertThat(ScanCodeLicenseDb.holds("agpl-3.0-openssl")).isTrue();
        assertThat(ScanCodeLicenseDb.isDeprecated("agpl-3.0-openssl")).isTrue();
        assertThat(ScanCodeLicenseDb.holds("no-such-license")).isFalse();
        assertThat(ScanCodeLicenseDb.isDeprecated("no-such-license")).isFalse();
    }
}
