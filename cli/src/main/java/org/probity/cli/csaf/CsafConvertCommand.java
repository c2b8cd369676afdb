package org.probity.cli.csaf;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.FileName;
import org.probity.csaf.convert.Conversion;
import org.probity.csaf.convert.CveRecord;
import org.probity.csaf.convert.CycloneDxVex;
import org.probity.csaf.convert.OpenVex;
import org.probity.csaf.convert.Osv;
import org.probity.csaf.convert.RecordImport;
import org.probity.csaf.convert.Remark;
import org.probity.csaf.convert.Upgrade;
import org.probity.csaf.convert.UpgradeOption;
import org.probity.csaf.convert.VexImport;
import org.probity.csaf.json.JsonLimits;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonText;
import org.probity.csaf.json.UnreadableJsonException;
import org.probity.csaf.write.Publisher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code probity csaf convert}: to CSAF 2.1, OpenVEX, CycloneDX VEX, CVE records, OSV, and from VEX forms to CSAF. */
@Command(
        name = "convert",
        description =
                "Convert CSAF documents to other forms, and OpenVEX, CycloneDX VEX, CVE or OSV records to CSAF 2.0.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The result goes to standard output or into --out; what did not survive is told on standard error.",
            "Exit code: 0 if converted, 1 if a result is not valid, 2 if something could not be converted."
        })
public final class CsafConvertCommand implements Callable<Integer> {
    /** What can be made. */
    enum Target {
        /** CSAF 2.1, from 2.0. */
        CSAF21,
        /** CSAF 2.0: a VEX from OpenVEX or CycloneDX, a security advisory from a CVE or OSV record. */
        CSAF,
        /** OpenVEX 0.2.0. */
        OPENVEX,
        /** CycloneDX 1.6. */
        CYCLONEDX,
        /** CVE records 5.2. */
        CVE,
        /** OSV records. */
        OSV
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--to",
            defaultValue = "",
            description = "csaf21, openvex, cyclonedx, cve, osv, or csaf (from VEX forms, CVE and OSV records).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String target;

    @Option(names = "--out", paramLabel = "DIR", description = "Write each result into a file of this folder.")
    private @Nullable Path folder;

    @Option(names = "--org-id", paramLabel = "UUID", description = "The CNA's id, for whole CVE records.")
    private @Nullable String organization;

    @Option(names = "--publisher", description = "For csaf: the publisher's name.")
    private @Nullable String publisher;

    @Option(names = "--namespace", description = "For csaf: the publisher's namespace, a URI.")
    private @Nullable String namespace;

    @Option(names = "--id", description = "For csaf: the tracking id of the new document.")
    private @Nullable String trackingId;

    @Option(
            names = "--option",
            paramLabel = "WORD",
            description = "For csaf21: depart from a default of the specification (--options lists the words).")
    private List<String> upgradeWords = List.of();

    @Option(names = "--options", description = "List the words that --option takes.")
    private boolean listOptions;

    @Option(names = "--keep-invalid", description = "For csaf21: hand out a result that is not valid, too.")
    private boolean keepInvalid;

    @Option(names = "--quiet", description = "Don't tell what did not survive.")
    private boolean quiet;

    @Option(names = "--json-remarks", description = "Tell what did not survive as one JSON object a line.")
    private boolean jsonRemarks;

    @Parameters(paramLabel = "FILE|DIR|URL", arity = "0..*", description = "What to convert; - is standard input.")
    private List<String> arguments = List.of();

    private final InputStream input = System.in;
    private final Set<UpgradeOption> upgradeOptions = EnumSet.noneOf(UpgradeOption.class);
    private boolean failed;
    private boolean invalid;

    @Override
    public Integer call() throws IOException {
        if (listOptions) {
            PrintWriter out = spec.commandLine().getOut();
            for (UpgradeOption option : UpgradeOption.values()) {
                out.println(String.format(Locale.ROOT, "%-24s %s", option.word(), option.meaning()));
            }
            out.flush();
            return 0;
        }
        if (arguments.isEmpty() || target.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "say what to convert, and with --to into what");
        }
        readOptions();
        Target wanted;
        try {
            wanted = Target.valueOf(
                    target.toUpperCase(Locale.ROOT).replace(".", "").replace("-", ""));
        } catch (IllegalArgumentException e) {
            throw new IOException("--to takes csaf21, openvex, cyclonedx, cve, osv or csaf, not " + target, e);
        }
        if (wanted == Target.CSAF && (publisher == null || namespace == null || trackingId == null)) {
            throw new IOException("--to csaf needs --publisher, --namespace and --id");
        }
        Sources sources = new Sources(JsonLimits.DEFAULT, input);
        for (String argument : arguments) {
            sources.each(argument, source -> convert(source, wanted));
        }
        spec.commandLine().getOut().flush();
        return failed ? 2 : invalid ? 1 : 0;
    }

