package org.probity.identifiers.spdx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.probity.identifiers.spdx.LicenseExpression.Kind;

class LicenseExpressionTest {
    @ParameterizedTest
    @CsvSource({
        "MIT, MIT",
        "GPL-2.0-or-later WITH Classpath-exception-2.0, GPL-2.0-or-later WITH Classpath-exception-2.0",
        "MIT or Apache-2.0 and BSD-3-Clause, MIT OR Apache-2.0 AND BSD-3-Clause",
        "(MIT OR Apache-2.0) AND (BSD-2-Clause), (MIT OR Apache-2.0) AND BSD-2-Clause",
        "DocumentRef-spdx-tool-1.2:LicenseRef-MIT-Style-2, DocumentRef-spdx-tool-1.2:LicenseRef-MIT-Style-2",
        "LicenseRef-www.example.com-x WITH AdditionRef-www.example.com-y, LicenseRef-www.example.com-x WITH AdditionRef-www.example.com-y",
        "LGPL-2.1+, LGPL-2.1+",
    })
    void anExpressionIsWrittenPlainly(String text, String plain) {
        assertThat(LicenseExpression.parse(text)).hasToString(plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "This is a license text that should not be here.",
                "MIT AND",
                "MIT And BSD-2-Clause",
                "(MIT",
                "MIT)",
                "OR MIT",
                "MIT/Apache-2.0",
                "LicenseRef-",
                "LicenseRef-a+",
                "MIT WITH LicenseRef-a",
                "DocumentRef-a:MIT",
                "(MIT OR X) WITH Classpath-exception-2.0",
                "MIT +",
                "a_b"
            })
    void anythingElseIsRefused(String text) {
        assertThat(LicenseExpression.tryParse(text)).isEmpty();
    }

    @Test
    void depthIsBounded() {
        assertThatThrownBy(() -> LicenseExpression.parse("(".repeat(500_000)))
                .isInstanceOf(LicenseExpressionException.class)
                .hasMessageContaining("nested");
    }

    @Test
    void everyNameIsListedWithItsKind() {
        assertThat(LicenseExpression.parse(
                                "MIT OR (GPL-2.0 WITH GCC-exception-3.1 AND LicenseRef-scancode-public-domain)")
                        .references())
                .extracting(LicenseExpression.Reference::kind)
                .containsExactly(Kind.LICENSE, Kind.LICENSE, Kind.EXCEPTION, Kind.LICENSE_REF);
    }

    @Test
    void theListKnowsSpellingAndAge() {
        assertThat(SpdxLicenseList.license("mit")).contains("MIT");
        assertThat(SpdxLicenseList.license("Classpath-exception-2.0")).isEmpty();
        assertThat(SpdxLicenseList.exception("classpath-EXCEPTION-2.0")).contains("Classpath-exception-2.0");
        assertThat(SpdxLicenseList.isDeprecated("GFDL-1.1")).isTrue();
        assertThat(SpdxLicenseList.isDeprecated("GPL-2.0+")).isTrue();
        assertThat(SpdxLicenseList.isDeprecated("Nokia-Qt-exception-1.1")).isTrue();
        assertThat(SpdxLicenseList.isDeprecated("MIT")).isFalse();
        assertThat(SpdxLicenseList.license("A-License-Identifier-That-Does-Not-Exist"))
                .isEmpty();
    }
}
