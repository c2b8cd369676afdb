package org.probity.organization.web;

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

/** Records of products and their releases, for everybody who works here. */
@Component
class ProductDossiers implements DossierSource {
    private final Products products;

    ProductDossiers(Products products) {
        this.products = products;
    }

    @Override
    public String kind() {
        return "product";
    }

    @Override
    public String label() {
        return "product";
    }

    @Override
    public Optional<Dossier> open(Subject who, String id) {
        boolean tell = who.isPsirt() || who.is(Role.ASSESSOR);
        return products.find(id)
                .map(product -> new Dossier(kind(), id, product.name(), "/products/" + id, streams(id), true, tell));
    }

    @Override
    public List<StreamId> streams(String id) {
        return List.of(new StreamId("product", id));
    }

    @Override
    public @Nullable String owner(StreamId stream) {
        return stream.kind().equals("product") ? stream.id() : null;
    }
}
