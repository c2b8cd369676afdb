package org.probity.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.probity.assessment.Assessments.ProcessDraft;
import org.probity.assessment.EvidenceRecipe.Population;
import org.probity.assessment.EvidenceRecipe.Row;
import org.probity.assessment.domain.Assessment;
import org.probity.assessment.domain.Standing;
import org.probity.assessment.store.AssessmentReads;
import org.probity.assessment.store.EvidenceFiles;
import org.probity.assessment.store.SnapshotMaker;
import org.probity.assessment.store.SnapshotText;
import org.probity.catalogue.Catalogues;
import org.probity.disclosure.DisclosureEvent;
import org.probity.handling.HandlingEvent;
import org.probity.identity.IdentityEvent;
import org.probity.identity.People;
import org.probity.identity.Role;
import org.probity.identity.Subject;
import org.probity.organization.OrganizationEvent;
import org.probity.organization.Products;
import org.probity.platform.decide.UnknownException;
import org.probity.receipt.ReceiptEvent;
import org.probity.record.Actor;
import org.probity.record.EventStore;
import org.probity.record.Rebuilds;
import org.probity.testing.Engine;
import org.probity.testing.OnEachDatabase;
import org.probity.testing.Room;
import org.probity.traceability.Satisfies;
import org.springframework.context.annotation.Bean;

class RecipesTest {
    private static final Subject LEAD = new Subject("lead", "Lena Lead", Set.of(Role.PSIRT_LEAD));
    private static final Subject ASSESSOR = new Subject("judge", "Ada Judge", Set.of(Role.ASSESSOR));
    private static final String GATEWAY = "edge-gateway";
    private static final String OPEN_CASE = "C-EMBARGO";
    private static final String PUBLIC_CASE = "C-PUBLIC";

    @TempDir
    private Path folder;

    /** What the report's pages need beside the stores; no @Configuration, so that no scan finds it. */
    static class Pages {
        @Bean
        TemplateEngine templates() {
            return TemplateEngine.createPrecompiled(
                    null, ContentType.Html, Pages.class.getClassLoader(), "org.probity.templates");
        }
    }

    private Room room(Engine engine) {
        return Room.on(engine, folder)
                .knowing(IdentityEvent.class)
                .knowing(OrganizationEvent.class)
                .knowing(ReceiptEvent.class)
                .knowing(HandlingEvent.class)
                .knowing(DisclosureEvent.class)
                .knowing(AssessmentEvent.class)
                .with(
                        "org.probity.identity.store",
                        "org.probity.organization.store",
                        "org.probity.assessment.store",
                        "org.probity.assessment.recipes",
                        "org.probity.assessment.report")
                .with(Pages.class)
                .open();
    }

    private static String scope(Room room) {
        Products products = room.get(Products.class);
        String anna = room.get(People.class)
                .invite(
                        Actor.system("test"),
                        "anna",
                        "Anna Engineer",
                        null,
                        Set.of(Role.PRODUCT_ENGINEER),
                        room.db().now().plusSeconds(60))
                .personId();
        products.add(
                Actor.system("test"),
                new Products.NewProduct(
                        GATEWAY, "Gateways", "Edge Gateway", Products.Kind.PRODUCT, "A gateway.", anna));
        Assessments assessments = room.get(Assessments.class);
        LocalDate today = Story.day(room.db().now());
        String scope = assessments.open(
                LEAD,
                new ScopeFacts(
                        "Gateways",
                        Edition.E2018,
                        "Test Vendor",
                        ScopeKind.PRODUCT_LINE,
                        "All gateways.",
                        ProviderCategory.SOFTWARE,
                        today.minusYears(1),
                        today));
        assessments.select(
                LEAD, scope, assessments.version(LEAD, scope), GATEWAY, "The one with the largest code base.");
        return scope;
    }

