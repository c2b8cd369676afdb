package org.probity.disclosure.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.probity.disclosure.Edition;
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
        return hex("SHA-256", write(edition));
    }

    static String hex(String algorithm, String text) {
        try {
            byte[] sum = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
