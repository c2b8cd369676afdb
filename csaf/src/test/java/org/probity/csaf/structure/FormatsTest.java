package org.probity.csaf.structure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com",
                "https://example.com:8080/a%20b?c=d#e",
                "https://[2001:db8::1]/",
                "https://user@example.com:/",
                "urn:isbn:0451450523",
                "pkg:maven/a/b@1",
                "file:///etc/hosts",
                "mailto:a@b.example",
                "a:"
            })
    void acceptsUrisByRfc3986(String text) {
        assertThat(Formats.isUri(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "/path",
                "https://a:b",
                "https://example.com/a b",
                "https://example.com/%zz",
                "1a:b",
                ":a",
                "https://[::1",
                "https://[x]/",
                "https://exämple.com",
                "https://a/#b#c",
                "https://a/[b]"
            })
    void refusesOthers(String text) {
        assertThat(Formats.isUri(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cpe:2.3:a:example:product_a:1.0:*:*:*:*:*:*:*",
                "cpe:2.3:h:ex\\:ample:a?:-:*:*:de-DE:*:*:*:*",
                "cpe:/a:example:product",
                "cPE:/o"
            })
    void acceptsCpeNames(String text) {
        assertThat(CpePattern.matches(text)).isTrue();
        assertThat(CpePattern.matches20(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cpe:2.3:a:example:product_a:1.0:*:*:*:*:*:*",
                "cpe:2.3:x:a:b:c:*:*:*:*:*:*:*",
                "cpe:2.3:a:a:b:c:*:*:german:*:*:*:*",
                "cpe:2.3:a:a b:b:c:*:*:*:*:*:*:*",
                "cpe:/x:a",
                "cpe:/a:a:b:c:d:e:f:g"
            })
    void refusesOtherCpeNames(String text) {
        assertThat(CpePattern.matches(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpe:2.3:a:example:product_a:1.0:*:*:*:*:*:*:* and more", "see cpe:/a:example"})
    void readsTheUnanchoredPatternOf20ToTheLetter(String text) {
        assertThat(CpePattern.matches(text)).isFalse();
        assertThat(CpePattern.matches20(text)).isTrue();
    }
}
