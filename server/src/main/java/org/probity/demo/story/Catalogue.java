package org.probity.demo.story;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.organization.Policies;
import org.probity.organization.Products;
import org.probity.organization.Products.Kind;
import org.probity.organization.Products.NewProduct;
import org.probity.organization.Products.NewRelease;
import org.probity.supplychain.Sboms;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What the demo vendor makes and promises. */
@Component
@Lazy
class Catalogue {
    /** Last day of support of everything that is still supported. */
    static final LocalDate SUPPORTED = LocalDate.parse("2027-12-31");

    private final Products products;
    private final Policies policies;
    private final Teller teller;
    private final Sboms sboms;

    Catalogue(Products products, Policies policies, Teller teller, Sboms sboms) {
        this.products = products;
        this.policies = policies;
        this.teller = teller;
        this.sboms = sboms;
    }

    void adoptPolicy(Instant effective) {
        Map<String, Duration> remediate = new LinkedHashMap<>();
        remediate.put("Critical", Duration.ofDays(7));
        remediate.put("High", Duration.ofDays(30));
        remediate.put("Medium", Duration.ofDays(90));
        remediate.put("Low", Duration.ofDays(180));
        remediate.put("None", Duration.ofDays(365));
        policies.adopt(
                teller.as("lead"),
                new Policies.Policy(
                        "2021-1",
                        effective,
                        Duration.ofDays(2),
                        Duration.ofDays(10),
                        Duration.ofDays(14),
                        remediate,
                        """
                        We want to hear of every weakness in our products and services, from anybody, in any form.

                        We keep what you tell us confidential until it is remedied, we tell you how it goes, we credit you if you \
                        wish, and we take no legal steps against people who report in good faith.

                        We publish an advisory together with the remediation. If others are hit too, we agree on a date with them."""));
    }

    void addProducts() {
        product(
                "edge-gateway",
                "Edge",
                "Edge Gateway",
                Kind.PRODUCT,
                "VPN and firewall at the border of a site",
                "engineer");
        product(
                "core-gateway",
                "Core",
                "Core Gateway",
                Kind.PRODUCT,
                "Aggregates thousands of tunnels in a data centre",
                "engineer");
        product(
                "branch-box",
                "Branch",
                "Branch Box",
                Kind.PRODUCT,
                "Small router for shops and offices, no Java inside",
                "tester");
        product(
                "cloud-console",
                "Core",
                "Cloud Console",
                Kind.SERVICE,
                "Manages all gateways; run by the vendor",
                "tester");
    }

    private void product(String id, String line, String name, Kind kind, String description, String contact) {
        products.add(teller.as("lead"), new NewProduct(id, line, name, kind, description, teller.id(contact)));
    }

    /** Attaches the bill of materials that the release was built with. */
    private void sbom(String productId, String version) {
        String file = productId + "-" + version + ".cdx.json";
        try (InputStream bytes = Catalogue.class.getResourceAsStream("/demo/sbom/" + file)) {
            if (bytes != null) {
                sboms.attach(teller.as("lead"), productId + "@" + version, file, bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a release on the day it came out. */
    void release(String productId, String version, LocalDate day, @Nullable LocalDate supportEnds) {
        teller.at(day + "T08:00:00Z");
        long expected = products.find(productId).orElseThrow().version();
        products.addRelease(teller.as("lead"), productId, expected, new NewRelease(version, day, supportEnds));
        sbom(productId, version);
    }
}
