package org.probity.inventory.sbom;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads SPDX 2.2 and 2.3 tag-value documents line by line. */
final class SpdxTagValue {
    private final BufferedReader lines;
    private final Reading reading;
    private int line;
    private Component.@Nullable Builder current;
    private boolean inOtherSection;

    SpdxTagValue(BufferedReader lines, Reading reading) {
        this.lines = lines;
        this.reading = reading;
    }

    void read() throws IOException, SbomException {
        for (String text = nextLine(); text != null; text = nextLine()) {
            if (text.isBlank() || text.startsWith("#")) {
                continue;
            }
            int colon = text.indexOf(':');
            if (colon < 1) {
                reading.odd("no-tag", "a line without a tag: \"" + Reading.clip(text) + "\"", line);
                continue;
            }
            String tag = text.substring(0, colon).strip();
            tag(tag, value(text.substring(colon + 1).strip()));
        }
        close();
        if (reading.head.specVersion == null) {
            reading.odd("no-spec-version", "SPDXVersion is missing", 0);
        }
    }

    /** As {@link BufferedReader#readLine}, but gives up on a line that no document has. */
    private @Nullable String nextLine() throws IOException, SbomException {
        StringBuilder text = new StringBuilder(80);
        int c = lines.read();
        if (c < 0) {
            return null;
        }
        for (; c >= 0 && c != '\n'; c = lines.read()) {
            text.append((char) c);
            if (text.length() > reading.limits.stringLength()) {
                throw new SbomException(
                        "line " + line + ": longer than " + reading.limits.stringLength() + " characters");
            }
        }
        line++;
        if (!text.isEmpty() && text.charAt(text.length() - 1) == '\r') {
            text.setLength(text.length() - 1);
        }
        return text.toString();
    }

    /** The value, which between {@code <text>} and {@code </text>} may go over many lines. */
    private String value(String start) throws IOException, SbomException {
        if (!start.startsWith("<text>")) {
            return start;
        }
        StringBuilder text = new StringBuilder(start.substring(6));
        int from = 0;
        while (text.indexOf("</text>", from) < 0) {
            from = Math.max(0, text.length() - 7);
            String more = nextLine();
            if (more == null) {
                throw new SbomException("line " + line + ": <text> is not closed");
            }
            text.append('\n').append(more);
            if (text.length() > reading.limits.stringLength()) {
                throw new SbomException("line " + line + ": a text is too long");
            }
        }
        return text.substring(0, text.indexOf("</text>", from));
    }

    private void tag(String tag, String value) throws SbomException {
        switch (tag) {
            case "PackageName" -> open("library", value, tag);
            case "FileName" -> open("file", value, tag);
            case "SnippetSPDXID", "LicenseID" -> {
                close();
                inOtherSection = true;
            }
            case "Relationship" -> relationship(value);
            default -> field(tag, value);
        }
    }

    private void open(String type, String name, String tag) throws SbomException {
        close();
        inOtherSection = false;
        Component.Builder c = new Component.Builder(reading.begin(), -1, 0);
        c.type = type;
        c.name = reading.identity(tag, name, line);
        current = c;
    }

    private void close() {
        if (current != null) {
            reading.component(current, () -> line);
            current = null;
        }
    }

    private void relationship(String value) {
        List<String> words = new ArrayList<>(List.of(value.split("\\s+")));
        if (words.size() != 3) {
            reading.odd("incomplete-relationship", "a relationship is written: from TYPE to", line);
            return;
        }
        String to = words.get(2);
        Spdx.tell(reading, Spdx.edge(words.get(0), words.get(1), Spdx.says(to) ? List.of(to) : List.of()));
    }

    private void field(String tag, String value) throws SbomException {
        Component.Builder c = current;
        if (c != null) {
            componentField(c, tag, value);
        } else if (!inOtherSection) {
            documentField(tag, value);
        }
    }

    private void documentField(String tag, String value) {
        switch (tag) {
            case "SPDXVersion" -> reading.head.specVersion = value.startsWith("SPDX-") ? value.substring(5) : value;
            case "DocumentName" -> reading.head.name = reading.identity(tag, value, line);
            case "DocumentNamespace" -> reading.head.serialNumber = reading.identity(tag, value, line);
            case "Created" -> reading.head.timestamp = reading.identity(tag, value, line);
            case "Creator" -> Spdx2Json.creator(reading, value);
            default -> reading.head.extra.merge(tag, value, (there, more) -> there + "\n" + more);
        }
    }

    private void componentField(Component.Builder c, String tag, String value) {
        switch (tag) {
            case "SPDXID" -> c.ref = reading.identity(tag, value, line);
            case "PackageVersion" -> c.version = reading.identity(tag, value, line);
            case "PrimaryPackagePurpose" -> c.type = Spdx.type(value);
            case "PackageSupplier" -> c.supplier = Spdx.agent(value);
            case "PackageOriginator" -> c.manufacturer = Spdx.agent(value);
            case "PackageLicenseDeclared" -> Spdx.license(c, value, "declared");
            case "PackageLicenseConcluded", "LicenseConcluded" -> Spdx.license(c, value, "concluded");
            case "PackageCopyrightText", "FileCopyrightText" -> c.copyright = Spdx2Json.saying(value);
            case "PackageDescription" -> c.description = value;
            case "PackageHomePage" -> Spdx2Json.address(c, "website", value);
            case "PackageDownloadLocation" -> Spdx2Json.address(c, "distribution", value);
            case "PackageChecksum", "FileChecksum" -> checksum(c, value);
            case "ExternalRef" -> externalReference(c, value);
            default -> more(c, tag, value);
        }
    }

    private void more(Component.Builder c, String tag, String value) {
        Object there = c.extra.get(tag);
        String both = there == null ? value : there + "\n" + value;
        if (both.length() <= reading.limits.componentSize()) {
            c.extra(tag, both);
        }
    }

    private void checksum(Component.Builder c, String value) {
        int colon = value.indexOf(':');
        if (colon < 1) {
            reading.odd("incomplete-hash", "a checksum is written: ALGORITHM: value", line);
            return;
        }
        String content = reading.identity("checksum", value.substring(colon + 1).strip(), line);
        if (content != null) {
            c.hash(new Hash(Hash.canonicalAlgorithm(value.substring(0, colon).strip()), content));
        }
    }

    private void externalReference(Component.Builder c, String value) {
        String[] words = value.split("\\s+", 3);
        String locator = words.length == 3 ? reading.identity("ExternalRef", words[2], line) : null;
        if (locator == null) {
            reading.odd("incomplete-reference", "an external reference is written: CATEGORY type locator", line);
        } else {
            Spdx.externalReference(c, words[1], locator);
        }
    }

    /** Whether a first line looks like a tag-value document. */
    static boolean looksLike(String start) {
        return start.lines()
                .filter(text -> !text.isBlank() && !text.startsWith("#"))
                .limit(1)
                .anyMatch(text -> Map.of("SPDXVersion", 1, "DataLicense", 1, "DocumentName", 1, "PackageName", 1)
                        .containsKey(text.split(":", 2)[0].strip()));
    }
}
