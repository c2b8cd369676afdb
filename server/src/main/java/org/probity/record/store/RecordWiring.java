package org.probity.record.store;

import java.util.Set;
import org.probity.record.EventFamily;
import org.probity.record.RecordEvent;
import org.probity.record.StreamReaders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the record know its own events. */
@Configuration
class RecordWiring {
    @Bean
    EventFamily recordEvents() {
        return new EventFamily(RecordEvent.class);
    }

    @Bean
    StreamReaders operationsReaders() {
        return StreamReaders.ofRoles(Set.of("subscription", "operations"), Set.of("ADMINISTRATOR"));
    }
}
