package org.probity.supplychain.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probity.identity.Dossier;
import org.probity.identity.DossierSource;
import org.probity.identity.Role;
import org.probity.identity.Subject;
import org.probity.organization.Products;
import org.probity.record.StreamId;
import org.springframework.stereotype.Component;

/** Records of releases' bills of materials, for everybody who works here. */
@Component
class SbomDossiers implements DossierSource {
    private final Products products;

    SbomDossiers(Products products) {
        this.products = products;
    }

    @Override
    public String kind() {
        return "sbom";
    }

    @Override
    public String label() {
        return "bill of materials";
    }

    @Override
    public Optional<Dossier> open(Subject who, String id) {
        boolean tell = who.isPsirt() || who.is(Role.ASSESSOR);
        return products.release(id)
                .map(release -> new Dossier(
                        kind(),
                        id,
                        "Bill of materials of " + id,
                        "/products/" + release.productId(),
                        streams(id),
                        true,
                        tell));
    }

    @Override
    public List<StreamId> streams(String id) {
        return List.of(new StreamId("sbom", id));
    }

    @Override
    public @Nullable String owner(StreamId stream) {
        return stream.kind().equals("sbom") ? stream.id() : null;
    }
}
