package org.probity.cli.csaf;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.rules.Report;
import org.probity.csaf.rules.Result;
import org.probity.csaf.write.AdvisoryBuilder;
import org.probity.csaf.write.BranchBuilder;
import org.probity.csaf.write.Identification;
import org.probity.csaf.write.Product;
import org.probity.csaf.write.Publisher;
import org.probity.csaf.write.RevisionHistory;
import org.probity.csaf.write.VulnerabilityBuilder;
import org.probity.csaf.write.Word.NoteCategory;
import org.probity.csaf.write.Word.RemediationCategory;
import org.probity.csaf.write.Word.Status;
import org.probity.csaf.write.Word.TlpLabel;
import org.probity.scoring.cvss.CvssVector;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code probity csaf new}: a CSAF 2.0 document of one vulnerability from the command line. */
@Command(
        name = "new",
        description = "Make a CSAF 2.0 document of one vulnerability.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Products: --affected, --fixed, --not-affected, --investigating, each VENDOR/PRODUCT/VERSION[=PURL].",
            "The document goes to standard output or into --out; it passes all mandatory tests or is not made.",
            "Exit code: 0 if made, 1 if mandatory tests speak against it, 2 if the input cannot be used."
        })
public final class CsafNewCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--id", required = true, description = "The tracking id.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String id;

    @Option(names = "--title", required = true, description = "What it is about.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String title;

    @Option(names = "--publisher", required = true, description = "The vendor's name.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String publisher;

    @Option(names = "--namespace", required = true, description = "A URI that the vendor controls.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String namespace;

    @Option(names = "--vex", description = "A VEX document instead of a security advisory.")
    private boolean vex;

    @Option(names = "--lang", description = "The language tag. Default: en.")
    private String language = "en";

    @Option(names = "--tlp", description = "white, green, amber or red. Default: white.")
    private String tlp = "white";

    @Option(names = "--folder", paramLabel = "URL", description = "Where it will be published; ends with a slash.")
    private @Nullable String folder;

    @Option(names = "--summary", description = "A summary of the document.")
    private @Nullable String summary;

    @Option(names = "--cve", description = "The CVE id.")
    private @Nullable String cve;

    @Option(names = "--cwe", description = "The weakness, such as CWE-79.")
    private @Nullable String cwe;

    @Option(names = "--description", description = "What the vulnerability is.")
    private @Nullable String description;

    @Option(
            names = "--score",
            paramLabel = "VECTOR",
            description = "A CVSS vector for the affected products. May repeat.")
    private List<String> scores = new ArrayList<>();

    @Option(names = "--reference", paramLabel = "URL", description = "A place to read more. May repeat.")
    private List<String> references = new ArrayList<>();

    @Option(names = "--affected", paramLabel = "P", description = "An affected product. May repeat.")
    private List<String> affected = new ArrayList<>();

    @Option(names = "--fixed", paramLabel = "P", description = "A product with the fix. May repeat.")
    private List<String> fixed = new ArrayList<>();

    @Option(names = "--not-affected", paramLabel = "P", description = "A product that is not affected. May repeat.")
    private List<String> notAffected = new ArrayList<>();

    @Option(names = "--why-not", paramLabel = "TEXT", description = "Why the latter are not affected.")
    private @Nullable String whyNot;

    @Option(names = "--investigating", paramLabel = "P", description = "A product under investigation. May repeat.")
    private List<String> investigating = new ArrayList<>();

    @Option(names = "--remedy", paramLabel = "KIND:TEXT", description = "For example vendor_fix:Update. May repeat.")
    private List<String> remedies = new ArrayList<>();

    @Option(names = "--date", description = "Time of release, such as 2026-01-31T12:00:00Z. Default: now.")
    private @Nullable Instant date;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write into this folder, under the name by the standard.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        Instant now = date == null ? Instant.ofEpochSecond(Instant.now().getEpochSecond()) : date;
        AdvisoryBuilder advisory = new AdvisoryBuilder(
                        vex ? AdvisoryBuilder.VEX : AdvisoryBuilder.SECURITY_ADVISORY,
                        title,
                        Publisher.vendor(publisher, namespace),
                        id)
                .language(language)
                .tlp(word(TlpLabel.values(), tlp, "--tlp"))
                .generator("Probity", "0.1.0", now);
        if (summary != null) {
            advisory.note(NoteCategory.SUMMARY, "Summary", summary);
        }
        if (folder != null) {
            advisory.canonicalFolder(folder);
        }
        references.forEach(url -> advisory.reference(url, url));
        fill(advisory, now);
        RevisionHistory history = RevisionHistory.released(now, "First release.");
        Report report = advisory.check(history);
        PrintWriter err = spec.commandLine().getErr();
        for (Result result : report.results()) {
            err.println(result.test() + " at " + String.join(", ", result.paths()) + ": " + result.message());
        }
        if (!report.valid()) {
            err.println("probity csaf new: the document would not be valid, so it was not made");
            return 1;
        }
        write(advisory, history);
        return 0;
    }

    private void write(AdvisoryBuilder advisory, RevisionHistory history) throws IOException {
        PrintWriter printer = spec.commandLine().getOut();
        if (out == null) {
            printer.print(advisory.text(history));
        } else {
            Files.createDirectories(out);
            Path file = out.resolve(advisory.fileName());
            Files.writeString(file, advisory.text(history));
            printer.println(file);
        }
        printer.flush();
    }

    private void fill(AdvisoryBuilder advisory, Instant now) {
        VulnerabilityBuilder flaw = advisory.vulnerability().title(title).released(now);
        if (cve != null) {
            flaw.cve(cve);
        }
        if (cwe != null) {
            flaw.cwe(cwe);
        }
        if (description != null) {
            flaw.note(NoteCategory.DESCRIPTION, null, description);
        }
        List<Product> hit = products(advisory, affected);
        List<Product> open = products(advisory, investigating);
        put(flaw, Status.KNOWN_AFFECTED, hit);
        put(flaw, Status.FIXED, products(advisory, fixed));
        put(flaw, Status.UNDER_INVESTIGATION, open);
        List<Product> free = products(advisory, notAffected);
        if (!free.isEmpty()) {
            String why = whyNot == null ? "The product does not hold the vulnerable code." : whyNot;
            flaw.notAffected(why, free.toArray(new Product[0]));
        }
        scores.forEach(vector -> flaw.score(CvssVector.parse(vector), hit));
        List<Product> needy = new ArrayList<>(hit);
        needy.addAll(open);
        for (String remedy : remedies) {
            int colon = remedy.indexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException("--remedy takes KIND:TEXT, not " + remedy);
            }
            RemediationCategory kind = word(RemediationCategory.values(), remedy.substring(0, colon), "--remedy");
            flaw.remediation(kind, remedy.substring(colon + 1).strip(), needy.toArray(new Product[0]));
        }
    }

    private static void put(VulnerabilityBuilder flaw, Status status, List<Product> products) {
        if (!products.isEmpty()) {
            flaw.status(status, products);
        }
    }

    private static List<Product> products(AdvisoryBuilder advisory, List<String> given) {
        return given.stream().map(text -> product(advisory, text)).toList();
    }

    private static Product product(AdvisoryBuilder advisory, String text) {
        int equals = text.indexOf('=');
        String[] part = (equals < 0 ? text : text.substring(0, equals)).split("/", 3);
        if (part.length != 3) {
            throw new IllegalArgumentException("a product is VENDOR/PRODUCT/VERSION[=PURL], not " + text);
        }
        Identification identification = new Identification();
        if (equals >= 0) {
            identification.withPurl(text.substring(equals + 1));
        }
        BranchBuilder branch = advisory.products().vendor(part[0]).product(part[1]);
        return part[2].startsWith("vers:")
                ? branch.versionRange(part[2], identification)
                : branch.version(part[2], identification);
    }

    private static <E extends Enum<E>> E word(E[] values, String given, String option) {
        for (E value : values) {
            if (value.name().equalsIgnoreCase(given.replace('-', '_'))) {
                return value;
            }
        }
        StringBuilder known = new StringBuilder();
        for (E value : values) {
            known.append(known.isEmpty() ? "" : ", ").append(value.name().toLowerCase(Locale.ROOT));
        }
        throw new IllegalArgumentException(option + " takes " + known + ", not " + given);
    }
}
