package org.probity.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CataloguesTest {
    private final Catalogues catalogues = Catalogues.shipped();

    @Test
    void the_22_attributes_of_the_assessment_are_there_in_order() {
        assertThat(catalogues.attributes())
                .extracting(Attribute::id)
                .containsExactly(
                        "PD_DES", "PD_CFM", "PD_MPP", "PD_QAT", "PD_PSM", "SE_TAM", "SE_VAR", "SE_PPR", "SE_SEP",
                        "SE_MTL", "SC_RSM", "SC_PHS", "SC_ACC", "SC_ESS", "SC_BPS", "SC_STR", "SC_ISS", "SC_TTC",
                        "SC_STH", "SC_OSH", "SC_CTM", "SC_MAL");
    }

    @Test
    void mandatory_and_recommended_items_are_told_apart() {
        assertThat(catalogues.attribute("SE_VAR").orElseThrow().mandatory())
                .extracting(AttributeRequirement::id)
                .containsExactly("SE_VAR.01", "SE_VAR.03");
        assertThat(catalogues.item("SE_VAR.02").orElseThrow().mandatory()).isFalse();
    }

    @Test
    void every_mandatory_item_says_what_evidence_and_which_steps() {
        for (Attribute attribute : catalogues.attributes()) {
            for (AttributeRequirement item : attribute.mandatory()) {
                assertThat(item.process() || item.implementation())
                        .as(item.id())
                        .isTrue();
                assertThat(item.assessorActivities()).as(item.id()).isNotEmpty();
                if (item.process()) {
                    assertThat(item.processEvidence()).as(item.id()).isNotEmpty();
                }
                if (item.implementation()) {
                    assertThat(item.implementationEvidence()).as(item.id()).isNotEmpty();
                }
            }
        }
    }

    @Test
    void requirements_are_found_by_their_ids_over_all_standards() {
        assertThat(catalogues.requirement("30111-7.1.4-b").orElseThrow().level())
                .isEqualTo(Level.SHOULD);
        assertThat(catalogues.requirement("29147-6.2.5-a").orElseThrow().level())
                .isEqualTo(Level.SHALL);
        assertThat(catalogues.requirement("SE_VAR.03").orElseThrow().standard()).isEqualTo(Standard.O_TTPS);
        assertThat(catalogues.requirement("30111-9.9")).isEmpty();
    }

    @Test
    void every_entry_carries_a_certainty_and_no_id_is_there_twice() {
        Set<String> ids = new HashSet<>();
        List.copyOf(catalogues.requirements()).forEach(requirement -> {
            assertThat(ids.add(requirement.id())).as(requirement.id()).isTrue();
            assertThat(requirement.paraphrase()).isNotBlank();
            assertThat(requirement.certainty()).isNotNull();
        });
        assertThat(ids).hasSizeGreaterThan(300);
    }
}
