package org.probity.csaf.net;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * An answer of HTTP/1.1 (RFC 9112), read whole.
 *
 * @param status the status code
 * @param headers by name in lower case; of a field that comes several times the values joined by commas
 * @param body its content
 * @param reusable whether the connection can be used again
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copying megabytes would help nobody
public record HttpAnswer(int status, Map<String, String> headers, byte[] body, boolean reusable) {
    private static final int LONGEST_LINE = 1 << 14;
    private static final int MOST_FIELDS = 200;

    /** There was no answer at all: not one byte. */
    static final class NothingReceived extends IOException {
        private static final long serialVersionUID = 1;

        NothingReceived(@Nullable Throwable cause) {
            super("the connection was closed without an answer", cause);
        }
    }

    /** The value of a header, or null. */
    public @Nullable String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    /** Reads an answer to a GET. */
    static HttpAnswer read(InputStream in, int most, long end) throws IOException {
        while (true) {
            String line = line(in, true);
            String[] words = line.split(" ", 3);
            if (words.length < 2 || !words[0].startsWith("HTTP/1.") || !words[1].matches("[1-5]\\d\\d")) {
                throw new IOException("this is no answer of HTTP/1.1");
            }
            int status = Integer.parseInt(words[1]);
            Map<String, String> headers = headers(in);
            if (status >= 200) {
                boolean keeps = words[0].equals("HTTP/1.1")
                        && !headers.getOrDefault("connection", "")
                                .toLowerCase(Locale.ROOT)
                                .contains("close");
                return body(new Body(in, most, end), status, headers, keeps);
            }
        }
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (int i = 0; i < MOST_FIELDS; i++) {
            String line = line(in, false);
            if (line.isEmpty()) {
                return headers;
            }
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("a header of the answer has no name");
            }
            headers.merge(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip(),
                    (first, next) -> first + "," + next);
        }
        throw new IOException("the answer has more than " + MOST_FIELDS + " headers");
    }

    private static String line(InputStream in, boolean first) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int c = first ? start(in) : in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                if (first && bytes.size() == 0) {
                    throw new NothingReceived(null);
                }
                throw new EOFException("the answer was cut off in its headers");
            }
            if (bytes.size() >= LONGEST_LINE) {
                throw new IOException("a header of the answer is too long");
            }
            bytes.write(c);
        }
        String text = bytes.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private static int start(InputStream in) throws NothingReceived {
        try {
            return in.read();
        } catch (IOException reset) {
            throw new NothingReceived(reset);
        }
    }

    private static HttpAnswer body(Body body, int status, Map<String, String> headers, boolean keeps)
            throws IOException {
        if (status == 204 || status == 304) {
            return new HttpAnswer(status, headers, new byte[0], keeps);
        }
        byte[] bytes;
        boolean reusable = keeps;
        String length = headers.get("content-length");
        String coding = headers.getOrDefault("transfer-encoding", "").toLowerCase(Locale.ROOT);
        if (coding.equals("chunked")) {
            bytes = body.chunked();
        } else if (!coding.isEmpty() && !coding.equals("identity")) {
            throw new IOException("the answer has the transfer coding " + coding + ", which is not known");
        } else if (length != null) {
            bytes = body.exactly(length);
        } else {
            bytes = body.toTheEnd();
            reusable = false;
        }
        String content = headers.getOrDefault("content-encoding", "identity").toLowerCase(Locale.ROOT);
        return new HttpAnswer(status, headers, decoded(bytes, content, body.most()), reusable);
    }

    /** Some servers compress though they were asked not to. */
    private static byte[] decoded(byte[] bytes, String coding, int most) throws IOException {
        switch (coding) {
            case "identity", "" -> {
                return bytes;
            }
            case "gzip", "x-gzip" -> {
                try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                    byte[] whole = plain.readNBytes(most);
                    if (plain.read() >= 0) {
                        throw Body.tooLarge(most);
                    }
                    return whole;
                }
            }
            default -> throw new IOException("the answer has the content coding " + coding + ", which is not known");
        }
    }

    /** What follows the headers. */
    private record Body(InputStream in, int most, long end) {
        static HttpRefusal tooLarge(int most) {
            return new HttpRefusal("the answer is larger than " + most + " bytes");
        }

        byte[] exactly(String announced) throws IOException {
            if (!announced.matches("\\d{1,15}")) {
                throw new IOException("the length of the answer is no number: " + announced);
            }
            long length = Long.parseLong(announced);
            if (length > most) {
                throw tooLarge(most);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) Math.min(length, 1 << 16));
            copy(length, bytes);
            return bytes.toByteArray();
        }

        private void copy(long length, ByteArrayOutputStream into) throws IOException {
            byte[] buffer = new byte[1 << 14];
            long left = length;
            while (left > 0) {
                int count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
                if (count < 0) {
                    throw new EOFException("the answer was cut off, " + left + " bytes are missing");
                }
                into.write(buffer, 0, count);
                left -= count;
                inTime();
            }
        }

        private void inTime() throws IOException {
            if (System.nanoTime() > end) {
                throw new IOException("the answer takes too long");
            }
        }

        byte[] chunked() throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            while (true) {
                String size = line(in, false).split(";", 2)[0].strip();
                if (!size.matches("[0-9a-fA-F]{1,7}")) {
                    throw new IOException("a chunk of the answer has no size");
                }
                int length = Integer.parseInt(size, 16);
                if (length == 0) {
                    headers(in);
                    return bytes.toByteArray();
                }
                if (length > most - bytes.size()) {
                    throw tooLarge(most);
                }
                copy(length, bytes);
                if (!line(in, false).isEmpty()) {
                    throw new IOException("a chunk of the answer is longer than announced");
                }
            }
        }

        byte[] toTheEnd() throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] buffer = new byte[1 << 14];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (count > most - bytes.size()) {
                    throw tooLarge(most);
                }
                bytes.write(buffer, 0, count);
                inTime();
            }
            return bytes.toByteArray();
        }
    }
}
