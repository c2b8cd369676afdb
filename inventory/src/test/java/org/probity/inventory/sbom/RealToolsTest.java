package org.probity.inventory.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Documents that tools wrote, made by {@code bench/scripts/real-sboms.sh}, named by the variable {@code PROBITY_REAL_SBOMS}. */
@Tag("heavy")
class RealToolsTest {
    @Test
    void everyDocumentIsReadAndWrittenAsValidCycloneDx() throws Exception {
        String folder = System.getenv("PROBITY_REAL_SBOMS");
        Assumptions.assumeTrue(folder != null, "no documents of real tools (PROBITY_REAL_SBOMS)");
        List<Path> files;
        try (Stream<Path> all = Files.list(Path.of(folder))) {
            files = all.sorted().toList();
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            Sbom sbom = new SbomReader().readAll(file);
            assertThat(sbom.components()).as(file.toString()).isNotEmpty();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            CycloneDxWriter.write(sbom, "1.6", out);
            CycloneDxVerdict verdict = CycloneDxVerdict.of(new ByteArrayInputStream(out.toByteArray()), false);
            boolean own = sbom.document().format() == SbomFormat.CYCLONEDX_JSON
                    && !CycloneDxVerdict.of(file).valid();
            assertThat(own || verdict.valid()).as(file + " " + verdict.faults()).isTrue();
        }
    }
}
