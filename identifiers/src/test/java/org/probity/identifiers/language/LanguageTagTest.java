package org.probity.identifiers.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTagTest {
    @ParameterizedTest
    @CsvSource({
        "de, de",
        "EN-us, en-US",
        "zh-hant-tw, zh-Hant-TW",
        "zh-CMN-hans-cn, zh-cmn-Hans-CN",
        "sl-rozaj-biske, sl-rozaj-biske",
        "de-ch-1901, de-CH-1901",
        "de-de-u-CO-phonebk, de-DE-u-co-phonebk",
        "es-419, es-419",
        "en-a-bbb-x-a-ccc, en-a-bbb-x-a-ccc",
        "x-whatever, x-whatever",
        "I-Default, i-default",
        "qaa-Qaaa-QM-x-southern, qaa-Qaaa-QM-x-southern",
    })
    void validTagsGetConventionalCase(String written, String conventional) {
        assertThat(LanguageTag.parse(written).orElseThrow()).hasToString(conventional);
        assertThat(LanguageTag.isValid(written)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "e",
                "en-",
                "en--us",
                "de-419-DE",
                "a-DE",
                "en_US",
                "x",
                "en-x",
                "en-u",
                "deutschlandisch"
            })
    void othersAreNotWellFormed(String text) {
        assertThat(LanguageTag.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"EZ", "xq", "en-QL", "en-Abcd", "de-abcde", "de-1901-1901", "ar-a-aaa-b-bbb-a-ccc", "de-cmn"})
    void wellFormedIsNotYetValid(String text) {
        assertThat(LanguageTag.parse(text)).isPresent();
        assertThat(LanguageTag.parse(text).orElseThrow().problems()).isNotEmpty();
    }

    @Test
    void privateUseIsSeen() {
        assertThat(LanguageTag.parse("qtx").orElseThrow().isPrivate()).isTrue();
        assertThat(LanguageTag.parse("en-x-y").orElseThrow().isPrivate()).isTrue();
        assertThat(LanguageTag.parse("en-XA").orElseThrow().isPrivate()).isTrue();
        assertThat(LanguageTag.parse("en").orElseThrow().isPrivate()).isFalse();
    }

    @Test
    void aDeprecatedSubtagHasItsSuccessor() {
        assertThat(LanguageTag.isValid("iw")).isTrue();
        assertThat(LanguageTag.parse("iw").orElseThrow().preferred()).contains("he");
        assertThat(LanguageTag.parse("i-klingon").orElseThrow().preferred()).contains("tlh");
        assertThat(LanguageTag.parse("en").orElseThrow().preferred()).isEmpty();
    }
}
