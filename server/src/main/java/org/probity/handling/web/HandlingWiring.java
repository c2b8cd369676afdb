package org.probity.handling.web;

import java.util.Set;
import org.probity.handling.HandlingEvent;
import org.probity.identity.NeedToKnow;
import org.probity.identity.Subject;
import org.probity.platform.web.NavItem;
import org.probity.record.EventFamily;
import org.probity.record.StreamReaders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What handling contributes to the whole. */
@Configuration
class HandlingWiring {
    @Bean
    EventFamily handlingEvents() {
        return new EventFamily(HandlingEvent.class);
    }

    @Bean
    NavItem casesItem() {
        return new NavItem(20, "Cases", "/cases", Set.of("PSIRT_LEAD", "PSIRT_ANALYST", "PRODUCT_ENGINEER"));
    }

    /** A work item's stream is named after its case. */
    @Bean
    StreamReaders caseReaders(NeedToKnow needToKnow) {
        return StreamReaders.of(
                Set.of("case", "work-item"),
                (reader, stream) ->
                        needToKnow.mayRead(Subject.of(reader), stream.id().split(":", 2)[0]));
    }
}
