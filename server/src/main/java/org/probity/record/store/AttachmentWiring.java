package org.probity.record.store;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Reads where attachments lie. */
@Configuration
class AttachmentWiring {
    @Bean
    static AttachmentSettings attachmentSettings(Environment environment) {
        return Binder.get(environment).bindOrCreate("probity.attachments", Bindable.of(AttachmentSettings.class));
    }
}
