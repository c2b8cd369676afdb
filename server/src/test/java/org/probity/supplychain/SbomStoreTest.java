package org.probity.supplychain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.probity.identity.IdentityEvent;
import org.probity.identity.People;
import org.probity.identity.Role;
import org.probity.organization.OrganizationEvent;
import org.probity.organization.Products;
import org.probity.platform.decide.RefusedException;
import org.probity.record.Actor;
import org.probity.record.Rebuilds;
import org.probity.testing.Engine;
import org.probity.testing.OnEachDatabase;
import org.probity.testing.Room;
import org.probity.traceability.Satisfies;

class SbomStoreTest {
    private static final Actor TEST = Actor.system("test");
    private static final String LOG4J = "pkg:maven/org.apache.logging.log4j/log4j-core";

    @TempDir
    private Path folder;

    private Room room(Engine engine) {
        Room room = Room.on(engine, folder)
                .knowing(IdentityEvent.class)
                .knowing(OrganizationEvent.class)
                .knowing(SupplyChainEvent.class)
                .with("org.probity.identity.store", "org.probity.organization.store", "org.probity.supplychain.store")
                .open();
        String eve = room.get(People.class)
                .invite(
                        TEST,
                        "eve",
                        "Eve",
                        null,
                        Set.of(Role.PRODUCT_ENGINEER),
                        room.db().now().plusSeconds(60))
                .personId();
        Products products = room.get(Products.class);
        products.add(TEST, new Products.NewProduct("gateway", "Gateways", "Gateway", Products.Kind.PRODUCT, "", eve));
        products.addRelease(TEST, "gateway", 1, new Products.NewRelease("1.0", LocalDate.of(2025, 1, 1), null));
        products.addRelease(TEST, "gateway", 2, new Products.NewRelease("2.0", LocalDate.of(2026, 1, 1), null));
        return room;
    }

    private static void attach(Room room, String release, String sbom) {
        room.get(Sboms.class)
                .attach(TEST, release, "bom.json", new ByteArrayInputStream(sbom.getBytes(StandardCharsets.UTF_8)));
    }

    private static String bom(String... components) {
        return "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"version\":1,\"components\":["
                + String.join(",", components) + "]}";
    }

    private static String log4j(String version) {
        return "{\"type\":\"library\",\"group\":\"org.apache.logging.log4j\",\"name\":\"log4j-core\",\"version\":\""
                + version + "\",\"purl\":\"" + LOG4J + "@" + version + "?type=jar\"}";
    }

    @OnEachDatabase
    @Satisfies({"30111-8-a", "30111-8-b"})
    void who_holds_a_package_is_answered_by_release_with_the_version_held(Engine engine) {
        try (Room room = room(engine)) {
            attach(room, "gateway@1.0", bom(log4j("2.14.1"), "{\"type\":\"library\",\"name\":\"own\"}"));
            attach(room, "gateway@2.0", bom(log4j("2.17.1")));
            Components components = room.get(Components.class);
            assertThat(components.holding(LOG4J))
                    .extracting(Components.Holding::releaseId, Components.Holding::version)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("gateway@1.0", "2.14.1"),
                            org.assertj.core.groups.Tuple.tuple("gateway@2.0", "2.17.1"));
            assertThat(components.holding(LOG4J + "@9?type=pom")).hasSize(2);
            assertThat(components.holding("pkg:maven/org.apache/other")).isEmpty();
            assertThat(components.holding("log4j")).as("no package URL").isEmpty();
            assertThat(components.releasesWithoutSbom()).isEmpty();
            Sboms.Sbom sbom = room.get(Sboms.class).of("gateway@1.0").orElseThrow();
            assertThat(sbom.components()).isEqualTo(2);
            assertThat(sbom.withoutPurl()).isEqualTo(1);
            assertThat(room.get(Products.class)
                            .release("gateway@1.0")
                            .orElseThrow()
                            .sbomSha256())
                    .isEqualTo(sbom.sha256());
            room.get(Rebuilds.class).run(Actor.system("test"));
            assertThat(components.holding(LOG4J)).hasSize(2);
        }
    }

    @OnEachDatabase
    void a_broken_document_is_refused_in_plain_words_and_changes_nothing(Engine engine) {
        try (Room room = room(engine)) {
            attach(room, "gateway@1.0", bom(log4j("2.14.1")));
            Sboms.Sbom before = room.get(Sboms.class).of("gateway@1.0").orElseThrow();
            for (String broken :
                    new String[] {"", "hello", "{\"bomFormat\":\"CycloneDX\",\"components\":[{", bom(), "<bom", "{}"}) {
                assertThatThrownBy(() -> attach(room, "gateway@1.0", broken))
                        .as(broken)
                        .isInstanceOf(RefusedException.class)
                        .hasMessageContaining("bom.json");
            }
            assertThat(room.get(Sboms.class).of("gateway@1.0")).contains(before);
            assertThat(room.get(Components.class).releasesWithoutSbom()).containsExactly("gateway@2.0");
        }
    }

    @OnEachDatabase
    void a_second_document_replaces_the_first(Engine engine) {
        try (Room room = room(engine)) {
            attach(room, "gateway@1.0", bom(log4j("2.14.1")));
            attach(room, "gateway@1.0", bom(log4j("2.17.1")));
            attach(room, "gateway@1.0", bom(log4j("2.17.1")));
            assertThat(room.get(Components.class).holding(LOG4J))
                    .extracting(Components.Holding::version)
                    .containsExactly("2.17.1");
        }
    }
}
