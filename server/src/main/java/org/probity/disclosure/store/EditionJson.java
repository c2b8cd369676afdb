package org.probity.disclosure.store;

import org.probity.disclosure.Edition;
import org.probity.platform.text.Digests;
import org.springframework.stereotype.Component;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Editions as text, always in the same order of fields, so that the digest stands for the wording. */
@Component
class EditionJson {
    private final JsonMapper json = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    String write(Edition edition) {
        return json.writeValueAsString(edition);
    }

    Edition read(String text) {
        return json.readValue(text, Edition.class);
    }

    /** SHA-256 of the text, lower-case hex. */
    String digest(Edition edition) {
        return Digests.sha256(write(edition));
    }
}
