package org.probity.cli.csaf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.json.JsonLimits;
import org.probity.csaf.json.UnreadableJsonException;

/** Turns what stands on the command line into documents to read: files, folders, URLs, standard input. */
final class Sources {
    private static final int RECORD_SEPARATOR = 0x1e;

    private final JsonLimits limits;
    private final InputStream standardInput;

    Sources(JsonLimits limits, InputStream standardInput) {
        this.limits = limits;
        this.standardInput = standardInput;
    }

    /**
     * Hands over the documents of one argument in order.
     *
     * @throws IOException when there is no such thing or a folder cannot be listed
     */
    void each(String argument, Consumer<Source> taker) throws IOException {
        String lower = argument.toLowerCase(Locale.ROOT);
        if (argument.equals("-")) {
            fromStandardInput(taker);
        } else if (lower.startsWith("https://") || lower.startsWith("http://")) {
            taker.accept(new Source(argument, () -> download(argument)));
        } else {
            fromFiles(Path.of(argument), taker);
        }
    }

    private void fromFiles(Path path, Consumer<Source> taker) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        if (!Files.isDirectory(path)) {
            taker.accept(file(path));
            return;
        }
        try (Stream<Path> walk = Files.walk(path)) {
            List<Path> files = walk.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName()
                            .toString()
                            .toLowerCase(Locale.ROOT)
                            .endsWith(".json"))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new IOException(path + ": no file in this folder ends with .json");
            }
            files.forEach(file -> taker.accept(file(file)));
        }
    }

    private Source file(Path file) {
        return new Source(file.toString(), () -> CsafDocument.read(file, limits));
    }

    private CsafDocument download(String url) throws IOException, UnreadableJsonException, InterruptedException {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException wrong) {
            throw new IOException(url + ": no URL", wrong);
        }
        try (HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(Duration.ofSeconds(20))
                .build()) {
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .timeout(Duration.ofMinutes(2))
                    .header("Accept", "application/json")
                    .build();
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != 200) {
                    throw new IOException(url + ": the server answers with status " + response.statusCode());
                }
                return CsafDocument.read(body, limits);
            }
        }
    }

    /** One document, or several separated by the record separator (CSAF 2.1, 5.2; RFC 7464). */
    private void fromStandardInput(Consumer<Source> taker) throws IOException {
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        byte[] chunk = new byte[1 << 16];
        int number = 0;
        boolean several = false;
        for (int n = standardInput.read(chunk); n >= 0; n = standardInput.read(chunk)) {
            int start = 0;
            for (int i = 0; i < n; i++) {
                if (chunk[i] == RECORD_SEPARATOR) {
                    several = true;
                    append(record, chunk, start, i);
                    number = hand(record, number, true, taker);
                    start = i + 1;
                }
            }
            append(record, chunk, start, n);
        }
        if (record.size() > 0 || number == 0) {
            hand(record, number, several, taker);
        }
    }

    /** Keeps at most one byte more than the limit, enough for the reader to refuse. */
    private void append(ByteArrayOutputStream record, byte[] chunk, int from, int to) {
        int room = limits.bytes() + 1 - record.size();
        record.write(chunk, from, Math.clamp(to - from, 0, Math.max(room, 0)));
    }

    private int hand(ByteArrayOutputStream record, int number, boolean several, Consumer<Source> taker) {
        if (several && record.toString(StandardCharsets.ISO_8859_1).isBlank()) {
            record.reset();
            return number;
        }
        byte[] bytes = record.toByteArray();
        record.reset();
        taker.accept(new Source(several ? "-#" + (number + 1) : "-", () -> CsafDocument.read(bytes, limits)));
        return number + 1;
    }
}
