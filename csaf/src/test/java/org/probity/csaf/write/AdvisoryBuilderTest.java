package org.probity.csaf.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.write.Word.FlagLabel;
import org.probity.csaf.write.Word.NoteCategory;
import org.probity.csaf.write.Word.RemediationCategory;
import org.probity.scoring.cvss.CvssVector;

class AdvisoryBuilderTest {
    static Stream<AdvisoryBuilder> samples() {
        return Stream.of(Samples.advisory(), Samples.vex());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatIsBuiltPassesAllMandatoryAndRecommendedTests(AdvisoryBuilder sample) {
        assertThat(sample.check(Samples.history()).results()).isEmpty();
        assertThat(sample.build(Samples.history()).version()).isPresent();
    }

    @Test
    void theSameStepsMakeTheSameBytes() {
        String text = Samples.advisory().text(Samples.history());
        assertThat(text)
                .isEqualTo(Samples.advisory().text(Samples.history()))
                .endsWith("}\n")
                .doesNotContain("\r");
        assertThat(Samples.advisory().fileName()).isEqualTo("exr-2026-0007.json");
    }

    @Test
    void productIdsAreGivenOutInOrderAndNamesAreWhole() {
        List<Product> products = Samples.advisory().products().products();
        assertThat(products).extracting(Product::id).startsWith("CSAFPID-0001", "CSAFPID-0002");
        assertThat(products.getFirst().name()).isEqualTo("Example Robotics AC-100 firmware vers:semver/<2.4.1");
    }

    @Test
    void scoresOfVersion4BecomeANoteAsCsaf20HasNoFieldForThem() {
        CsafDocument document = Samples.advisory().build(Samples.history());
        JsonObject note = (JsonObject) document.get("/vulnerabilities/0/notes/1");
        assertThat(note).isNotNull();
        assertThat(note.string("title")).isEqualTo("CVSS 4.0");
        assertThat(note.string("text")).endsWith("(9.3 Critical)");
    }

    @Test
    void whatTheStructureForbidsIsRefusedAtTheStep() {
        AdvisoryBuilder advisory = Samples.advisory();
        VulnerabilityBuilder flaw = advisory.vulnerability();
        Product product = advisory.products().product(null, "Loose");
        Product foreign = Samples.vex().products().products().getFirst();
        refused(() -> flaw.cve("CVE-26-1"), "no CVE id");
        refused(() -> flaw.cwe("CWE-99999"), "is no weakness");
        refused(() -> flaw.affected(), "needs at least one product");
        refused(() -> flaw.remediation(RemediationCategory.WORKAROUND, " ", product), "must not be empty");
        refused(() -> flaw.remediation(RemediationCategory.WORKAROUND, "x", foreign), "belongs to another document");
        refused(() -> flaw.reference("x", "not a uri"), "no URI");
        refused(() -> flaw.reference("x", "relative"), "no absolute URI");
        refused(
                () -> flaw.affected(product).notAffected(FlagLabel.COMPONENT_NOT_PRESENT, product),
                "is known_affected already");
        refused(() -> flaw.id("x", "CVE-2026-1234"), "belongs to the field of its own");
        refused(() -> advisory.products().product("CSAFPID-0001", "Twice"), "is taken");
        refused(() -> advisory.language("no language"), "no language tag");
        refused(() -> advisory.canonicalFolder("http://x/"), "begins with https://");
        refused(() -> advisory.note(NoteCategory.OTHER, null, "half \ud83d"), "half a character");
        refused(() -> new AdvisoryBuilder("-x", "t", Samples.publisher(), "1"), "category");
        refused(() -> new AdvisoryBuilder("x", "t", Samples.publisher(), " 1"), "tracking id");
        CvssVector vector = CvssVector.parse("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H");
        refused(() -> flaw.score(vector, List.of(product)).score(vector, List.of(product)), "of this kind already");
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable step, String because) {
        assertThatIllegalArgumentException().isThrownBy(step).withMessageContaining(because);
    }

    @Test
    void whatIsLeftOutIsToldByTheTestThatMissesIt() {
        AdvisoryBuilder empty =
                new AdvisoryBuilder(AdvisoryBuilder.SECURITY_ADVISORY, "Nothing yet", Samples.publisher(), "EXR-1");
        assertThatExceptionOfType(UnsoundAdvisoryException.class)
                .isThrownBy(() -> empty.build(Samples.history()))
                .withMessageContaining("6.1.27.");
        empty.products().vendor("Example").product("Empty");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> empty.build(Samples.history()))
                .withMessage("the branch Empty holds no product");
    }
}
