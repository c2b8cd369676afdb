package org.probity.inventory.sbom;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.probity.inventory.json.JsonTree;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

/** Tells from the first bytes of a JSON document which form it is. */
final class JsonSniffer {
    /** What was found; {@code wrapped} when the document is the value of a field {@code sbom}, as GitHub hands it out. */
    record Found(@Nullable SbomFormat format, boolean wrapped) {}

    private JsonSniffer() {}

    static Found look(JsonFactory json, byte[] start) throws IOException, SbomException {
        boolean wrapped = false;
        try (JsonParser p = JsonTree.parser(json, new ByteArrayInputStream(start))) {
            if (p.nextToken() != JsonToken.START_OBJECT) {
                throw new SbomException("line 1: a bill of materials in JSON is an object, this is not");
            }
            while (p.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = p.currentName();
                SbomFormat format = byName(name);
                if (format != null) {
                    return new Found(format, wrapped);
                }
                if (p.nextToken() == JsonToken.START_OBJECT && name.equals("sbom") && !wrapped) {
                    wrapped = true;
                } else if (name.equals("$schema") && p.currentToken() == JsonToken.VALUE_STRING) {
                    if (p.getString().contains("cyclonedx")) {
                        return new Found(SbomFormat.CYCLONEDX_JSON, wrapped);
                    }
                } else {
                    p.skipChildren();
                }
            }
        } catch (JacksonException cutShort) {
            if (start.length < SbomReader.PEEK) {
                throw cutShort;
            }
        }
        return new Found(null, wrapped);
    }

    /** The form that has such a field at its top. */
    private static @Nullable SbomFormat byName(String name) {
        return switch (name) {
            case "bomFormat",
                    "specVersion",
                    "serialNumber",
                    "metadata",
                    "components",
                    "services",
                    "dependencies",
                    "compositions",
                    "vulnerabilities",
                    "formulation" -> SbomFormat.CYCLONEDX_JSON;
            case "spdxVersion",
                    "SPDXID",
                    "dataLicense",
                    "packages",
                    "documentNamespace",
                    "creationInfo",
                    "files",
                    "relationships",
                    "documentDescribes",
                    "hasExtractedLicensingInfos" -> SbomFormat.SPDX2_JSON;
            case "@context", "@graph", "spdxId" -> SbomFormat.SPDX3_JSON;
            default -> null;
        };
    }
}
