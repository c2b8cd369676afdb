package org.probity.supplychain.web;

import java.util.Set;
import org.probity.platform.web.NavItem;
import org.probity.record.EventFamily;
import org.probity.record.StreamReaders;
import org.probity.supplychain.SupplyChainEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What supplychain gives to the whole: events and a menu entry. */
@Configuration
class SupplyChainWiring {
    @Bean
    EventFamily supplyChainEvents() {
        return new EventFamily(SupplyChainEvent.class);
    }

    @Bean
    NavItem componentsItem() {
        return new NavItem(
                55, "Components", "/components", Set.of("PSIRT_LEAD", "PSIRT_ANALYST", "PRODUCT_ENGINEER", "ASSESSOR"));
    }

    @Bean
    StreamReaders sbomReaders(NavItem componentsItem) {
        return StreamReaders.ofRoles(Set.of("sbom"), componentsItem.roles());
    }
}
