package org.probity.supplychain;

import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import org.probity.identity.Role;
import org.probity.identity.Subject;
import org.probity.record.Actor;

/** Bills of materials, one for each release. */
public interface Sboms {
    /**
     * A bill of materials as it was read.
     *
     * @param format as a person knows it, {@code CycloneDX JSON}
     * @param specVersion of the format, may be empty
     * @param withoutPurl components without a package URL
     */
    record Sbom(
            String releaseId,
            String sha256,
            String fileName,
            String format,
            String specVersion,
            long components,
            long withoutPurl,
            long oddities,
            Instant at) {}

    /** The one a release has now. */
    Optional<Sbom> of(String releaseId);

    /**
     * Reads a bill of materials, keeps its bytes and ties it to a release, replacing what it had. CycloneDX 1.2 to 1.7 and SPDX
     * 2.2 to 3.0 are read. Takes time for each component; memory is bounded by the file limit of the settings.
     *
     * @throws org.probity.platform.decide.RefusedException when it cannot be read, lists nothing or is too large; the message
     *     says where, nothing is changed
     * @throws org.probity.platform.decide.UnknownException when there is no such release
     */
    void attach(Actor by, String releaseId, String fileName, InputStream bytes);

    /** {@link #attach(Actor, String, String, InputStream)} by a PSIRT lead or product engineer. */
    default void attach(Subject who, String releaseId, String fileName, InputStream bytes) {
        who.mustBe(Role.PSIRT_LEAD, Role.PRODUCT_ENGINEER);
        attach(who.actor(), releaseId, fileName, bytes);
    }
}
