package org.probity.inventory.sbom;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Judges SPDX 2.2 and 2.3 tag-value by what the specification states: known tags, the mandatory ones of document, package, file,
 * snippet and other licensing information (clauses 6 to 10), and the forms of values.
 */
final class SpdxTagValueVerdict {
    private static final Set<String> TAGS = Set.of(
            ("SPDXVersion DataLicense SPDXID DocumentName DocumentNamespace ExternalDocumentRef LicenseListVersion Creator Created"
                            + " CreatorComment DocumentComment PackageName PackageVersion PackageFileName PackageSupplier"
                            + " PackageOriginator PackageDownloadLocation FilesAnalyzed PackageVerificationCode PackageChecksum"
                            + " PackageHomePage PackageSourceInfo PackageLicenseConcluded PackageLicenseInfoFromFiles"
                            + " PackageLicenseDeclared PackageLicenseComments PackageCopyrightText PackageSummary"
                            + " PackageDescription PackageComment ExternalRef ExternalRefComment PackageAttributionText"
                            + " PrimaryPackagePurpose ReleaseDate BuiltDate ValidUntilDate FileName FileType FileChecksum"
                            + " LicenseConcluded LicenseInfoInFile LicenseComments FileCopyrightText FileComment FileNotice"
                            + " FileContributor FileAttributionText FileDependency ArtifactOfProjectName"
                            + " ArtifactOfProjectHomePage ArtifactOfProjectURI SnippetSPDXID SnippetFromFileSPDXID"
                            + " SnippetByteRange SnippetLineRange SnippetLicenseConcluded LicenseInfoInSnippet"
                            + " SnippetLicenseComments SnippetCopyrightText SnippetComment SnippetName SnippetAttributionText"
                            + " LicenseID ExtractedText LicenseName LicenseCrossReference LicenseComment Relationship"
                            + " RelationshipComment Annotator AnnotationDate AnnotationType AnnotationComment SPDXREF Reviewer"
                            + " ReviewDate ReviewComment")
                    .split(" "));

    /** What opens a part, and what the part must have besides. */
    private static final Map<String, List<String>> MANDATORY = Map.of(
            "",
                    List.of(
                            "SPDXVersion",
                            "DataLicense",
                            "SPDXID",
                            "DocumentName",
                            "DocumentNamespace",
                            "Creator",
                            "Created"),
            "PackageName", List.of("SPDXID", "PackageDownloadLocation"),
            "FileName", List.of("SPDXID", "FileChecksum"),
            "SnippetSPDXID", List.of("SnippetFromFileSPDXID", "SnippetByteRange"),
            "LicenseID", List.of("ExtractedText"));

