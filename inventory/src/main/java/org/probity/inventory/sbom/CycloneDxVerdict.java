package org.probity.inventory.sbom;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import javax.xml.transform.stax.StAXSource;
import javax.xml.validation.Schema;
import javax.xml.validation.Validator;
import org.jspecify.annotations.Nullable;
import org.probity.inventory.json.JsonTree;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

/**
 * Whether a CycloneDX document is valid by the official schema of the version it names: JSON 1.2 to 1.7, XML 1.0 to 1.7. A
 * document is judged as a stream; memory grows only with what must differ within it (references in XML, elements of arrays in
 * JSON: eight bytes each).
 *
 * @param specVersion version named by the document, or null
 * @param faults why it is not valid, the first {@value #FAULTS_KEPT}; empty exactly if it is valid
 */
public record CycloneDxVerdict(SbomFormat format, @Nullable String specVersion, List<Fault> faults) {
    /** More is not listed. */
    public static final int FAULTS_KEPT = 100;

    private static final List<String> VERSIONS = List.of("1.2", "1.3", "1.4", "1.5", "1.6", "1.7");
    private static final JsonFactory JSON = JsonTree.factory(1_000, 100_000_000);

    /**
     * One way in which a document is not valid.
     *
     * @param where JSON pointer, or the element's line in XML
     * @param why one line for a person
     * @param line line of the document from 1, or 0 where it is not known
     */
    public record Fault(String where, String why, int line) {}

    public boolean valid() {
        return faults.isEmpty();
    }

