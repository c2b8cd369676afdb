package org.probity.inventory.sbom;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a bill of materials is valid, whatever its form, and what that was judged by: CycloneDX and SPDX 2 in JSON by the official
 * schema of their version, CycloneDX in XML by its XML schema, SPDX 2 tag-value, for which there is no schema, by the fields that the
 * specification makes mandatory and the forms it gives them.
 *
 * @param specVersion version named by the document, or null
 * @param against what it was judged by, as in "judged by the JSON schema of SPDX 2.3"
 * @param faults why it is not valid, the first {@value CycloneDxVerdict#FAULTS_KEPT}; empty exactly if it is valid
 */
public record SbomVerdict(
        SbomFormat format, @Nullable String specVersion, String against, List<CycloneDxVerdict.Fault> faults) {
    public SbomVerdict {
        faults = List.copyOf(faults);
    }

    public boolean valid() {
        return faults.isEmpty();
    }

    /**
     * Judges a document as a stream; the stream stays open.
     *
     * @param strict by the strict schemas that CycloneDX 1.2 and 1.3 have beside the plain ones
     * @throws SbomException it is no bill of materials, or of a form for which there is no verdict
     */
    public static SbomVerdict of(InputStream in, boolean strict) throws IOException, SbomException {
        byte[] start = in.readNBytes(SbomReader.PEEK);
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(start), in);
        return switch (SbomReader.sniff(start)) {
            case SPDX2_JSON -> SpdxJsonVerdict.of(whole, start);
            case SPDX2_TAG_VALUE -> SpdxTagValueVerdict.of(whole);
            case SPDX3_JSON ->
                throw new SbomException(
                        "this is SPDX 3, for which there is no verdict; 'probity sbom read' tells what is odd in it");
            case CYCLONEDX_JSON, CYCLONEDX_XML -> cycloneDx(whole, strict);
            case null -> cycloneDx(whole, strict);
        };
    }

    private static SbomVerdict cycloneDx(InputStream in, boolean strict) throws IOException, SbomException {
        CycloneDxVerdict verdict = CycloneDxVerdict.of(in, strict);
        String kind = verdict.format() == SbomFormat.CYCLONEDX_XML ? "XML" : "JSON";
        boolean strictly = strict && ("1.2".equals(verdict.specVersion()) || "1.3".equals(verdict.specVersion()));
        String version = verdict.specVersion() == null ? "" : " " + verdict.specVersion();
        return new SbomVerdict(
                verdict.format(),
                verdict.specVersion(),
                "the " + (strictly ? "strict " : "") + kind + " schema of CycloneDX" + version,
                verdict.faults());
    }
}
