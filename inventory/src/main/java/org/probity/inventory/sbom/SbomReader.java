package org.probity.inventory.sbom;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.probity.inventory.json.JsonTree;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads bills of materials: CycloneDX 1.2 to 1.7 as JSON and XML, SPDX 2.2 and 2.3 as JSON and tag-value, SPDX 3.0 as JSON-LD. The
 * form is found from the content. Reading is tolerant: what can be understood is told, what was wrong on the way is told as
 * {@link Oddity}; it passes no verdict, for that see {@link SbomVerdict}.
 *
 * <p>A document is read as a stream in the memory of its largest component, plus eight bytes for each reference; only SPDX 3,
 * whose elements come in any order, is held until its end. No document type, entity or schema is ever fetched.
 *
 * <p>Instances are immutable and may be used by many threads.
 */
public final class SbomReader {
    static final int PEEK = 16_384;

    private final Limits limits;
    private final JsonFactory json;

    /** A reader with {@link Limits#USUAL}. */
    public SbomReader() {
        this(Limits.USUAL);
    }

    public SbomReader(Limits limits) {
        this.limits = limits;
        this.json = JsonTree.factory(limits.depth(), limits.stringLength());
    }

    /** Reads a whole file into memory. */
    public Sbom readAll(Path file) throws IOException, SbomException {
        try (InputStream in = Files.newInputStream(file)) {
            return readAll(in);
        }
    }

    /** Reads a whole document into memory; the stream stays open. */
    public Sbom readAll(InputStream in) throws IOException, SbomException {
        Sbom.Collector collector = new Sbom.Collector();
        read(in, collector);
        return collector.sbom();
    }

    /**
     * Tells a document's parts to a handler as they are read; the stream stays open.
     *
     * @throws SbomException the document is not a bill of materials or is broken; what was told before is incomplete
     * @throws IOException the stream failed
     */
    public void read(InputStream in, SbomHandler handler) throws IOException, SbomException {
        byte[] start = in.readNBytes(PEEK);
        JsonSniffer.Found found = form(start);
        SbomFormat format = java.util.Objects.requireNonNull(found.format());
        Reading reading = new Reading(format, handler, limits);
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(start), in);
        try {
            switch (format) {
                case CYCLONEDX_XML -> new CycloneDxXml(new Xml(whole, limits), reading).read();
                case SPDX2_TAG_VALUE ->
                    new SpdxTagValue(
                                    new BufferedReader(
                                            new InputStreamReader(skipMark(whole, start), StandardCharsets.UTF_8)),
                                    reading)
                            .read();
                case CYCLONEDX_JSON, SPDX2_JSON, SPDX3_JSON -> readJson(whole, format, found.wrapped(), reading);
            }
        } catch (JacksonException broken) {
            throw new SbomException(jsonMessage(broken), broken);
        } catch (XMLStreamException broken) {
            throw new SbomException(xmlMessage(broken), broken);
        }
        reading.finish();
    }

    private static InputStream skipMark(InputStream in, byte[] start) throws IOException {
        in.skipNBytes(mark(start));
        return in;
    }

    /** Length of a UTF-8 byte order mark. */
    private static int mark(byte[] start) {
        return start.length > 2 && start[0] == (byte) 0xEF && start[1] == (byte) 0xBB && start[2] == (byte) 0xBF
                ? 3
                : 0;
    }

    private void readJson(InputStream in, SbomFormat format, boolean wrapped, Reading reading)
            throws IOException, SbomException {
        try (JsonParser p = JsonTree.parser(json, in)) {
            p.nextToken();
            if (wrapped) {
                descend(p);
            }
            switch (format) {
                case CYCLONEDX_JSON -> new CycloneDxJson(p, reading).read();
                case SPDX2_JSON -> new Spdx2Json(p, reading).read();
                default -> new Spdx3Json(p, reading).read();
            }
            if (wrapped) {
                reading.odd("wrapped", "the document is wrapped in an object \"sbom\"", 1);
                while (p.nextToken() != JsonToken.END_OBJECT) {
                    p.skipChildren();
                }
            }
            if (p.nextToken() != null) {
                reading.odd(
                        "trailing",
                        "there is more after the end of the document",
                        p.currentLocation().getLineNr());
            }
        }
    }

    /** GitHub hands out documents wrapped in {@code {"sbom": …}}; steps inside. */
    private static void descend(JsonParser p) {
        while (p.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean inside = p.currentName().equals("sbom");
            p.nextToken();
            if (inside) {
                return;
            }
            p.skipChildren();
        }
    }

    /** Finds the form of a document from its first bytes; the format is never null. */
    private JsonSniffer.Found form(byte[] start) throws IOException, SbomException {
        String text = new String(start, StandardCharsets.UTF_8);
        String begin = text.substring(text.startsWith("\uFEFF") ? 1 : 0).stripLeading();
        if (begin.isEmpty()) {
            throw new SbomException("the document is empty");
        }
        if (begin.charAt(0) == '<') {
            return new JsonSniffer.Found(SbomFormat.CYCLONEDX_XML, false);
        }
        if (SpdxTagValue.looksLike(begin)) {
            return new JsonSniffer.Found(SbomFormat.SPDX2_TAG_VALUE, false);
        }
        JsonSniffer.Found found = "{[".indexOf(begin.charAt(0)) < 0 ? null : look(start);
        if (found == null || found.format() == null) {
            throw new SbomException("this is neither CycloneDX (JSON, XML) nor SPDX (JSON, tag-value, JSON-LD): no "
                    + (found == null ? "tag" : "field") + " tells which");
        }
        return found;
    }

    /** The form of a document as far as its first bytes tell; null if they do not. */
    static @Nullable SbomFormat sniff(byte[] start) throws IOException {
        try {
            return new SbomReader().form(start).format();
        } catch (SbomException untold) {
            return null;
        }
    }

    private JsonSniffer.Found look(byte[] start) throws IOException, SbomException {
        try {
            return JsonSniffer.look(json, start);
        } catch (JacksonException broken) {
            throw new SbomException(jsonMessage(broken), broken);
        }
    }

    static String jsonMessage(JacksonException broken) {
        String said = broken.getOriginalMessage();
        int end = said == null ? -1 : said.indexOf('\n');
        String first = said == null ? "cannot be read" : end < 0 ? said : said.substring(0, end);
        int aside = first.indexOf(" (start marker at");
        first = aside < 0 ? first : first.substring(0, aside);
        int line = broken.getLocation() == null ? -1 : broken.getLocation().getLineNr();
        return (line > 0 ? "line " + line + ": " : "") + "not well-formed JSON: " + first;
    }

    private static String xmlMessage(XMLStreamException broken) {
        String said = String.valueOf(broken.getMessage()).replaceAll("(?s)ParseError at \\[.*?\\]\\s*Message:\\s*", "");
        int line = broken.getLocation() == null ? -1 : broken.getLocation().getLineNumber();
        return (line > 0 ? "line " + line + ": " : "") + "not well-formed XML: "
                + said.lines().findFirst().orElse("");
    }
}