    /** Judges a file. */
    public static CycloneDxVerdict of(Path file) throws IOException, SbomException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in, false);
        }
    }

    /**
     * Judges a document; the stream stays open.
     *
     * @param strict by the strict schemas that JSON 1.2 and 1.3 have beside the plain ones; no difference for other versions
     * @throws SbomException it is not CycloneDX at all, or not well-formed so early that this cannot be told
     */
    public static CycloneDxVerdict of(InputStream in, boolean strict) throws IOException, SbomException {
        byte[] start = in.readNBytes(SbomReader.PEEK);
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(start), in);
        String text = new String(start, StandardCharsets.UTF_8);
        String begin = text.substring(text.startsWith("\uFEFF") ? 1 : 0).stripLeading();
        if (begin.isEmpty()) {
            throw new SbomException("the document is empty");
        }
        return begin.charAt(0) == '<' ? xml(whole) : json(whole, start, strict);
    }

    private static CycloneDxVerdict json(InputStream in, byte[] start, boolean strict)
            throws IOException, SbomException {
        List<Fault> faults = new ArrayList<>();
        refuseSpdx(start);
        String version = specVersion(start);
        if (version == null) {
            return late(in);
        }
        JsonGrammar.Shape shape = JsonGrammar.get().root(version);
        JsonGrammar.Shape strictShape = strict ? JsonGrammar.get().root(version + "-strict") : null;
        if (shape == null) {
            return broken(
                    SbomFormat.CYCLONEDX_JSON, version, "there is no JSON schema for version " + Reading.clip(version));
        }
        try (JsonParser p = JsonTree.parser(JSON, in)) {
            p.nextToken();
            new JsonVerdict(p, faults, FAULTS_KEPT).judge(strictShape == null ? shape : strictShape);
            if (p.nextToken() != null) {
                faults.add(new Fault("/", "there is more after the end of the document", line(p)));
            }
        } catch (JacksonException damaged) {
            faults.add(new Fault("/", SbomReader.jsonMessage(damaged), 0));
        }
        return new CycloneDxVerdict(SbomFormat.CYCLONEDX_JSON, version, List.copyOf(faults));
    }

    /** A document that does not name its version near its beginning is judged by every version at once. */
    private static CycloneDxVerdict late(InputStream in) throws IOException {
        try (JsonParser p = JsonTree.parser(JSON, in)) {
            p.nextToken();
            JsonVerdict verdict = new JsonVerdict(p, new ArrayList<>(), 0);
            boolean[] passed = verdict.judge(VERSIONS.stream()
                    .map(v -> Objects.requireNonNull(JsonGrammar.get().root(v)))
                    .toList());
            String version = verdict.specVersion();
            boolean more = p.nextToken() != null;
            int at = version == null ? -1 : VERSIONS.indexOf(version);
            if (at < 0) {
                return broken(
                        SbomFormat.CYCLONEDX_JSON, version, "there is no specVersion for which there is a JSON schema");
            }
            return passed[at] && !more
                    ? new CycloneDxVerdict(SbomFormat.CYCLONEDX_JSON, version, List.of())
                    : broken(
                            SbomFormat.CYCLONEDX_JSON,
                            version,
                            "not valid; places are not told, since specVersion does not stand near the beginning");
        } catch (JacksonException damaged) {
            return broken(SbomFormat.CYCLONEDX_JSON, null, SbomReader.jsonMessage(damaged));
        }
    }

    private static int line(JsonParser p) {
        return p.currentTokenLocation().getLineNr();
    }

    private static CycloneDxVerdict broken(SbomFormat format, @Nullable String version, String why) {
        return new CycloneDxVerdict(format, version, List.of(new Fault("/", why, 0)));
    }

    private static void refuseSpdx(byte[] start) throws IOException, SbomException {
        try {
            SbomFormat format = JsonSniffer.look(JSON, start).format();
            if (format != null && !format.isCycloneDx()) {
                throw new SbomException("this is " + format.title() + "; only CycloneDX is judged");
            }
        } catch (JacksonException broken) {
            return; // the verdict will say so
        }
    }

    /** The version named in the first bytes, wherever the field stands there. */
    private static @Nullable String specVersion(byte[] start) throws IOException {
        try (JsonParser p = JsonTree.parser(JSON, new ByteArrayInputStream(start))) {
            if (p.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (p.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean found = p.currentName().equals("specVersion");
                if (p.nextToken() == JsonToken.VALUE_STRING && found) {
                    return p.getString();
                }
                p.skipChildren();
            }
        } catch (JacksonException cutShort) {
            return null;
        }
        return null;
    }

    private static CycloneDxVerdict xml(InputStream in) throws IOException {
        Collecting faults = new Collecting();
        String version = null;
        try {
            XMLStreamReader reader = new Shallow(Xml.factory().createXMLStreamReader(in));
            Schema schema = null;
            while (reader.hasNext() && !reader.isStartElement()) {
                if (reader.next() == javax.xml.stream.XMLStreamConstants.DTD) {
                    return broken(SbomFormat.CYCLONEDX_XML, null, "a document type (DOCTYPE) is not accepted");
                }
            }
            String namespace = reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
            if (namespace.startsWith(XmlGrammar.BOM)) {
                version = "1." + namespace.substring(XmlGrammar.BOM.length());
                schema = XmlGrammar.schema(version);
            }
            if (schema == null) {
                return broken(
                        SbomFormat.CYCLONEDX_XML,
                        version,
                        "there is no XML schema for the namespace \"" + Reading.clip(namespace) + "\"");
            }
            Validator validator = schema.newValidator();
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            validator.setErrorHandler(faults);
            validator.validate(new StAXSource(reader));
        } catch (SAXException | XMLStreamException damaged) {
            faults.add(String.valueOf(damaged.getMessage()), 0);
        }
        return new CycloneDxVerdict(SbomFormat.CYCLONEDX_XML, version, List.copyOf(faults.faults));
    }

    /** Ends a document that is nested deeper than any real one, before the validator has worked on it for minutes. */
    private static final class Shallow extends StreamReaderDelegate {
        private int depth;

        Shallow(XMLStreamReader reader) {
            super(reader);
        }

        @Override
        public int next() throws XMLStreamException {
            int event = super.next();
            if (event == START_ELEMENT && ++depth > Limits.USUAL.depth()) {
                throw new XMLStreamException("elements are nested more than " + Limits.USUAL.depth() + " deep");
            }
            if (event == END_ELEMENT) {
                depth--;
            }
            return event;
        }
    }

    /** Lists what the validator complains of. */
    private static final class Collecting implements ErrorHandler {
        final List<Fault> faults = new ArrayList<>();

        void add(String said, int line) {
            if (faults.size() < FAULTS_KEPT) {
                String why = said.lines().findFirst().orElse("not valid").replaceAll("^cvc-[^:]*: ", "");
                faults.add(new Fault(line > 0 ? "line " + line : "/", why, Math.max(0, line)));
            }
        }

        @Override
        public void warning(SAXParseException said) {
            // a warning does not make a document invalid
        }

        @Override
        public void error(SAXParseException said) {
            add(String.valueOf(said.getMessage()), said.getLineNumber());
        }

        @Override
        public void fatalError(SAXParseException said) {
            add(String.valueOf(said.getMessage()), said.getLineNumber());
        }
    }
}
