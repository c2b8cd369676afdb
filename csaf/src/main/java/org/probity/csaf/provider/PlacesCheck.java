package org.probity.csaf.provider;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.json.UnreadableJsonException;

/** Whether metadata can be found where people look for them: requirements 8 to 10. */
final class PlacesCheck {
    private final Site site;
    private final Requirements requirements;

    PlacesCheck(Site site, Requirements requirements) {
        this.site = site;
        this.requirements = requirements;
    }

    void check(ProviderMetadata metadata) {
        URI uri = URI.create(metadata.canonicalUrl());
        String origin = uri.getScheme() + "://" + uri.getRawAuthority() + "/";
        String wellKnown = origin + Locator.WELL_KNOWN;
        boolean known = direct(wellKnown, 9);
        securityTxt(origin, metadata.canonicalUrl(), known ? wellKnown : null);
        if (!site.live()) {
            requirements.of(10).unknown("a folder can't tell of DNS");
        } else {
            direct("https://csaf.data.security." + uri.getHost() + "/", 10);
        }
    }

    private void securityTxt(String origin, String canonical, @Nullable String first) {
        List<String> fields = Locator.securityTxt(site, origin);
        if (!fields.contains(canonical)) {
            requirements.of(8).fails("security.txt of " + origin + " does not name " + canonical);
            return;
        }
        fields.stream()
                .filter(field -> !field.startsWith("https://"))
                .forEach(field -> requirements.of(8).fails("security.txt names an address without TLS: " + field));
        if (first != null && fields.contains(first) && !fields.getFirst().equals(first)) {
            requirements
                    .of(8)
                    .fails("security.txt has to name the well-known address first, but begins with "
                            + fields.getFirst());
        }
        if (fields.size() > 1) {
            requirements.of(8).deviates("security.txt names more than one: " + fields);
        }
        requirements.of(8).holds("security.txt of " + origin + " names " + canonical);
    }

    /** Whether metadata are served at an address without a detour, which a requirement asks for. */
    private boolean direct(String address, int number) {
        try {
            Site.Answer answer = site.get(address, Site.MOST_SMALL);
            boolean metadata =
                    answer.found() && CsafDocument.read(answer.body()).object().has("canonical_url");
            if (!metadata) {
                requirements.of(number).fails(address + " does not serve the metadata, status " + answer.status());
            } else if (!answer.redirects().isEmpty()) {
                requirements.of(number).fails(address + " redirects, which it must not: " + answer.redirects());
            } else {
                requirements.of(number).holds(address + " serves the metadata");
                return true;
            }
        } catch (IOException e) {
            if (site.live()) {
                requirements.of(number).fails(address + ": " + e.getMessage());
            } else {
                requirements.of(number).unknown("this folder does not hold " + address);
            }
        } catch (UnreadableJsonException e) {
            requirements.of(number).fails(address + ": " + e.getMessage());
        }
        return false;
    }
}
