package org.probity.identifiers.vers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule of the ecosystems' range notations, from their documentation. */
class NativeRangeTest {
    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            npm ^1.2.3 => vers:npm/>=1.2.3|<2.0.0-0
            npm ^0.2.3 => vers:npm/>=0.2.3|<0.3.0-0
            npm ^0.0.3 => vers:npm/>=0.0.3|<0.0.4-0
            npm ^0.0 => vers:npm/>=0.0.0|<0.1.0-0
            npm ~1.2 => vers:npm/>=1.2.0|<1.3.0-0
            npm 1.2 - 2.3 => vers:npm/>=1.2.0|<2.4.0-0
            npm 1.2.3 - x => vers:npm/>=1.2.3
            npm x - 1.2 => vers:npm/<1.3.0-0
            npm * - x => vers:npm/*
            npm >x => vers:none/*
            npm <* => vers:none/*
            npm > X => vers:none/*
            npm >=1.2.* <* => vers:none/*
            npm <x || 1.2.3 => vers:npm/1.2.3
            npm >=* <=x => vers:npm/*
            npm ^* || ~x => vers:npm/*
            npm 1.2.x || 3.0.0 => vers:npm/>=1.2.0|<1.3.0-0|3.0.0
            gem ~> 2.2 => vers:gem/>=2.2|<3
            pypi ~=1.4.2 => vers:pypi/>=1.4.2|<1.5.dev0
            pypi ==1.5.* => vers:pypi/>=1.5.dev0|<1.6.dev0
            pypi !=1.5.* => vers:pypi/<1.5.dev0|>=1.6.dev0
            pypi >=1,<2,!=1.5 => vers:pypi/>=1|!=1.5|<2
            maven [1.0,2.0) => vers:maven/>=1.0|<2.0
            maven (,1.0],[1.2,) => vers:maven/<=1.0|>=1.2
            maven [1.0] => vers:maven/1.0
            nuget 1.0 => vers:nuget/>=1.0
            nuget (1.0,) => vers:nuget/>1.0
            nuget [1.0] => vers:nuget/1.0
            nuget 1.2.* => vers:nuget/>=1.2|<1.3
            nuget 1.0.0-* => vers:nuget/>=1.0.0-0|<=1.0.0
            nuget 1.0.0-beta* => vers:nuget/>=1.0.0-beta|<=1.0.0
            nuget [1.*,2.0) => vers:nuget/>=1|<2.0
            conan [>1 <2.0] => vers:conan/>1|<2.0
            conan ~1.2 => vers:conan/>=1.2|<1.3-
            conan ^0.1.2 => vers:conan/>=0.1.2|<0.2-
            composer 1.0.* => vers:composer/>=1.0|<1.1
            hex >= 1.0.0 and < 2.0.0 => vers:hex/>=1.0.0|<2.0.0
            nginx 1.1.4-1.2.8, 1.3.9-1.4.0 => vers:nginx/>=1.1.4|<=1.2.8|>=1.3.9|<=1.4.0
            openssl 1.1.1-1.1.1k, 1.0.2u => vers:openssl/1.0.2u|>=1.1.1|<=1.1.1k
            deb (>= 1.0), (<< 2.0~rc1) => vers:deb/>=1.0|<2.0~rc1
            rpm < 1:2.0 => vers:rpm/<1:2.0
            pub ^0.1.2 => vers:pub/>=0.1.2|<0.2.0-0
            """)
    void isTranslatedExactly(String question, String answer) {
        int space = question.indexOf(' ');
        assertThat(NativeRange.of(question.substring(0, space), question.substring(space + 1))
                        .exact())
                .hasToString(answer);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            npm >x => vers:npm/<0.0.0-0
            npm >=1.2.0 <* => vers:npm/<0.0.0-0|>=1.2.0
            npm >=* => vers:npm/>=0.0.0
            """)
    void isWrittenDownLiterally(String question, String answer) {
        int space = question.indexOf(' ');
        assertThat(NativeRange.of(question.substring(0, space), question.substring(space + 1))
                        .literal())
                .isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maven [1.0",
                "maven (1.0)",
                "maven [1.0,2.0,3.0]",
                "nuget *.1",
                "nuget (1.0)",
                "pypi ~=1",
                "pypi >=1.*",
                "pypi >=x",
                "openssl x",
                "gem ~> x",
                "deb >=",
                "cargo >*",
                "pub <x",
                "nosuch 1.0"
            })
    void whatCannotBeMeantIsRefused(String question) {
        int space = question.indexOf(' ');
        assertThatThrownBy(() -> NativeRange.of(question.substring(0, space), question.substring(space + 1))
                        .exact())
                .isInstanceOf(VersException.class);
    }
}
