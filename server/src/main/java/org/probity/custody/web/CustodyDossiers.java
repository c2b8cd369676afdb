package org.probity.custody.web;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.probity.custody.store.BundleDesk;
import org.probity.custody.store.ErasureDesk;
import org.probity.custody.store.Holds;
import org.probity.identity.Dossier;
import org.probity.identity.DossierSource;
import org.probity.identity.Role;
import org.probity.identity.Subject;
import org.probity.record.StreamId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Custody's own streams as dossiers: for who may know of the erasure, the hold or the bundle. */
@Configuration
class CustodyDossiers {
    /** A kind whose object is one stream of the same name. */
    private record Own(String kind, String label, BiFunction<Subject, String, Optional<String>> href)
            implements DossierSource {
        @Override
        public Optional<Dossier> open(Subject who, String id) {
            return href.apply(who, id)
                    .map(at -> new Dossier(kind, id, "The " + label + " " + id, at, streams(id), true, false));
        }

        @Override
        public List<StreamId> streams(String id) {
            return List.of(new StreamId(kind, id));
        }

        @Override
        public @Nullable String owner(StreamId stream) {
            return stream.kind().equals(kind) ? stream.id() : null;
        }
    }

    @Bean
    DossierSource erasureDossiers(ErasureDesk desk) {
        return new Own("erasure", "erasure", (who, id) -> desk.find(who, id).map(whole -> "/erasures/" + id));
    }

    @Bean
    DossierSource holdDossiers(Holds holds) {
        return new Own("hold", "legal hold", (who, id) -> holds.lines(who).stream()
                .filter(line -> line.id().equals(id))
                .findFirst()
                .map(line -> "/holds"));
    }

    /** What administrators did to the keeping of the record. */
    @Bean
    DossierSource operationsDossiers() {
        return new Own(
                "operations",
                "operations log",
                (who, id) -> who.is(Role.ADMINISTRATOR) ? Optional.of("") : Optional.empty());
    }

    /** What they did to a subscription. */
    @Bean
    DossierSource subscriptionDossiers() {
        return new Own(
                "subscription",
                "subscription",
                (who, id) -> who.is(Role.ADMINISTRATOR) ? Optional.of("") : Optional.empty());
    }

    @Bean
    DossierSource bundleDossiers(BundleDesk desk) {
        return new Own(
                "bundle", "evidence bundle", (who, id) -> desk.find(who, id).map(made -> "/record/bundles/" + id));
    }
}
