package org.probity.csaf.provider;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.json.JsonLimits;
import org.probity.csaf.json.UnreadableJsonException;

/** Finds a provider's metadata (section 7.3.1): in a folder, or from a domain or address. */
public final class Locator {
    static final String WELL_KNOWN = ".well-known/csaf/provider-metadata.json";

    private Locator() {}

    /**
     * A site and where its metadata lie.
     *
     * @param url the address of the metadata
     */
    public record Place(Site site, String url) {}

    /**
     * A folder that holds a provider's files, either the folder of the metadata or the root of a web server.
     *
     * @throws IOException if there are no metadata in it, or they don't say where they belong
     */
    public static Place inFolder(Path folder) throws IOException {
        for (String relative : List.of("provider-metadata.json", WELL_KNOWN)) {
            Path file = folder.resolve(relative);
            if (Files.isRegularFile(file)) {
                return inFolder(folder, file, relative);
            }
        }
        throw new IOException(folder + " holds neither provider-metadata.json nor " + WELL_KNOWN);
    }

    private static Place inFolder(Path folder, Path file, String relative) throws IOException {
        String url;
        try {
            url = ProviderMetadata.of(CsafDocument.read(file, JsonLimits.DEFAULT))
                    .canonicalUrl();
        } catch (UnreadableJsonException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
        if (!url.matches("https?://[^/]+/.*provider-metadata\\.json")) {
            throw new IOException(file + ": /canonical_url does not say where the folder belongs: " + url);
        }
        if (url.endsWith("/" + relative)) {
            return new Place(new FolderSite(folder, url.substring(0, url.length() - relative.length())), url);
        }
        String base = url.substring(0, url.lastIndexOf('/') + 1);
        return new Place(new FolderSite(Objects.requireNonNullElse(file.getParent(), folder), base), url);
    }

    /**
     * The addresses of metadata that a domain or address leads to, best first: itself if it ends with
     * {@code provider-metadata.json}, else the well-known address, the CSAF fields of security.txt, and if these give
     * nothing the DNS path.
     */
    public static List<String> onTheWeb(Site site, String start) {
        if (start.endsWith("provider-metadata.json")) {
            return List.of(start);
        }
        URI uri = URI.create(start.contains("://") ? start : "https://" + start);
        String origin = uri.getScheme() + "://" + uri.getRawAuthority() + "/";
        List<String> found = new ArrayList<>();
        if (isMetadata(site, origin + WELL_KNOWN)) {
            found.add(origin + WELL_KNOWN);
        }
        for (String url : securityTxt(site, origin)) {
            if (!found.contains(url) && isMetadata(site, url)) {
                found.add(url);
            }
        }
        String dns = "https://csaf.data.security." + uri.getHost() + "/";
        if (found.isEmpty() && isMetadata(site, dns)) {
            found.add(dns);
        }
        return found;
    }

    /** The CSAF fields of a site's security.txt; empty if there is none. */
    static List<String> securityTxt(Site site, String origin) {
        List<String> found = new ArrayList<>();
        for (String path : List.of(".well-known/security.txt", "security.txt")) {
            try {
                Site.Answer answer = site.get(origin + path, Site.MOST_SMALL);
                if (answer.found()) {
                    new String(answer.body(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("csaf:"))
                            .map(line -> line.substring(5).strip())
                            .filter(url -> !found.contains(url))
                            .forEach(found::add);
                    return found;
                }
            } catch (IOException e) {
                // no answer: the same as no file
            }
        }
        return found;
    }

    static boolean isMetadata(Site site, String url) {
        try {
            Site.Answer answer = site.get(url, Site.MOST_SMALL);
            return answer.found() && CsafDocument.read(answer.body()).object().has("canonical_url");
        } catch (IOException | UnreadableJsonException e) {
            return false;
        }
    }
}