    private void readOptions() throws IOException {
        for (String word : upgradeWords) {
            UpgradeOption found = null;
            for (UpgradeOption option : UpgradeOption.values()) {
                found = option.word().equals(word) ? option : found;
            }
            if (found == null) {
                throw new IOException("--option does not know " + word + "; --options lists the words");
            }
            upgradeOptions.add(found);
        }
    }

    private void convert(Source source, Target wanted) {
        try {
            CsafDocument document = source.reader().read();
            List<Conversion> conversions = conversions(document, wanted);
            if (conversions.isEmpty()) {
                refuse(source, "holds nothing that could be converted");
            }
            for (int i = 0; i < conversions.size(); i++) {
                hand(source, wanted, conversions.get(i), conversions.size() > 1 ? i + 1 : 0);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            refuse(source, "interrupted");
        } catch (IOException | UnreadableJsonException | IllegalArgumentException | IllegalStateException e) {
            refuse(source, String.valueOf(e.getMessage()));
        }
    }

    private List<Conversion> conversions(CsafDocument document, Target wanted) {
        return switch (wanted) {
            case CSAF21 -> List.of(Upgrade.convert(document, Instant.now(), upgradeOptions));
            case OPENVEX -> List.of(OpenVex.convert(csaf(document)));
            case CYCLONEDX -> List.of(CycloneDxVex.convert(csaf(document)));
            case CVE -> CveRecord.convert(csaf(document), organization);
            case OSV -> Osv.convert(csaf(document));
            case CSAF -> List.of(fromVex(document.object()));
        };
    }

    private static CsafDocument csaf(CsafDocument document) {
        if (document.versionLabel() == null) {
            throw new IllegalArgumentException("this is no CSAF document: it has no /document/csaf_version");
        }
        return document;
    }

    private Conversion fromVex(JsonObject source) {
        Publisher by = Publisher.vendor(String.valueOf(publisher), String.valueOf(namespace));
        if (source.has("containers") || source.has("cnaContainer")) {
            return RecordImport.fromCve(source, by, String.valueOf(trackingId), Instant.now());
        }
        if (source.has("modified") && source.has("id")) {
            return RecordImport.fromOsv(source, by, String.valueOf(trackingId), Instant.now());
        }
        return source.has("bomFormat")
                ? VexImport.fromCycloneDx(source, by, String.valueOf(trackingId))
                : VexImport.fromOpenVex(source, by, String.valueOf(trackingId));
    }

    private void hand(Source source, Target wanted, Conversion conversion, int number) throws IOException {
        boolean wrong = conversion.remarks().stream().anyMatch(remark -> remark.kind() == Remark.Kind.INVALID);
        invalid |= wrong;
        conversion.remarks().forEach(remark -> tell(source, remark));
        if (wrong && wanted == Target.CSAF21 && !keepInvalid) {
            spec.commandLine()
                    .getErr()
                    .println("probity csaf convert: " + source.name()
                            + ": the result would not be valid, so it was not handed out; --keep-invalid does that");
        } else if (folder == null) {
            spec.commandLine().getOut().print(conversion.text());
        } else {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(fileName(source, wanted, number)), conversion.text());
        }
    }

    private void tell(Source source, Remark remark) {
        PrintWriter err = spec.commandLine().getErr();
        if (jsonRemarks) {
            err.println(JsonText.compact(JsonObject.builder()
                    .put("file", source.name())
                    .put("kind", remark.kind().name().toLowerCase(Locale.ROOT))
                    .put("path", remark.path())
                    .put("message", remark.message())
                    .put("value", remark.value())
                    .build()));
        } else if (!quiet) {
            err.println(source.name() + ": " + remark);
        }
    }

    private static String fileName(Source source, Target wanted, int number) {
        String name = source.name().replaceAll(".*[/\\\\]", "").replaceFirst("(?i)\\.json$", "");
        String part = number == 0 ? "" : "-" + number;
        String kind = wanted == Target.CSAF ? "csaf" : wanted.name().toLowerCase(Locale.ROOT);
        return FileName.of(name + part).replace(".json", "." + kind + ".json");
    }

    private void refuse(Source source, String why) {
        failed = true;
        spec.commandLine().getErr().println("probity csaf convert: " + source.name() + ": " + why);
    }
}