    private static void tellTwoCases(Room room) {
        Story story = new Story(room.get(EventStore.class));
        Instant now = room.db().now();
        Instant opened = now.minus(60, ChronoUnit.DAYS);
        story.report("R-1", opened, 80, PUBLIC_CASE);
        story.decided(
                PUBLIC_CASE,
                GATEWAY,
                opened,
                Story.day(opened).plusDays(30),
                Story.day(opened).plusDays(30));
        story.published(PUBLIC_CASE, GATEWAY, "TV-2026-1", now.minus(20, ChronoUnit.DAYS));
        Instant later = now.minus(10, ChronoUnit.DAYS);
        story.report("R-2", later, 5, OPEN_CASE);
        story.decided(
                OPEN_CASE,
                GATEWAY,
                later,
                Story.day(later).plusDays(30),
                Story.day(later).plusDays(30));
    }

    private static SnapshotText.Content draw(Room room, String scope, String recipe) {
        String id = room.get(Assessments.class).draw(LEAD, scope, recipe);
        Evidence evidence = room.get(AssessmentReads.class)
                .assessment(ASSESSOR, scope)
                .evidence(id)
                .orElseThrow()
                .item()
                .evidence();
        return SnapshotText.read(room.get(EvidenceFiles.class).open(Objects.requireNonNull(evidence.file())));
    }

    private static Row row(Population population, String first) {
        return population.rows().stream()
                .filter(row -> row.cells().getFirst().equals(first))
                .findFirst()
                .orElseThrow();
    }

    @OnEachDatabase
    @Satisfies({"SE_PPR.01", "SE_PPR.03"})
    void remediations_show_the_late_one_and_keep_the_embargoed_one_to_themselves(Engine engine) {
        try (Room room = room(engine)) {
            String scope = scope(room);
            tellTwoCases(room);
            SnapshotText.Content content = draw(room, scope, "remediation-deadlines");
            assertThat(content.count()).isEqualTo(2);
            assertThat(content.exceptions()).isEqualTo(1);
            Row late = row(content.population(), PUBLIC_CASE);
            assertThat(late.exception()).contains("10 days after the policy's target");
            assertThat(late.cells()).contains(GATEWAY, "Critical 9.8 (CVSS 3.1)", "4.3", "cd".repeat(32));
            assertThat(content.population().rows())
                    .filteredOn(row -> row.cells().getFirst().startsWith("#"))
                    .singleElement()
                    .satisfies(row ->
                            assertThat(row.cells()).contains("undisclosed").doesNotContain(GATEWAY));
        }
    }

    @OnEachDatabase
    @Satisfies({"30111-7.3-a", "SE_VAR.03", "SE_VAR.02", "PD_PSM.05", "SE_PPR.02", "PD_PSM.02", "PD_PSM.04", "PD_PSM.01"
    })
    void no_snapshot_names_an_undisclosed_case_or_says_what_it_is_about(Engine engine) {
        try (Room room = room(engine)) {
            String scope = scope(room);
            tellTwoCases(room);
            for (EvidenceRecipe recipe : room.get(SnapshotMaker.class).recipes()) {
                String id = room.get(Assessments.class).draw(LEAD, scope, recipe.id());
                Assessment.Placed placed = room.get(AssessmentReads.class)
                        .assessment(ASSESSOR, scope)
                        .evidence(id)
                        .orElseThrow();
                Evidence evidence = placed.item().evidence();
                String sealed = new String(
                        room.get(EvidenceFiles.class).open(Objects.requireNonNull(evidence.file())),
                        StandardCharsets.UTF_8);
                assertThat(sealed)
                        .as(recipe.id())
                        .doesNotContain(OPEN_CASE)
                        .doesNotContain("R-1", "R-2", "Secret title");
                assertThat(placed.requirements())
                        .extracting(item -> item.id())
                        .containsExactlyInAnyOrderElementsOf(recipe.requirementIds());
            }
        }
    }

