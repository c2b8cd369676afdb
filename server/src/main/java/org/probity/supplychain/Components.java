package org.probity.supplychain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who holds which component (ISO/IEC 30111 8). That something is present does not say that a product is affected: a hit opens a
 * verification. Releases without a bill of materials hold nothing here, so nothing found is an answer only for those with one.
 */
public interface Components {
    /**
     * A component in a release.
     *
     * @param releaseId {@code edge-gateway@4.2.1}
     * @param name group and name
     * @param version of the component; empty when the bill of materials names none
     * @param purl as written, or null when it names none
     */
    record Holding(
            String releaseId,
            String productId,
            String name,
            String version,
            @Nullable String purl) {}

    /**
     * The releases that hold a package, in any version, by release.
     *
     * @param purlWithoutVersion {@code pkg:maven/org.apache.logging.log4j/log4j-core}; a version, qualifiers or a subpath in it
     *     are left out of account
     * @return empty when none does, or when the text is no package URL
     */
    List<Holding> holding(String purlWithoutVersion);

    /** The releases of which no bill of materials is known: what no answer of {@link #holding} speaks of. */
    List<String> releasesWithoutSbom();
}
