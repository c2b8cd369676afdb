package org.probity.csaf.write;

import org.jspecify.annotations.Nullable;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.write.Word.PublisherCategory;

/**
 * Who publishes.
 *
 * @param category what the publisher is
 * @param name its name
 * @param namespace a URI that it controls
 * @param contactDetails how to reach it, or null
 * @param issuingAuthority by what right it publishes, or null
 */
public record Publisher(
        PublisherCategory category,
        String name,
        String namespace,
        @Nullable String contactDetails,
        @Nullable String issuingAuthority) {
    /** Checks the texts. */
    public Publisher {
        Checks.text(name, "the publisher's name");
        Checks.uri(namespace, "the publisher's namespace");
        if (contactDetails != null) {
            Checks.text(contactDetails, "the publisher's contact details");
        }
        if (issuingAuthority != null) {
            Checks.text(issuingAuthority, "the publisher's issuing authority");
        }
    }

    /** A vendor. */
    public static Publisher vendor(String name, String namespace) {
        return new Publisher(PublisherCategory.VENDOR, name, namespace, null, null);
    }

    JsonObject json() {
        return JsonObject.builder()
                .put("category", category.word())
                .put("contact_details", contactDetails)
                .put("issuing_authority", issuingAuthority)
                .put("name", name)
                .put("namespace", namespace)
                .build();
    }
}