    @OnEachDatabase
    void the_other_recipes_count_what_happened(Engine engine) {
        try (Room room = room(engine)) {
            String scope = scope(room);
            tellTwoCases(room);
            Population intake = draw(room, scope, "intake-and-answer").population();
            assertThat(intake.rows()).hasSize(2);
            assertThat(intake.exceptions()).isEqualTo(1);
            assertThat(intake.rows().getFirst().exception()).isEqualTo("first answer 8 h late");
            Population timeline = draw(room, scope, "notification-timeline").population();
            assertThat(row(timeline, PUBLIC_CASE).cells()).contains("TV-2026-1", "yes", "40");
            assertThat(timeline.figures()).contains(new EvidenceRecipe.Figure("With a visible advisory", "1"));
            Population notices = draw(room, scope, "remedy-notices").population();
            assertThat(notices.rows()).singleElement().satisfies(row -> assertThat(row.cells())
                    .contains("TV-2026-1", "Affected", "4.3", "ef".repeat(32)));
            assertThat(draw(room, scope, "defect-states").population().rows()).hasSize(2);
            assertThat(draw(room, scope, "findings-to-decision").population().rows())
                    .hasSize(2);
            assertThat(draw(room, scope, "maintenance-releases").population().rows())
                    .isEmpty();
        }
    }

    @OnEachDatabase
    void an_assessment_goes_from_scope_to_an_issued_report(Engine engine) {
        try (Room room = room(engine)) {
            String scope = scope(room);
            Assessments assessments = room.get(Assessments.class);
            AssessmentReads reads = room.get(AssessmentReads.class);
            assessments.record(
                    LEAD,
                    scope,
                    List.of("SE_VAR.03", "SE_PPR.02"),
                    new ProcessDraft(
                            "Policy", "3", "Board", Story.day(room.db().now()), "Told in **72 hours**.", null));
            String request = assessments.request(
                    ASSESSOR, scope, "SE_VAR.03", assessments.version(ASSESSOR, scope, "SE_VAR.03"), "A sample", null);
            assertThat(assessments.requests(LEAD)).singleElement().satisfies(line -> assertThat(line.answered())
                    .isFalse());
            assessments.answer(
                    LEAD, scope, "SE_VAR.03", assessments.version(LEAD, scope, "SE_VAR.03"), request, "Drawn.");
            assessments.conclude(
                    ASSESSOR,
                    scope,
                    "SE_VAR.03",
                    assessments.version(ASSESSOR, scope, "SE_VAR.03"),
                    Outcome.CONFORMANT,
                    "The policy names who is told and when.",
                    assessments.basis(ASSESSOR, scope, "SE_VAR.03"));
            assertThat(assessments.requests(LEAD)).isEmpty();
            Assessment found = reads.assessment(ASSESSOR, scope);
            assertThat(found.standing(Catalogues.shipped().item("SE_VAR.03").orElseThrow()))
                    .isEqualTo(Standing.CONFORMANT);
            assertThat(found.standing(Catalogues.shipped().item("SE_PPR.02").orElseThrow()))
                    .isEqualTo(Standing.UNDER_REVIEW);
            assertThat(assessments.issue(ASSESSOR, scope, found.version(), "One requirement was judged."))
                    .isEqualTo(1);
            var issued =
                    reads.assessment(LEAD, scope).scope().reports().getFirst().report();
            byte[] pdf = room.get(EvidenceFiles.class).open(issued.pdf());
            assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
            assertThat(new String(room.get(EvidenceFiles.class).open(issued.html()), StandardCharsets.UTF_8))
                    .contains("working paraphrase, unverified", "56 of 57", "E-001", "interim and recommends nothing");
            room.get(Rebuilds.class).run(Actor.system("test"));
            assertThat(assessments.scopes(LEAD, 0, 10)).singleElement().satisfies(line -> assertThat(line.reports())
                    .isEqualTo(1));
        }
    }

    @OnEachDatabase
    void whoever_has_no_part_in_assessments_finds_none(Engine engine) {
        try (Room room = room(engine)) {
            String scope = scope(room);
            Subject engineer = new Subject("eva", "Eva", Set.of(Role.PRODUCT_ENGINEER, Role.ADMINISTRATOR));
            Assessments assessments = room.get(Assessments.class);
            assertThatThrownBy(() -> assessments.scopes(engineer, 0, 10)).isInstanceOf(UnknownException.class);
            assertThatThrownBy(() -> assessments.version(engineer, scope)).isInstanceOf(UnknownException.class);
            assertThatThrownBy(() -> assessments.claim(ASSESSOR, scope, "SE_SEP.02", 0, false, "x"))
                    .isInstanceOf(UnknownException.class);
        }
    }
}
