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
    void needlessSlashesAreDroppedButANameBeforeTheVersionIsNeeded() {
        assertThat(Purl.parse("pkg://npm//%40angular//core/")).hasToString("pkg:npm/%40angular/core");
        for (String nameless :
                List.of("pkg:swift/github.com/Alamofire/@5.4.3", "pkg:npm/@1", "pkg:npm//@1", "pkg:npm/")) {
            assertThatThrownBy(() -> Purl.parse(nameless)).hasMessageStartingWith("name: missing");
        }
    }

    @Test
    void everyCharacterIsWrittenInOneWayInEveryComponent() {
        String plain = "aZ09.-_~:";
        String escaped = " !\"#$%&'()*+,;<=>?@[\\]^`{|}";
        Purl purl = Purl.builder("generic", "n" + plain + escaped)
                .namespace("s" + plain + escaped)
                .version("v" + plain + escaped)
                .qualifier("k", "q" + plain + escaped)
                .subpath("p" + plain + escaped)
                .build();
        StringBuilder code = new StringBuilder(plain);
        escaped.chars().forEach(c -> code.append(String.format("%%%02X", c)));
        assertThat(purl).hasToString("pkg:generic/s" + code + "/n" + code + "@v" + code + "?k=q" + code + "#p" + code);
        assertThat(Purl.parse(purl.toString().toLowerCase(java.util.Locale.ROOT))
                        .version())
                .isEqualTo("v" + plain.replace('Z', 'z') + escaped);
        assertThat(Purl.builder("generic", "a/b").version("1/2").build()).hasToString("pkg:generic/a%2Fb@1%2F2");
        assertThat(Purl.builder("generic", "\u00e9\ud83d\ude00").build()).hasToString("pkg:generic/%C3%A9%F0%9F%98%80");
        assertThat(Purl.parse("pkg:generic/a%2fb").name()).isEqualTo("a/b");
    }

    @Test
    void qualifiersAreSortedOnceAndNeverEmpty() {
        assertThat(Purl.parse("pkg:generic/a?b=2&a=1&c=")).hasToString("pkg:generic/a?a=1&b=2");
        assertThat(Purl.parse("pkg:generic/a?")).hasToString("pkg:generic/a");
        assertThat(Purl.parse("pkg:generic/a?k=a=b")).hasToString("pkg:generic/a?k=a%3Db");
        assertThat(Purl.parse("pkg:generic/a#/./b//../c/")).hasToString("pkg:generic/a#b/c");
        for (String wrong : List.of("?a=1&a=2", "?a=1&A=2", "?1a=1", "?=1", "?a", "?a%20b=1", "?a/b=1", "?\u00e9=1")) {
            assertThatThrownBy(() -> Purl.parse("pkg:generic/a" + wrong)).hasMessageStartingWith("qualifiers: ");
        }
    }

    @Test
    void everyTypesDefinitionHasItsWayWithNamespaceNameVersionAndSubpath() {
        for (String name : PurlType.registered()) {
            PurlType type = PurlType.of(name).orElseThrow();
            if (name.equals("chrome-extension") || name.equals("cpan")) {
                continue; // their own patterns and case are in the official cases
            }
            Purl.Builder with = Purl.builder(name.toUpperCase(java.util.Locale.ROOT), "aB")
                    .namespace("cD")
                    .version("eF")
                    .subpath("gH");
            Purl.Builder without = Purl.builder(name, "aB");
            type.qualifiers().forEach((key, needed) -> {
                if (needed == PurlType.Requirement.REQUIRED) {
                    with.qualifier(key, "x");
                    without.qualifier(key, "x");
                }
            });
            if (type.namespace() == PurlType.Requirement.PROHIBITED) {
                assertThatThrownBy(with::build).as(name).hasMessageContaining("has no namespace");
                with.namespace(null);
            } else if (type.namespace() == PurlType.Requirement.REQUIRED) {
                assertThatThrownBy(without::build).as(name).hasMessageContaining("requires one");
            } else {
                assertThat(without.build().namespace()).as(name).isNull();
            }
            Purl purl = with.build();
            assertThat(purl.type()).isEqualTo(name);
            assertThat(purl.name()).as(name).isEqualTo(type.foldName() ? "ab" : "aB");
            assertThat(purl.version()).as(name).isEqualTo(type.foldVersion() ? "ef" : "eF");
            assertThat(purl.subpath()).as(name).isEqualTo(type.foldSubpath() ? "gh" : "gH");
            if (purl.namespace() != null) {
                assertThat(purl.namespace()).as(name).isEqualTo(type.foldNamespace() ? "cd" : "cD");
            }
            assertThat(Purl.parse(purl.toString())).isEqualTo(purl);
        }
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
