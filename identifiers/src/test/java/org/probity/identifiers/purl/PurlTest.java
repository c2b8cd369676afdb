package org.probity.identifiers.purl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class PurlTest {
    @Property
    void whatIsBuiltIsReadBack(
            @ForAll @NotEmpty String name,
            @ForAll String version,
            @ForAll @NotEmpty String value,
            @ForAll String path) {
        if (!isText(name + version + value + path) || name.replace("/", "").isEmpty()) {
            return;
        }
        Purl built = Purl.builder("generic", name)
                .version(version)
                .qualifier("Key", value)
                .subpath(path)
                .build();
        assertThat(built.toString().chars()).allMatch(c -> c > ' ' && c < 0x7f);
        assertThat(built.qualifiers()).containsEntry("key", value);
        assertThat(Purl.parse(built.toString())).isEqualTo(built).hasToString(built.toString());
    }

    private static boolean isText(String text) {
        return text.codePoints().noneMatch(c -> c >= 0xd800 && c < 0xe000);
    }

    @Property
    void anyTextIsReadOrRefusedWithAPlace(@ForAll String text) {
        for (String candidate : List.of(text, "pkg:" + text, "pkg:npm/" + text, "pkg:generic/a?" + text + "#" + text)) {
            try {
                Purl purl = Purl.parse(candidate);
                assertThat(Purl.parse(purl.toString())).isEqualTo(purl);
            } catch (PurlException refused) {
                assertThat(refused.position()).isBetween(-1, candidate.length());
                assertThat(refused.getMessage()).startsWith(refused.component().word() + ": ");
            }
        }
    }

    @Test
    void faultsNameComponentAndPlace() {
        assertThatThrownBy(() -> Purl.parse("pkg:npm/a@1%4"))
                .hasMessage("version: '%' is not followed by two hexadecimal digits, at character 12");
        assertThatThrownBy(() -> Purl.parse("npm/a"))
                .hasMessage("scheme: a package URL starts with 'pkg:', at character 1");
        assertThatThrownBy(() -> Purl.builder("pypi", "a").namespace("b").build())
                .hasMessage("namespace: the type 'pypi' has no namespace");
        assertThatThrownBy(() -> Purl.parse("pkg:generic/a#b%2Fc"))
                .hasMessage("subpath: a segment holds an escaped slash, at character 15");
    }

    @Test
    void aVersionIsTakenAwayOrReplaced() {
        Purl purl = Purl.parse("pkg:deb/debian/curl@7.50.3-1?arch=i386#usr");
        assertThat(purl.withoutVersion()).hasToString("pkg:deb/debian/curl");
        assertThat(purl.withVersion("8")).hasToString("pkg:deb/debian/curl@8?arch=i386#usr");
        assertThat(purl.definition().orElseThrow().name()).isEqualTo("deb");
        assertThat(PurlType.registered()).hasSizeGreaterThan(40).contains("maven", "vcpkg");
        assertThat(Purl.parse("pkg:made-up/x").isRegistered()).isFalse();
    }
}
