package org.probity.record.store;

import org.probity.record.EventFamily;
import org.probity.record.RecordEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the record know its own events. */
@Configuration
class RecordWiring {
    @Bean
    EventFamily recordEvents() {
        return new EventFamily(RecordEvent.class);
    }
}
