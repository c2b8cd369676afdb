package org.probity.inventory.sbom;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.inventory.json.JsonTree;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

/** Judges SPDX 2.2 and 2.3 in JSON by the official schemas. */
final class SpdxJsonVerdict {
    private static final JsonFactory JSON = JsonTree.factory(1_000, 100_000_000);
    private static final String USUAL = "2.3";

    private SpdxJsonVerdict() {}

    static SbomVerdict of(InputStream in, byte[] start) throws IOException {
        String named = version(start);
        JsonGrammar.Shape shape = JsonGrammar.spdx().root(named == null ? USUAL : named);
        String against = "the JSON schema of SPDX " + (shape == null || named == null ? USUAL : named);
        List<CycloneDxVerdict.Fault> faults = new ArrayList<>();
        if (shape == null) {
            faults.add(new CycloneDxVerdict.Fault(
                    "/spdxVersion", "there is no JSON schema for version " + Reading.clip(String.valueOf(named)), 0));
            return new SbomVerdict(SbomFormat.SPDX2_JSON, named, against, faults);
        }
        try (JsonParser p = JsonTree.parser(JSON, in)) {
            p.nextToken();
            new JsonVerdict(p, faults, CycloneDxVerdict.FAULTS_KEPT).judge(shape);
            if (p.nextToken() != null) {
                faults.add(new CycloneDxVerdict.Fault(
                        "/",
                        "there is more after the end of the document",
                        p.currentTokenLocation().getLineNr()));
            }
        } catch (JacksonException damaged) {
            faults.add(new CycloneDxVerdict.Fault("/", SbomReader.jsonMessage(damaged), 0));
        }
        return new SbomVerdict(SbomFormat.SPDX2_JSON, named, against, faults);
    }

    /** The version named in the first bytes, without {@code SPDX-}, or null. */
    private static @Nullable String version(byte[] start) throws IOException {
        try (JsonParser p = JsonTree.parser(JSON, new ByteArrayInputStream(start))) {
            p.nextToken();
            while (p.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean found = p.currentName().equals("spdxVersion");
                if (p.nextToken() == JsonToken.VALUE_STRING && found) {
                    String version = p.getString();
                    return version.startsWith("SPDX-") ? version.substring(5) : version;
                }
                p.skipChildren();
            }
        } catch (JacksonException cutShort) {
            return null;
        }
        return null;
    }
}
