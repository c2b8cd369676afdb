package org.probity.inventory.sbom;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Compiles what the official XML schemas demand to the lines of {@link XmlGrammar}: definitions without their prose, each once
 * with the versions that have it.
 */
final class XmlGrammarCompiler {
    private final Path folder;

    XmlGrammarCompiler(Path folder) {
        this.folder = folder;
    }

    String compile() throws Exception {
        Map<String, String> versionsOf = new LinkedHashMap<>();
        for (int minor = 0; minor <= 7; minor++) {
            for (String definition : definitions("bom-1." + minor + ".xsd")) {
                versionsOf.merge(definition, "" + minor, String::concat);
            }
        }
        definitions("spdx.xsd").forEach(definition -> versionsOf.put(definition, "spdx"));
        StringBuilder text = new StringBuilder();
        versionsOf.forEach((definition, versions) ->
                text.append(versions).append('\t').append(definition).append('\n'));
        return text.toString();
    }

    private Iterable<String> definitions(String file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        Element schema = factory.newDocumentBuilder()
                .parse(folder.resolve(file).toFile())
                .getDocumentElement();
        Map<String, String> found = new LinkedHashMap<>();
        for (Node child = schema.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element
                    && !isProse(element)
                    && !element.getLocalName().equals("import")) {
                found.put(written(element), "");
            }
        }
        return found.keySet();
    }

    private static boolean isProse(Element element) {
        return element.getLocalName().equals("annotation");
    }

    private static String written(Element element) {
        StringBuilder text = new StringBuilder("(").append(XmlGrammar.shortTag(element.getLocalName()));
        Map<String, String> attributes = new TreeMap<>();
        NamedNodeMap all = element.getAttributes();
        for (int i = 0; i < all.getLength(); i++) {
            Node attribute = all.item(i);
            boolean usual = attribute.getNodeName().endsWith("Occurs")
                    && attribute.getNodeValue().equals("1");
            if (!attribute.getNodeName().startsWith("xmlns") && !usual) {
                attributes.put(attribute.getNodeName(), attribute.getNodeValue());
            }
        }
        attributes.forEach((name, value) -> text.append(' ')
                .append(XmlGrammar.shortAttribute(name))
                .append("=\"")
                .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                .append('"'));
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner && !isProse(inner)) {
                text.append(written(inner));
            }
        }
        return text.append(')').toString();
    }
}
