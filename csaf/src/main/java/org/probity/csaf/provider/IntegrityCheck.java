package org.probity.csaf.provider;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Hashes, signatures and the keys that made them: requirements 18 to 20. */
final class IntegrityCheck {
    private final Site site;
    private final Requirements requirements;
    private final OpenPgp keys = new OpenPgp();

    IntegrityCheck(Site site, Requirements requirements) {
        this.site = site;
        this.requirements = requirements;
    }

    /** Reads the provider's keys; the documents come after it. */
    void readKeys(ProviderMetadata metadata) {
        if (metadata.keys().isEmpty()) {
            requirements.of(20).fails("the metadata name no OpenPGP key");
        }
        for (ProviderMetadata.Key key : metadata.keys()) {
            try {
                Site.Answer answer = site.get(key.url(), Site.MOST_SMALL);
                if (!answer.found()) {
                    requirements.of(20).fails(key.url() + ": status " + answer.status());
                    continue;
                }
                List<String> fingerprints = keys.add(answer.body());
                String wanted = key.fingerprint();
                if (!armored(answer.body(), "PUBLIC KEY BLOCK")) {
                    requirements.of(20).fails(key.url() + " is not ASCII armored");
                }
                if (wanted == null || fingerprints.contains(wanted.toUpperCase(Locale.ROOT))) {
                    requirements.of(20).holds(key.url() + ": " + fingerprints);
                } else {
                    requirements.of(20).fails(key.url() + " holds " + fingerprints + ", the metadata say " + wanted);
                }
            } catch (IOException e) {
                requirements.of(20).fails(key.url() + ": " + e.getMessage());
            }
        }
        strength();
    }

    private void strength() {
        keys.weaknesses(Instant.now()).forEach(requirements.of(20)::deviates);
        keys.faults(Instant.now()).forEach(requirements.of(20)::fails);
    }

    private static boolean armored(byte[] file, String kind) {
        String text = new String(file, 0, Math.min(file.length, 2_000), StandardCharsets.ISO_8859_1);
        return text.contains("-----BEGIN PGP " + kind + "-----");
    }

    /** The hash and signature of a document as published. */
    void document(Listing.Entry entry, byte[] content, boolean listed) {
        hash(entry, content, listed);
        String signatureUrl = entry.signature() == null ? entry.url() + ".asc" : entry.signature();
        if (listed && entry.signature() == null) {
            requirements.of(19).fails(entry.url() + ": the feed lists no signature");
        }
        byte[] signature = optional(signatureUrl);
        if (signature == null) {
            requirements.of(19).fails(signatureUrl + " is not there");
        } else if (!keys.hasKeys()) {
            requirements.of(19).unknown("without a key no signature can be checked");
        } else {
            OpenPgp.Verdict verdict = keys.verify(content, signature);
            if (!armored(signature, "SIGNATURE")) {
                requirements.of(19).fails(signatureUrl + " is not ASCII armored");
            }
            if (verdict.endsWithin(30, Instant.now())) {
                requirements.of(19).fails(signatureUrl + " is valid for 30 days or less, until " + verdict.until());
            } else if (verdict.endsWithin(90, Instant.now())) {
                requirements.of(19).deviates(signatureUrl + " is valid for 90 days or less, until " + verdict.until());
            }
            if (verdict.good()) {
                requirements.of(19).holds(signatureUrl + ": " + verdict.says());
            } else {
                requirements.of(19).fails(signatureUrl + ": " + verdict.says());
            }
        }
    }

    private void hash(Listing.Entry entry, byte[] content, boolean listed) {
        List<String> urls = new ArrayList<>(entry.hashes());
        if (listed && urls.isEmpty()) {
            requirements.of(18).fails(entry.url() + ": the feed lists no hash");
        }
        if (urls.isEmpty()) {
            HashFile.EXTENSIONS.forEach(extension -> urls.add(entry.url() + "." + extension));
        }
        boolean good = false;
        for (String hashUrl : urls) {
            byte[] file = optional(hashUrl);
            if (file != null) {
                String problem = HashFile.problem(content, file, HashFile.extension(hashUrl));
                if (problem == null) {
                    good = true;
                    requirements.of(18).holds(hashUrl);
                } else {
                    requirements.of(18).fails(hashUrl + ": " + problem);
                }
            }
        }
        if (!good) {
            requirements.of(18).fails(entry.url() + ": no hash file holds its hash");
        }
    }

    private byte @Nullable [] optional(String address) {
        try {
            Site.Answer answer = site.get(address, Site.MOST_SMALL);
            return answer.found() ? answer.body() : null;
        } catch (IOException e) {
            return null;
        }
    }
}
