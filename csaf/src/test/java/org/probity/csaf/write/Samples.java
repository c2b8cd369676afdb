package org.probity.csaf.write;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.probity.csaf.write.Word.BranchCategory;
import org.probity.csaf.write.Word.FlagLabel;
import org.probity.csaf.write.Word.InvolvementStatus;
import org.probity.csaf.write.Word.NoteCategory;
import org.probity.csaf.write.Word.PartyCategory;
import org.probity.csaf.write.Word.RelationshipCategory;
import org.probity.csaf.write.Word.RemediationCategory;
import org.probity.csaf.write.Word.RestartCategory;
import org.probity.csaf.write.Word.ThreatCategory;
import org.probity.scoring.cvss.CvssVector;

/** Documents that tests build. */
public final class Samples {
    /** When the samples were released. */
    public static final Instant RELEASED = Instant.parse("2026-11-20T10:00:00Z");

    private Samples() {}

    /** A history of one released revision. */
    public static RevisionHistory history() {
        return RevisionHistory.released(RELEASED, "First release.");
    }

    /** The sample vendor. */
    public static Publisher publisher() {
        return new Publisher(
                Word.PublisherCategory.VENDOR,
                "Example Robotics",
                "https://robotics.example.com",
                "security@robotics.example.com",
                "Example Robotics answers for the security of its own products.");
    }

    /** An advisory that uses most of what the builder can do. */
    public static AdvisoryBuilder advisory() {
        AdvisoryBuilder advisory = new AdvisoryBuilder(
                        AdvisoryBuilder.SECURITY_ADVISORY,
                        "Buffer overflow in arm controllers",
                        publisher(),
                        "EXR-2026-0007")
                .generator("Probity", "0.1.0", RELEASED)
                .aggregateSeverity("Important", "https://robotics.example.com/severity")
                .distribution("May be passed on without limits.")
                .alias("EXR-CASE-11")
                .canonicalFolder("https://robotics.example.com/.well-known/csaf/white/2026/")
                .reference("How to update controllers", "https://robotics.example.com/update")
                .note(NoteCategory.SUMMARY, "Summary", "A crafted packet overflows a buffer.")
                .note(NoteCategory.LEGAL_DISCLAIMER, "Terms", "No warranty.")
                .acknowledge(List.of("Ada Finder"), "Example Labs", "Found and reported it.");
        ProductTreeBuilder tree = advisory.products();
        BranchBuilder controller = tree.vendor("Example Robotics")
                .branch(BranchCategory.PRODUCT_FAMILY, "Arm controllers")
                .product("AC-100 firmware");
        Product old = controller.versionRange(
                "vers:semver/<2.4.1", Identification.cpe("cpe:2.3:o:example:ac-100_firmware:*:*:*:*:*:*:*:*"));
        Product fixed = controller.version(
                "2.4.1",
                Identification.purl("pkg:generic/example/ac-100-firmware@2.4.1")
                        .withHashes("ac-100-2.4.1.bin", Map.of("sha256", "0f".repeat(32))));
        Product hardware = tree.vendor("Example Robotics")
                .product("AC-100")
                .version("B", new Identification().withModelNumber("AC-100-B"));
        Product other = tree.vendor("Example Robotics")
                .product("AC-200 firmware")
                .version("1.0.0", Identification.purl("pkg:generic/example/ac-200-firmware@1.0.0"));
        Product combined = tree.relationship(
                old,
                RelationshipCategory.INSTALLED_ON,
                hardware,
                Identification.cpe("cpe:2.3:h:example:ac-100:b:*:*:*:*:*:*:*"));
        advisory.vulnerability()
                .cve("CVE-2026-10007")
                .id("Example Robotics cases", "EXR-CASE-11")
                .cwe("CWE-120")
                .title("Overflow in the packet reader")
                .discovered(Instant.parse("2026-09-01T08:00:00Z"))
                .released(RELEASED)
                .note(NoteCategory.DESCRIPTION, "What happens", "The reader trusts the length field.")
                .reference("Record of the CVE", "https://www.cve.org/CVERecord?id=CVE-2026-10007")
                .acknowledge(List.of("Ada Finder"), null, null)
                .affected(old, combined)
                .fixed(fixed)
                .notAffected(FlagLabel.VULNERABLE_CODE_NOT_PRESENT, other)
                .score(CvssVector.parse("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:P"), List.of(old, combined))
                .score(
                        CvssVector.parse("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N"),
                        List.of(old, combined))
                .remediation(
                        RemediationCategory.VENDOR_FIX,
                        "Update to 2.4.1.",
                        RELEASED,
                        "https://robotics.example.com/update",
                        RestartCategory.SYSTEM,
                        List.of(old, combined))
                .remediation(RemediationCategory.WORKAROUND, "Close port 4711.", old, combined)
                .threat(ThreatCategory.EXPLOIT_STATUS, "No exploitation is known.", List.of())
                .involvement(PartyCategory.VENDOR, InvolvementStatus.COMPLETED, RELEASED, "The vendor fixed it.");
        return advisory;
    }

    /** A VEX document with each status. */
    public static AdvisoryBuilder vex() {
        AdvisoryBuilder vex = new AdvisoryBuilder(
                        AdvisoryBuilder.VEX,
                        "Status of the library flaw in our products",
                        publisher(),
                        "EXR-VEX-2026-3")
                .generator("Probity", "0.1.0", RELEASED)
                .canonicalFolder("https://robotics.example.com/.well-known/csaf/white/2026/")
                .reference("Upstream notice", "https://upstream.example.org/1")
                .note(NoteCategory.SUMMARY, "Summary", "Which products are touched.");
        BranchBuilder product = vex.products().vendor("Example Robotics").product("Console");
        Product one = product.version("1.0", Identification.purl("pkg:npm/console@1.0.0"));
        Product two = product.version("2.0", Identification.purl("pkg:npm/console@2.0.0"));
        Product three = product.version("3.0", Identification.purl("pkg:npm/console@3.0.0"));
        Product four = product.version("4.0", Identification.purl("pkg:npm/console@4.0.0"));
        vex.vulnerability()
                .cve("CVE-2026-10008")
                .note(NoteCategory.DESCRIPTION, null, "A flaw in a library.")
                .affected(one)
                .score(CvssVector.parse("CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:L/I:N/A:N"), List.of(one))
                .remediation(RemediationCategory.NO_FIX_PLANNED, "Out of support; move to 2.0.", one)
                .fixed(two)
                .notAffected("The library is not linked.", three)
                .underInvestigation(four)
                .remediation(RemediationCategory.NONE_AVAILABLE, "Wait for our findings.", four);
        return vex;
    }
}
