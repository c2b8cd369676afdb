package org.probity.inventory.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.probity.inventory.sbom.SbomQuality.Blind;

class SbomQualityAndDiffTest {
    private static Sbom read(String components, String dependencies) throws Exception {
        String text = "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"metadata\":{\"component\":"
                + "{\"type\":\"application\",\"name\":\"root\",\"bom-ref\":\"root\"}},\"components\":[" + components
                + "],\"dependencies\":[" + dependencies + "]}";
        return new SbomReader().readAll(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String component(String name, String version, String more) {
        return "{\"type\":\"library\",\"name\":\"" + name + "\",\"version\":\"" + version + "\",\"bom-ref\":\"" + name
                + "\"" + more + "}";
    }

    @Test
    void cyclesAndDanglingEdgesAreCountedNotFollowedForEver() throws Exception {
        SbomQuality quality = SbomQuality.of(
                read(component("a", "1", "") + "," + component("b", "1", "") + "," + component("c", "1", ""), """
                {"ref":"root","dependsOn":["a"]},{"ref":"a","dependsOn":["b","nowhere"]},{"ref":"b","dependsOn":["a","b"]}
                """));
        assertThat(quality.depth()).isEqualTo(2);
        assertThat(quality.blindSpots().get(Blind.DANGLING).count()).isEqualTo(1);
        assertThat(quality.blindSpots().get(Blind.NOT_REACHED).count()).isEqualTo(1);
        assertThat(quality.blindSpots().get(Blind.DEPENDENCIES_UNKNOWN).count()).isEqualTo(1);
        assertThat(quality.blindSpots().get(Blind.NO_PURL).examples()).containsExactly("a@1", "b@1", "c@1");
        assertThat(quality.blindSpots()).doesNotContainKeys(Blind.NO_VERSION, Blind.NO_PRIMARY);
    }

    @Test
    void diffTellsVersionsHashesAndLicences() throws Exception {
        Sbom before = read(
                component("a", "1", ",\"purl\":\"pkg:npm/a@1?x=y\"") + ","
                        + component("b", "1", ",\"hashes\":[{\"alg\":\"MD5\",\"content\":\"00\"}]") + ","
                        + component("gone", "1", "") + "," + component("same", "1", ""),
                "");
        Sbom after = read(
                component("same", "1", "") + "," + component("a", "2", ",\"purl\":\"pkg:npm/a@2\"") + ","
                        + component(
                                "b",
                                "1",
                                ",\"hashes\":[{\"alg\":\"MD5\",\"content\":\"01\"}]"
                                        + ",\"licenses\":[{\"license\":{\"id\":\"MIT\"}}]")
                        + "," + component("new", "", ""),
                "");
        SbomDiff diff = SbomDiff.between(before, after);
        assertThat(diff.changes())
                .extracting(c -> c.kind() + " " + c.component() + " " + c.before() + " " + c.after())
                .containsExactly(
                        "HASH b MD5 00 MD5 01",
                        "LICENSE b null MIT",
                        "REMOVED gone 1 null",
                        "ADDED new null ",
                        "VERSION pkg:npm/a 1 2");
        assertThat(diff.same()).isEqualTo(1);
        assertThat(SbomDiff.between(after, after).changes()).isEmpty();
    }
}
