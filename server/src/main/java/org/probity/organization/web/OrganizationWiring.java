package org.probity.organization.web;

import java.util.Set;
import org.probity.organization.OrganizationEvent;
import org.probity.platform.web.NavItem;
import org.probity.platform.web.PublicPaths;
import org.probity.record.EventFamily;
import org.probity.record.StreamReaders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What organization gives to the whole: events, menu, public paths. */
@Configuration
class OrganizationWiring {
    @Bean
    EventFamily organizationEvents() {
        return new EventFamily(OrganizationEvent.class);
    }

    @Bean
    NavItem productsItem() {
        return new NavItem(50, "Products", "/products", Set.of());
    }

    @Bean
    PublicPaths organizationPaths() {
        return PublicPaths.of("/policy", "/policy/*", "/.well-known/security.txt");
    }

    /** Products and policies are no secret inside. */
    @Bean
    StreamReaders organizationReaders() {
        return StreamReaders.of(Set.of("product", "policy"), (reader, stream) -> true);
    }
}
