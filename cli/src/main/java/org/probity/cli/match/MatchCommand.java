package org.probity.cli.match;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.probity.inventory.index.ComponentIndex;
import org.probity.inventory.match.Finding;
import org.probity.inventory.match.Matcher;
import org.probity.inventory.sbom.Sbom;
import org.probity.inventory.sbom.SbomException;
import org.probity.inventory.sbom.SbomReader;
import org.probity.inventory.vulnerability.RecordState;
import org.probity.inventory.vulnerability.VexStatements;
import org.probity.inventory.vulnerability.VulnerabilityHandler;
import org.probity.inventory.vulnerability.VulnerabilityReader;
import org.probity.inventory.vulnerability.VulnerabilityStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code probity match}: needs no server and no index; exit 0 nothing found, 1 found, 2 unusable. */
@Command(
        name = "match",
        mixinStandardHelpOptions = true,
        description = {
            "Finds which known vulnerabilities may be in what bills of materials name.",
            "Findings are candidates for verification: presence is not exploitability.",
            "Exit 0 if nothing is found, 1 if anything is, 2 if the input cannot be used."
        })
public final class MatchCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the call
    private CommandSpec spec;

    @Option(
            names = "--sbom",
            paramLabel = "FILE",
            arity = "1..*",
            description = "Bills of materials; - is standard input.")
    private List<String> sboms = List.of();

    @Option(names = "--index", paramLabel = "FOLDER", description = "Match a component index instead of documents.")
    private @org.jspecify.annotations.Nullable Path index;

    @Option(
            names = "--vulns",
            paramLabel = "PATH",
            arity = "1..*",
            required = true,
            description =
                    "Vulnerability data: files, folders, ZIP, gzip (OSV, CVE 5, NVD 2.0, GitHub, CSAF, KEV, EPSS).")
    private List<Path> vulnerabilities = List.of();

    @Option(
            names = "--vex",
            paramLabel = "PATH",
            arity = "1..*",
            description = "Statements: OpenVEX, CSAF, CycloneDX. Those inside the documents count anyway.")
    private List<Path> statements = List.of();

    @Option(
            names = "--state",
            paramLabel = "FOLDER",
            description = "Keep what was read here, so that the next run reads only files and entries that changed.")
    private @org.jspecify.annotations.Nullable Path state;

    @Option(
            names = "--format",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}); vex is CycloneDX 1.6.",
            defaultValue = "text")
    private Format format = Format.text;

    @Option(names = "--quiet", description = "No progress and no notes on standard error.")
    private boolean quiet;

    /** How findings are printed; lower case, since they are typed. */
    @SuppressWarnings("checkstyle:constantName")
    enum Format {
        text,
        json,
        csv,
        sarif,
        vex
    }

    /** Input that cannot be used; the message is one line. */
    private static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message);
        }
    }

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try {
            if (sboms.isEmpty() == (index == null)) {
                throw new Unusable("give either --sbom or --index");
            }
            Matcher matcher = new Matcher(store(err));
            List<Finding> findings = index == null ? documents(matcher, err) : portfolio(matcher, index);
            print(findings);
            return findings.stream().allMatch(finding -> finding.match().settled()) ? 0 : 1;
        } catch (Unusable unusable) {
            err.println("probity match: " + unusable.getMessage());
            err.flush();
            return 2;
        }
    }

    private VulnerabilityStore store(PrintWriter err) throws Unusable {
        VulnerabilityStore store = new VulnerabilityStore();
        List<Path> paths = new ArrayList<>(vulnerabilities);
        paths.addAll(statements);
        VulnerabilityReader reader = new VulnerabilityReader(List.of(new CsafFormat()));
        try (Progress progress = new Progress(err, !quiet, "records")) {
            if (state == null) {
                for (Path path : paths) {
                    read(reader::read, path, progress.counting(store));
                }
            } else {
                readChanged(state, reader, paths, progress.counting(store), err);
            }
        }
        if (store.records().isEmpty()) {
            throw new Unusable(
                    store.problems().isEmpty()
                            ? "there are no vulnerability records in " + vulnerabilities
                            : store.problems().getFirst());
        }
        if (!quiet) {
            store.problems().stream().limit(20).forEach(problem -> err.println("probity match: note: " + problem));
            if (store.problems().size() > 20) {
                err.println("probity match: note: and " + (store.problems().size() - 20) + " more like these");
            }
        }
        return store;
    }

    private void readChanged(
            Path folder, VulnerabilityReader reader, List<Path> paths, VulnerabilityHandler handler, PrintWriter err)
            throws Unusable {
        try (RecordState kept = RecordState.open(folder, reader)) {
            for (Path path : paths) {
                read(kept::read, path, handler);
            }
            kept.save();
            if (!quiet) {
                err.println("probity match: note: " + kept.effort().read() + " files and entries read, "
                        + kept.effort().kept() + " as before");
            }
        } catch (IOException failed) {
            throw new Unusable("--state: " + failed.getMessage());
        }
    }

    /** Reads vulnerability data from a path. */
    private interface Reading {
        void read(Path path, VulnerabilityHandler handler) throws IOException;
    }

    private static void read(Reading reading, Path path, VulnerabilityHandler handler) throws Unusable {
        try {
            reading.read(path, handler);
        } catch (NoSuchFileException missing) {
            throw new Unusable(path + ": there is no such file");
        } catch (IOException failed) {
            throw new Unusable(path + ": cannot be read: " + failed.getMessage());
        }
    }

    private List<Finding> documents(Matcher matcher, PrintWriter err) throws Unusable {
        List<Finding> findings = new ArrayList<>();
        try (Progress progress = new Progress(err, !quiet && sboms.size() > 1, "documents")) {
            for (String file : sboms) {
                Sbom sbom = read(file);
                String release = sbom.document().primary() == null
                        ? title(file)
                        : sbom.document().primary().label();
                findings.addAll(matcher.findings(title(file), release, sbom, VexStatements.of(sbom)));
                progress.step();
            }
        }
        Collections.sort(findings);
        return findings;
    }

    private static String title(String file) {
        return file.equals("-") ? "standard input" : file;
    }

    private static Sbom read(String file) throws Unusable {
        if (Files.isDirectory(Path.of(file))) {
            throw new Unusable(file + ": is a folder; name the documents in it");
        }
        try (InputStream in =
                file.equals("-") ? new BufferedInputStream(System.in) : Files.newInputStream(Path.of(file))) {
            return new SbomReader().readAll(in);
        } catch (NoSuchFileException missing) {
            throw new Unusable(file + ": there is no such file");
        } catch (SbomException unreadable) {
            throw new Unusable(title(file) + ": " + unreadable.getMessage());
        } catch (IOException failed) {
            throw new Unusable(title(file) + ": cannot be read: " + failed.getMessage());
        }
    }

    private static List<Finding> portfolio(Matcher matcher, Path folder) throws Unusable {
        if (!Files.isDirectory(folder)) {
            throw new Unusable(folder + ": there is no such index");
        }
        try (ComponentIndex open = ComponentIndex.open(folder)) {
            List<Finding> findings = Collections.synchronizedList(new ArrayList<>());
            matcher.portfolio(open, Runtime.getRuntime().availableProcessors(), findings::add);
            List<Finding> sorted = new ArrayList<>(findings);
            Collections.sort(sorted);
            return sorted;
        } catch (IOException failed) {
            throw new Unusable(folder + ": " + failed.getMessage());
        }
    }

    private void print(List<Finding> findings) {
        PrintWriter out = spec.commandLine().getOut();
        switch (format) {
            case text -> TextFormat.print(out, findings);
            case json -> JsonFormat.print(out, findings);
            case csv -> CsvFormat.print(out, findings);
            case sarif -> SarifFormat.print(out, findings);
            case vex -> VexFormat.print(out, findings);
        }
        out.flush();
    }
}
