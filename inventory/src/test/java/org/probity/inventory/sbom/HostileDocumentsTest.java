package org.probity.inventory.sbom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Documents made to do harm: bounded memory, bounded time, one plain line. */
class HostileDocumentsTest {
    private static final String HEAD = "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"components\":[";
    private final SbomReader reader = new SbomReader();

    private Sbom read(String text) throws IOException, SbomException {
        return reader.readAll(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aVersionOfTenMegabytesIsNotBelieved() throws Exception {
        String version = "9".repeat(10 << 20);
        Sbom sbom = read(HEAD + "{\"type\":\"library\",\"name\":\"n\",\"version\":\"" + version + "\"}]}");
        assertThat(sbom.components().getFirst().version()).isNull();
        assertThat(sbom.oddities()).singleElement().satisfies(odd -> {
            assertThat(odd.code()).isEqualTo("too-long");
            assertThat(odd.message()).hasSizeLessThan(300);
        });
        Sbom xml = read("<bom xmlns=\"http://cyclonedx.org/schema/bom/1.6\"><components><component type=\"library\">"
                + "<name>n</name><version>" + version + "</version></component></components></bom>");
        assertThat(xml.components().getFirst().version()).isNull();
    }

    @Test
    void aTextLongerThanTheLimitIsRefused() {
        Limits small = new Limits(50, 1_000, 100, 10_000, 10);
        assertThatThrownBy(() -> new SbomReader(small)
                        .readAll(new ByteArrayInputStream((HEAD + "{\"name\":\"" + "x".repeat(5_000) + "\"}]}")
                                .getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(SbomException.class)
                .message()
                .hasLineCount(1);
    }

    @Test
    void moreComponentsThanTheLimitAreRefused() {
        Limits small = new Limits(50, 1_000, 100, 10_000, 10);
        String eleven = "{\"type\":\"library\",\"name\":\"n\"},".repeat(10) + "{\"type\":\"library\",\"name\":\"n\"}";
        assertThatThrownBy(() -> new SbomReader(small)
                        .readAll(new ByteArrayInputStream((HEAD + eleven + "]}").getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(SbomException.class)
                .hasMessageContaining("more than 10 components");
    }

    @Test
    void anEnormousUnknownFieldIsLeftOut() throws Exception {
        Limits small = new Limits(50, 100_000, 100, 1_000, 10);
        String text =
                HEAD + "{\"type\":\"library\",\"name\":\"n\",\"x\":[" + "1,".repeat(5_000) + "1],\"version\":\"1\"}]}";
        Sbom sbom = new SbomReader(small).readAll(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(sbom.components().getFirst().version()).isEqualTo("1");
        assertThat(sbom.oddities()).extracting(Oddity::code).containsExactly("too-large");
    }

    @Test
    void entitiesThatGrowAreRefusedInReadingAndInJudging() throws Exception {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE bom [<!ENTITY a0 \"lol\">");
        for (int i = 1; i < 10; i++) {
            bomb.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        bomb.append("]><bom xmlns=\"http://cyclonedx.org/schema/bom/1.6\"><components>&a9;</components></bom>");
        assertThatThrownBy(() -> read(bomb.toString())).isInstanceOf(SbomException.class);
        assertThat(CycloneDxVerdict.of(
                                new ByteArrayInputStream(bomb.toString().getBytes(StandardCharsets.UTF_8)), false)
                        .valid())
                .isFalse();
    }

    @Test
    void depthIsBoundedInEveryForm() throws Exception {
        for (String start : List.of(
                "{\"spdxVersion\":\"SPDX-2.3\",\"x\":",
                "{\"@context\":\"x\",\"@graph\":",
                "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"components\":")) {
            assertThatThrownBy(() -> read(start + "[{\"x\":".repeat(50_000)))
                    .as(start)
                    .isInstanceOf(SbomException.class)
                    .message()
                    .hasLineCount(1);
        }
        String deep = HEAD + "{\"type\":\"library\",\"name\":\"n\",\"components\":[".repeat(5_000);
        assertThat(CycloneDxVerdict.of(new ByteArrayInputStream(deep.getBytes(StandardCharsets.UTF_8)), false)
                        .valid())
                .isFalse();
        String elements = "<bom xmlns=\"http://cyclonedx.org/schema/bom/1.6\">" + "<components>".repeat(20_000);
        assertThat(CycloneDxVerdict.of(new ByteArrayInputStream(elements.getBytes(StandardCharsets.UTF_8)), false)
                        .valid())
                .isFalse();
    }

    @Test
    void cyclesInDependenciesEnd() throws Exception {
        StringBuilder text = new StringBuilder(HEAD);
        for (int i = 0; i < 2_000; i++) {
            text.append(i == 0 ? "" : ",")
                    .append("{\"type\":\"library\",\"name\":\"n\",\"bom-ref\":\"r")
                    .append(i)
                    .append("\"}");
        }
        text.append("],\"dependencies\":[");
        for (int i = 0; i < 2_000; i++) {
            text.append(i == 0 ? "" : ",")
                    .append("{\"ref\":\"r")
                    .append(i)
                    .append("\",\"dependsOn\":[\"r")
                    .append((i + 1) % 2_000)
                    .append("\",\"r")
                    .append(i)
                    .append("\"]}");
        }
        Sbom sbom = read(text.append("]}").toString());
        assertThat(SbomQuality.of(sbom).components()).isEqualTo(2_000);
        assertThat(org.probity.inventory.index.ComponentIndex.entries(sbom)).hasSize(2_000);
    }

    @Test
    void brokenBytesAreRefusedPlainly() {
        for (byte[] bytes : List.of(
                new byte[] {0, 0, 0, 0},
                new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 0},
                new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"'},
                new byte[] {'<', 'b', 0, 0})) {
            assertThatThrownBy(() -> reader.readAll(new ByteArrayInputStream(bytes)))
                    .isInstanceOf(SbomException.class)
                    .message()
                    .hasLineCount(1);
        }
    }

    /** {@code -Dtests.excluded=}: a gigabyte read in the memory of a usual test run, as a stream that is made while it is read. */
    @Test
    @Tag("heavy")
    void aGigabyteIsReadInBoundedMemory() throws Exception {
        String component =
                "{\"type\":\"library\",\"name\":\"package\",\"version\":\"1.0.0\",\"purl\":\"pkg:npm/package@1.0.0\","
                        + "\"description\":\"" + "d".repeat(800) + "\"}";
        long count = (1L << 30) / component.length();
        InputStream parts = new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(HEAD.getBytes(StandardCharsets.UTF_8)),
                new Repeating((component + ",").getBytes(StandardCharsets.UTF_8), count),
                new ByteArrayInputStream((component + "]}").getBytes(StandardCharsets.UTF_8)))));
        assertThat(readCounting(parts)).isEqualTo(count + 1);
    }

    /** The same for XML, a fifth of a gigabyte, and for the verdicts on both. */
    @Test
    @Tag("heavy")
    void largeXmlIsReadAndJudgedInBoundedMemory() throws Exception {
        String component = "<component type=\"library\"><name>package</name><version>1.0.0</version></component>";
        long count = (200L << 20) / component.length();
        for (boolean judged : new boolean[] {false, true}) {
            InputStream parts = new SequenceInputStream(Collections.enumeration(List.of(
                    new ByteArrayInputStream("<bom xmlns=\"http://cyclonedx.org/schema/bom/1.6\"><components>"
                            .getBytes(StandardCharsets.UTF_8)),
                    new Repeating(component.getBytes(StandardCharsets.UTF_8), count),
                    new ByteArrayInputStream("</components></bom>".getBytes(StandardCharsets.UTF_8)))));
            if (judged) {
                assertThat(CycloneDxVerdict.of(parts, false).faults()).isEmpty();
            } else {
                assertThat(readCounting(parts)).isEqualTo(count);
            }
        }
    }

    private long readCounting(InputStream parts) throws Exception {
        long[] told = new long[2];
        reader.read(parts, new SbomHandler() {
            @Override
            public void component(Component c) {
                if (++told[0] % 500_000 == 0) {
                    System.gc();
                    Runtime runtime = Runtime.getRuntime();
                    told[1] = Math.max(told[1], runtime.totalMemory() - runtime.freeMemory());
                }
            }
        });
        assertThat(told[1]).isLessThan(200L << 20);
        return told[0];
    }

    /** The same bytes again and again. */
    private static final class Repeating extends InputStream {
        private final byte[] bytes;
        private long left;
        private int at;

        Repeating(byte[] bytes, long times) {
            this.bytes = bytes;
            this.left = bytes.length * times;
        }

        @Override
        public int read() {
            if (left == 0) {
                return -1;
            }
            left--;
            int next = bytes[at];
            at = (at + 1) % bytes.length;
            return next;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (left == 0) {
                return -1;
            }
            int count = (int) Math.min(left, Math.min(length, bytes.length - at));
            System.arraycopy(bytes, at, into, from, count);
            at = (at + count) % bytes.length;
            left -= count;
            return count;
        }
    }
}
