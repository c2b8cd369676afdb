package org.probity.inventory.sbom;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** A stream of XML elements, without document types, entities of one's own, or anything from outside the document. */
final class Xml {
    private final XMLStreamReader in;
    private final Limits limits;
    private int depth;

    Xml(InputStream bytes, Limits limits) throws XMLStreamException {
        this.in = factory().createXMLStreamReader(bytes);
        this.limits = limits;
    }

    /** A factory that knows neither document types nor anything outside the document. */
    static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty("jdk.xml.maxElementDepth", "0"); // counted here, so that the message is ours
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entities are not read");
        });
        return factory;
    }

    /** Steps to the root element. */
    void root() throws XMLStreamException, SbomException {
        while (next() != XMLStreamConstants.START_ELEMENT) {
            // comments and processing instructions before the root
        }
    }

    /** The next event; refuses document types and too deep nesting. */
    private int next() throws XMLStreamException, SbomException {
        int event = in.next();
        if (event == XMLStreamConstants.DTD) {
            throw new SbomException(
                    "line " + line() + ": a document type (DOCTYPE) is not accepted in a bill of materials");
        }
        if (event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new SbomException("line " + line() + ": the entity \"" + in.getLocalName() + "\" is not known");
        }
        if (event == XMLStreamConstants.START_ELEMENT && ++depth > limits.depth()) {
            throw new SbomException("line " + line() + ": elements are nested more than " + limits.depth() + " deep");
        }
        if (event == XMLStreamConstants.END_ELEMENT) {
            depth--;
        }
        return event;
    }

    /** Steps to the next child element and gives its local name; null at the end of the element it is in. */
    @Nullable
    String child() throws XMLStreamException, SbomException {
        while (true) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                return in.getLocalName();
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                return null;
            }
        }
    }

    /** Reads to the end of the document, which must be well-formed to its end. */
    void end() throws XMLStreamException, SbomException {
        while (in.hasNext()) {
            next();
        }
    }

    String name() {
        return in.getLocalName();
    }

    String namespace() {
        return in.getNamespaceURI() == null ? "" : in.getNamespaceURI();
    }

    int line() {
        return in.getLocation().getLineNumber();
    }

    @Nullable
    String attribute(String name) {
        return in.getAttributeValue(null, name);
    }

    /** The text of the element it stands on, to its end; child elements are passed over. */
    String text() throws XMLStreamException, SbomException {
        StringBuilder text = new StringBuilder();
        for (int inside = 1; inside > 0; ) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> inside++;
                case XMLStreamConstants.END_ELEMENT -> inside--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> append(text);
                default -> {}
            }
        }
        return text.toString().strip();
    }

    private void append(StringBuilder text) throws SbomException {
        text.append(in.getTextCharacters(), in.getTextStart(), in.getTextLength());
        if (text.length() > limits.stringLength()) {
            throw new SbomException(
                    "line " + line() + ": a text is longer than " + limits.stringLength() + " characters");
        }
    }

    /** Passes over the element it stands on. */
    void skip() throws XMLStreamException, SbomException {
        for (int inside = 1; inside > 0; ) {
            int event = next();
            inside += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    /**
     * The element it stands on as a tree: a text if it has neither attributes nor children, else a map with attributes and
     * children by their local names (repeated children as a list) and its text as {@code #text}.
     *
     * @param budget one number, the characters and elements still allowed; below zero the rest is left out
     */
    @Nullable
    Object tree(long[] budget) throws XMLStreamException, SbomException {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < in.getAttributeCount(); i++) {
            map.put(in.getAttributeLocalName(i), in.getAttributeValue(i));
            budget[0] -= in.getAttributeValue(i).length() + 1L;
        }
        StringBuilder text = new StringBuilder();
        for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                budget[0]--;
                String name = in.getLocalName();
                if (budget[0] < 0) {
                    skip();
                } else {
                    putChild(map, name, tree(budget));
                }
            } else if (in.hasText() && event != XMLStreamConstants.COMMENT && budget[0] >= 0) {
                append(text);
                budget[0] -= in.getTextLength();
            }
        }
        String own = text.toString().strip();
        if (map.isEmpty()) {
            return own;
        }
        if (!own.isEmpty()) {
            map.put("#text", own);
        }
        return map;
    }

    @SuppressWarnings("unchecked") // a list under a name is only ever put here
    private static void putChild(Map<String, @Nullable Object> map, String name, @Nullable Object child) {
        Object there = map.get(name);
        if (there instanceof List<?>) {
            ((List<@Nullable Object>) there).add(child);
        } else if (there != null) {
            List<@Nullable Object> both = new ArrayList<>();
            both.add(there);
            both.add(child);
            map.put(name, both);
        } else {
            map.put(name, child);
        }
    }
}
