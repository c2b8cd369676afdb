package org.probity.csaf.provider;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A folder that stands for a web site: addresses below a base address are files below the folder. Nothing outside the
 * folder is read, whatever an address says.
 */
public final class FolderSite implements Site {
    private static final Answer MISSING = new Answer(404, new byte[0], Map.of(), List.of());

    private final Path folder;
    private final String base;

    /**
     * A site.
     *
     * @param folder the folder
     * @param base the address that it stands for, ending with a slash
     */
    public FolderSite(Path folder, String base) {
        if (!base.endsWith("/")) {
            throw new IllegalArgumentException("a base address ends with a slash: " + base);
        }
        this.folder = folder.toAbsolutePath().normalize();
        this.base = base;
    }

    @Override
    public Answer get(String url, int most, Map<String, String> headers) throws IOException {
        if (!url.startsWith(base)) {
            throw new IOException(url + " lies outside of " + base + ", for which this folder stands");
        }
        Path file;
        try {
            file = folder.resolve(URI.create(url.substring(base.length())).getPath())
                    .normalize();
        } catch (IllegalArgumentException e) {
            throw new IOException(url + " is no address: " + e.getMessage(), e);
        }
        if (!file.startsWith(folder)
                || !Files.isRegularFile(file)
                || !file.toRealPath().startsWith(folder.toRealPath())) {
            return MISSING;
        }
        if (Files.size(file) > most) {
            throw new IOException(url + " is larger than " + most + " bytes");
        }
        return new Answer(200, Files.readAllBytes(file), Map.of(), List.of());
    }

    @Override
    public boolean live() {
        return false;
    }
}