    private static final String ID = "(?:DocumentRef-[A-Za-z0-9.+-]+:)?SPDXRef-[A-Za-z0-9.-]+";
    private static final String TIME = "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z";
    private static final Map<String, Pattern> FORMS = Map.ofEntries(
            Map.entry("SPDXVersion", Pattern.compile("SPDX-2\\.[23]")),
            Map.entry("DataLicense", Pattern.compile("CC0-1\\.0")),
            Map.entry("SPDXID", Pattern.compile("SPDXRef-[A-Za-z0-9.-]+")),
            Map.entry("SnippetSPDXID", Pattern.compile("SPDXRef-[A-Za-z0-9.-]+")),
            Map.entry("DocumentNamespace", Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\s#]+")),
            Map.entry("Creator", Pattern.compile("(?:Person|Organization|Tool): ?\\S.*")),
            Map.entry("Created", Pattern.compile(TIME)),
            Map.entry("AnnotationDate", Pattern.compile(TIME)),
            Map.entry("ReviewDate", Pattern.compile(TIME)),
            Map.entry("ReleaseDate", Pattern.compile(TIME)),
            Map.entry("BuiltDate", Pattern.compile(TIME)),
            Map.entry("ValidUntilDate", Pattern.compile(TIME)),
            Map.entry("PackageSupplier", Pattern.compile("NOASSERTION|(?:Person|Organization): ?\\S.*")),
            Map.entry("PackageOriginator", Pattern.compile("NOASSERTION|(?:Person|Organization): ?\\S.*")),
            Map.entry("FilesAnalyzed", Pattern.compile("true|false")),
            Map.entry("PackageChecksum", Pattern.compile("[A-Z0-9a-z-]+: ?[0-9a-fA-F]+")),
            Map.entry("FileChecksum", Pattern.compile("[A-Z0-9a-z-]+: ?[0-9a-fA-F]+")),
            Map.entry(
                    "ExternalRef",
                    Pattern.compile("(?:SECURITY|PACKAGE[-_]MANAGER|PERSISTENT[-_]ID|OTHER)\\s+\\S+\\s+\\S+")),
            Map.entry("Relationship", Pattern.compile(ID + "\\s+[A-Z_]+\\s+(?:" + ID + "|NONE|NOASSERTION)")),
            Map.entry("LicenseID", Pattern.compile("LicenseRef-[A-Za-z0-9.-]+")));

    private final BufferedReader lines;
    private final List<CycloneDxVerdict.Fault> faults = new ArrayList<>();
    private final LongSet ids = new LongSet();
    private final Set<String> seen = new LinkedHashSet<>();
    private String part = "";
    private int line;
    private int partLine = 1;
    private @Nullable String version;

    private SpdxTagValueVerdict(BufferedReader lines) {
        this.lines = lines;
    }

    static SbomVerdict of(InputStream in) throws IOException {
        SpdxTagValueVerdict verdict =
                new SpdxTagValueVerdict(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        verdict.judge();
        String version = verdict.version == null ? "2.3" : verdict.version;
        return new SbomVerdict(
                SbomFormat.SPDX2_TAG_VALUE,
                verdict.version,
                "the mandatory fields and the forms of values of SPDX " + version
                        + ", as there is no schema for tag-value",
                verdict.faults);
    }

    private void judge() throws IOException {
        for (String text = next(); text != null && faults.size() < CycloneDxVerdict.FAULTS_KEPT; text = next()) {
            String start = line == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
            if (start.isBlank() || start.startsWith("#")) {
                continue;
            }
            int colon = start.indexOf(':');
            if (colon < 1) {
                fault("a line is TAG: value, this is \"" + Reading.clip(start) + "\"");
                continue;
            }
            field(start.substring(0, colon).strip(), start.substring(colon + 1).strip());
        }
        close();
    }

    private @Nullable String next() throws IOException {
        String text = lines.readLine();
        line++;
        return text;
    }

    private void field(String tag, String value) throws IOException {
        if (!TAGS.contains(tag)) {
            fault("there is no tag \"" + Reading.clip(tag) + "\"");
        }
        if (value.startsWith("<text>")) {
            skipText(value);
        } else {
            form(tag, value);
        }
        if (tag.equals("SPDXVersion") && version == null) {
            version = value.startsWith("SPDX-") ? value.substring(5) : value;
        }
        if (MANDATORY.containsKey(tag)) {
            close();
            part = tag;
            partLine = line;
        }
        seen.add(tag);
        if (tag.equals("SPDXID") || tag.equals("SnippetSPDXID")) {
            if (!ids.add(LongSet.hash(value))) {
                fault("the identifier " + Reading.clip(value) + " is given twice");
            }
        }
    }

    private void form(String tag, String value) {
        Pattern form = FORMS.get(tag);
        if (value.isEmpty()) {
            fault(Reading.clip(tag) + " has no value");
        } else if (form != null && !form.matcher(value).matches()) {
            fault(tag + ": \"" + Reading.clip(value) + "\" does not have the form it must have");
        }
    }

    private void skipText(String start) throws IOException {
        for (String text = start; !text.contains("</text>"); ) {
            String more = next();
            if (more == null) {
                fault("<text> is not closed");
                return;
            }
            text = more;
        }
    }

    /** A part ends: does it have all it must have? */
    private void close() {
        for (String tag : MANDATORY.getOrDefault(part, List.of())) {
            if (!seen.contains(tag)) {
                String what = part.isEmpty() ? "the document" : "the part that begins with " + part;
                faults.add(new CycloneDxVerdict.Fault("line " + partLine, what + " lacks " + tag, partLine));
            }
        }
        seen.clear();
    }

    private void fault(String why) {
        faults.add(new CycloneDxVerdict.Fault("line " + line, why, line));
    }
}
