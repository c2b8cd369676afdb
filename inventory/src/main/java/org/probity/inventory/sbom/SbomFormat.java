package org.probity.inventory.sbom;

/** The written forms of a bill of materials that are read. */
public enum SbomFormat {
    CYCLONEDX_JSON("CycloneDX JSON"),
    CYCLONEDX_XML("CycloneDX XML"),
    SPDX2_JSON("SPDX 2 JSON"),
    SPDX2_TAG_VALUE("SPDX 2 tag-value"),
    SPDX3_JSON("SPDX 3 JSON-LD");

    private final String title;

    SbomFormat(String title) {
        this.title = title;
    }

    /** The name that a person knows it by. */
    public String title() {
        return title;
    }

    public boolean isCycloneDx() {
        return this == CYCLONEDX_JSON || this == CYCLONEDX_XML;
    }
}
