package org.probity.inventory.sbom;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/**
 * What CycloneDX demands of an XML document, version by version, read from the generated resource {@code cyclonedx-xml.grammar}.
 * A line has the minor versions that a definition holds for (or {@code spdx}), a tab, and the definition in brackets; here they
 * become a schema for the JDK's own validator, which reads a document as a stream.
 */
final class XmlGrammar {
    static final String BOM = "http://cyclonedx.org/schema/bom/1.";
    private static final String SPDX = "http://cyclonedx.org/schema/spdx";
    private static final String RESOURCE = "cyclonedx-xml.grammar";

    private static final Map<String, String> TAGS = Map.ofEntries(
            Map.entry("complexType", "ct"),
            Map.entry("simpleType", "st"),
            Map.entry("sequence", "sq"),
            Map.entry("choice", "ch"),
            Map.entry("element", "el"),
            Map.entry("attribute", "at"),
            Map.entry("any", "an"),
            Map.entry("anyAttribute", "aa"),
            Map.entry("attributeGroup", "ag"),
            Map.entry("restriction", "re"),
            Map.entry("extension", "ex"),
            Map.entry("simpleContent", "sc"),
            Map.entry("enumeration", "en"),
            Map.entry("pattern", "pa"));
    private static final Map<String, String> ATTRIBUTES = Map.of(
            "name", "n", "type", "t", "minOccurs", "min", "maxOccurs", "max", "base", "b", "value", "v", "use", "u");
    private static final Map<String, String> LONG_TAGS = turned(TAGS);
    private static final Map<String, String> LONG_ATTRIBUTES = turned(ATTRIBUTES);
    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

    private XmlGrammar() {}

    private static Map<String, String> turned(Map<String, String> map) {
        return map.entrySet().stream()
                .collect(java.util.stream.Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));
    }

    static String shortTag(String tag) {
        return TAGS.getOrDefault(tag, tag);
    }

    static String shortAttribute(String name) {
        return ATTRIBUTES.getOrDefault(name, name);
    }

    /** The demands of a version such as {@code 1.6}, made at first use; null for an unknown one. */
    static @Nullable Schema schema(String version) {
        if (!version.matches("1\\.[0-7]")) {
            return null;
        }
        return SCHEMAS.computeIfAbsent(version, v -> build(v.substring(2)));
    }

    private static Schema build(String minor) {
        SchemaFactory factory = SchemaFactory.newDefaultInstance();
        try {
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            return factory.newSchema(new Source[] {source("spdx", SPDX), source(minor, BOM + minor)});
        } catch (SAXException damaged) {
            throw new IllegalStateException(RESOURCE + " is damaged: " + damaged.getMessage(), damaged);
        }
    }

    private static Source source(String part, String namespace) {
        StringBuilder xsd = new StringBuilder(1 << 18);
        xsd.append("<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:bom='")
                .append(namespace)
                .append("' xmlns:spdx='")
                .append(SPDX)
                .append("' elementFormDefault='qualified' targetNamespace='")
                .append(namespace)
                .append("'>");
        if (!part.equals("spdx")) {
            xsd.append("<xs:import namespace='").append(SPDX).append("'/>");
        }
        try (InputStream in = Objects.requireNonNull(XmlGrammar.class.getResourceAsStream(RESOURCE), RESOURCE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int tab = line.indexOf('\t');
                String versions = line.substring(0, tab);
                if (versions.equals("spdx") ? part.equals("spdx") : versions.contains(part)) {
                    new Definition(line, tab + 1).appendTo(xsd);
                }
            }
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
        return new StreamSource(new StringReader(xsd.append("</xs:schema>").toString()));
    }

    /** One bracketed definition, read from left to right. */
    private static final class Definition {
        private final String text;
        private int at;

        Definition(String text, int at) {
            this.text = text;
            this.at = at;
        }

        void appendTo(StringBuilder xsd) {
            int start = ++at; // past the opening bracket
            while (Character.isLetter(text.charAt(at))) {
                at++;
            }
            String tag = text.substring(start, at);
            String element = "xs:" + LONG_TAGS.getOrDefault(tag, tag);
            xsd.append('<').append(element);
            while (text.charAt(at) == ' ') {
                attribute(xsd);
            }
            xsd.append('>');
            while (text.charAt(at) == '(') {
                appendTo(xsd);
            }
            at++; // past the closing bracket
            xsd.append("</").append(element).append('>');
        }

        private void attribute(StringBuilder xsd) {
            int equals = text.indexOf('=', at);
            String name = text.substring(at + 1, equals);
            xsd.append(' ').append(LONG_ATTRIBUTES.getOrDefault(name, name)).append("=\"");
            for (at = equals + 2; text.charAt(at) != '"'; at++) {
                if (text.charAt(at) == '\\') {
                    at++;
                }
                escape(xsd, text.charAt(at));
            }
            at++;
            xsd.append('"');
        }

        private static void escape(StringBuilder xsd, char c) {
            switch (c) {
                case '<' -> xsd.append("&lt;");
                case '&' -> xsd.append("&amp;");
                case '"' -> xsd.append("&quot;");
                default -> xsd.append(c);
            }
        }
    }
}
