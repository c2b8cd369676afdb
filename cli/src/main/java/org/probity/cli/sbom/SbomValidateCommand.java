package org.probity.cli.sbom;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.probity.inventory.sbom.SbomVerdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code probity sbom validate}: the verdict of the official schemas, and what it was judged by. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = {
            "Judges CycloneDX (JSON, XML) and SPDX 2 (JSON, tag-value) documents by the official schema of their version.",
            "For tag-value, which has no schema, by the mandatory fields and the forms of values.",
            "Exit 0 if all are valid, 1 if one is not, 2 if one cannot be judged."
        })
final class SbomValidateCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the call
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Documents; - is standard input.")
    private List<String> files = List.of();

    @Option(names = "--strict", description = "By the strict schemas that CycloneDX JSON 1.2 and 1.3 also have.")
    private boolean strict;

    @Option(names = "--json", description = "One JSON object a line, one for each document.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        int exit = 0;
        for (String file : files) {
            try {
                SbomVerdict verdict = Documents.use(file, in -> SbomVerdict.of(in, strict));
                print(out, Documents.title(file), verdict);
                exit = Math.max(exit, verdict.valid() ? 0 : 1);
            } catch (Documents.Unusable unusable) {
                exit = Documents.refuse(spec.commandLine().getErr(), unusable);
            }
            out.flush();
        }
        return exit;
    }

    private void print(PrintWriter out, String title, SbomVerdict verdict) {
        if (json) {
            List<Object> faults = new java.util.ArrayList<>();
            verdict.faults()
                    .forEach(f -> faults.add(
                            JsonOut.of("where", f.where(), "why", f.why(), "line", f.line() > 0 ? f.line() : null)));
            JsonOut.line(
                    out,
                    JsonOut.of(
                            "file", title,
                            "format", verdict.format().title(),
                            "specVersion", verdict.specVersion(),
                            "valid", verdict.valid(),
                            "against", verdict.against(),
                            "faults", faults));
            return;
        }
        String version = verdict.specVersion() == null ? "" : " " + verdict.specVersion();
        out.println(title + ": " + (verdict.valid() ? "valid " : "not valid ")
                + verdict.format().title() + version + ", judged by " + verdict.against());
        verdict.faults().forEach(fault -> out.println("  " + fault.where() + ": " + fault.why()));
    }
}
