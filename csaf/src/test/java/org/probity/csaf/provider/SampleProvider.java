package org.probity.csaf.provider;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.probity.csaf.write.Samples;

/** A trusted provider's files, sound in every part until a test damages one. */
final class SampleProvider {
    final Path root;
    final String origin;
    final Signer signer;

    /** Where files lie below the root. */
    static final String FOLDER = ".well-known/csaf/";

    SampleProvider(Path root, String origin, Signer signer) {
        this.root = root;
        this.origin = origin;
        this.signer = signer;
        write(
                ".well-known/security.txt",
                "Contact: mailto:x@example.com\nCSAF: " + url("provider-metadata.json") + "\n");
        write(FOLDER + "key.asc", new String(signer.publicKey(), StandardCharsets.US_ASCII));
        document("2026/exr-2026-0007.json", Samples.advisory().text(Samples.history()));
        document("2026/exr-vex-2026-3.json", Samples.vex().text(Samples.history()));
        write(FOLDER + "index.txt", "2026/exr-2026-0007.json\n2026/exr-vex-2026-3.json\n");
        write(
                FOLDER + "changes.csv",
                "\"2026/exr-2026-0007.json\",\"2026-11-20T10:00:00Z\"\n\"2026/exr-vex-2026-3.json\",\"2026-11-20T10:00:00Z\"\n");
        write(FOLDER + "feed-white.json", feed("2026-11-20T10:00:00Z"));
        write(FOLDER + "provider-metadata.json", metadata());
    }

    String url(String name) {
        return origin + FOLDER + name;
    }

    void document(String name, String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        write(FOLDER + name, text);
        write(FOLDER + name + ".sha512", HashFile.sha512(content) + "  " + name + "\n");
        write(FOLDER + name + ".asc", new String(signer.sign(content), StandardCharsets.US_ASCII));
    }

    String feed(String updated) {
        return """
                {"feed": {"id": "feed", "title": "All", "updated": "%s", "link": [{"rel": "self", "href": "%s"}],
                  "category": [{"scheme": "urn:ietf:params:rolie:category:information-type", "term": "csaf"}],
                  "entry": [%s, %s]}}""".formatted(
                        updated,
                        url("feed-white.json"),
                        entry("2026/exr-2026-0007.json", updated),
                        entry("2026/exr-vex-2026-3.json", updated));
    }

    private String entry(String name, String updated) {
        return """
                {"id": "%1$s", "title": "t", "published": "2026-11-20T10:00:00Z", "updated": "%2$s",
                 "link": [{"rel": "self", "href": "%3$s"}, {"rel": "hash", "href": "%3$s.sha512"},
                          {"rel": "signature", "href": "%3$s.asc"}],
                 "format": {"schema": "https://docs.oasis-open.org/csaf/csaf/v2.0/csaf_json_schema.json", "version": "2.0"},
                 "content": {"type": "application/json", "src": "%3$s"}}""".formatted(name, updated, url(name));
    }

    /** The metadata in the form of CSAF 2.1, with further fields. */
    String metadata21(String more) {
        return metadata()
                .replace(
                        "\"metadata_version\": \"2.0\"",
                        "\"metadata_version\": \"2.1\"," + more
                                + "\"$schema\": \"https://docs.oasis-open.org/csaf/csaf/v2.1/schema/provider.json\"")
                .replaceFirst(
                        "\\{\"directory_url\": \"([^\"]*)\"}",
                        "{\"directory\": {\"tlp_label\": \"CLEAR\", \"url\": \"$1\"}}")
                .replace(
                        "{\"tlp_label\": \"WHITE\",",
                        "{\"tlp_label\": \"CLEAR\", \"last_updated\": \"2026-11-20T10:00:00Z\",");
    }

    String metadata() {
        return """
                {"canonical_url": "%s", "last_updated": "2026-11-20T10:00:00Z", "list_on_CSAF_aggregators": true,
                 "mirror_on_CSAF_aggregators": true, "metadata_version": "2.0", "role": "csaf_trusted_provider",
                 "publisher": {"category": "vendor", "name": "Example Robotics", "namespace": "https://robotics.example.com"},
                 "distributions": [{"directory_url": "%s"},
                    {"rolie": {"feeds": [{"tlp_label": "WHITE", "url": "%s"}]}}],
                 "public_openpgp_keys": [{"fingerprint": "%s", "url": "%s"}]}""".formatted(
                url("provider-metadata.json"), url(""), url("feed-white.json"), signer.fingerprint(), url("key.asc"));
    }

    void write(String name, String text) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String name) {
        try {
            return Files.readString(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(String name) {
        try {
            Files.delete(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
