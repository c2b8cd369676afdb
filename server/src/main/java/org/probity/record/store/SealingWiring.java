package org.probity.record.store;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Reads the settings of sealing. */
@Configuration
class SealingWiring {
    @Bean
    static SealingSettings sealingSettings(Environment environment) {
        return Binder.get(environment).bindOrCreate("probity", Bindable.of(SealingSettings.class));
    }
}
