package org.probity.cli.sbom;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.probity.inventory.sbom.Component;
import org.probity.inventory.sbom.Hash;
import org.probity.inventory.sbom.License;
import org.probity.inventory.sbom.Oddity;
import org.probity.inventory.sbom.SbomDocument;
import org.probity.inventory.sbom.SbomHandler;
import org.probity.inventory.sbom.SbomReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code probity sbom read}: lists what is in documents, as it is read. */
@Command(
        name = "read",
        mixinStandardHelpOptions = true,
        description = "Lists the components of documents and what is odd about them. Exit 1 if anything is odd.")
final class SbomReadCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the call
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Documents; - is standard input.")
    private List<String> files = List.of();

    @Option(names = "--json", description = "One JSON object a line: components, then the document.")
    private boolean json;

    @Option(names = "--summary", description = "Only the document, not each component.")
    private boolean summary;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        int exit = 0;
        for (String file : files) {
            Printer printer = new Printer(out, err, Documents.title(file), json, summary);
            try {
                Documents.use(file, in -> {
                    new SbomReader().read(in, printer);
                    return true;
                });
                exit = Math.max(exit, printer.oddities > 0 ? 1 : 0);
            } catch (Documents.Unusable unusable) {
                out.flush();
                exit = Documents.refuse(err, unusable);
            }
            out.flush();
        }
        return exit;
    }

    /** Prints each part when it comes. */
    private static final class Printer implements SbomHandler {
        private static final int SHOWN = 100;

        private final PrintWriter out;
        private final PrintWriter err;
        private final String title;
        private final boolean json;
        private final boolean summary;
        private long dependencies;
        private long services;
        private long vulnerabilities;
        long oddities;

        Printer(PrintWriter out, PrintWriter err, String title, boolean json, boolean summary) {
            this.out = out;
            this.err = err;
            this.title = title;
            this.json = json;
            this.summary = summary;
        }

        @Override
        public void component(Component c) {
            if (summary) {
                return;
            }
            if (json) {
                JsonOut.line(out, JsonOut.of("file", title, "component", object(c)));
            } else {
                out.println("  ".repeat(Math.min(c.depth(), 40)) + c.type() + "\t" + c.label()
                        + (c.purl() != null ? "\t" + c.purl() : c.cpe() != null ? "\t" + c.cpe() : ""));
            }
        }

        private static Object object(Component c) {
            return JsonOut.of(
                    "index", c.index(),
                    "parent", c.parent() < 0 ? null : c.parent(),
                    "ref", c.ref(),
                    "type", c.type(),
                    "group", c.group(),
                    "name", c.name(),
                    "version", c.version(),
                    "purl", c.purl(),
                    "cpe", c.cpe(),
                    "hashes",
                            c.hashes().isEmpty()
                                    ? null
                                    : c.hashes().stream().map(Printer::hash).toList(),
                    "licenses",
                            c.licenses().isEmpty()
                                    ? null
                                    : c.licenses().stream().map(License::value).toList(),
                    "supplier", c.supplier() == null ? null : c.supplier().label());
        }

        private static Object hash(Hash hash) {
            return JsonOut.of("algorithm", hash.algorithm(), "value", hash.value());
        }

        @Override
        public void dependency(org.probity.inventory.sbom.Dependency dependency) {
            dependencies += dependency.to().size();
        }

        @Override
        public void service(org.probity.inventory.sbom.Service service) {
            services++;
        }

        @Override
        public void vulnerability(java.util.Map<String, @org.jspecify.annotations.Nullable Object> vulnerability) {
            vulnerabilities++;
        }

        @Override
        public void oddity(Oddity oddity) {
            if (++oddities <= SHOWN) {
                err.println(title + ": " + oddity);
            } else if (oddities == SHOWN + 1) {
                err.println(title + ": … and more that is odd");
            }
        }

        @Override
        public void document(SbomDocument d) {
            if (json) {
                JsonOut.line(
                        out,
                        JsonOut.of(
                                "file",
                                title,
                                "document",
                                JsonOut.of(
                                        "format", d.format().title(),
                                        "specVersion", d.specVersion(),
                                        "serialNumber", d.serialNumber(),
                                        "version", d.version(),
                                        "name", d.name(),
                                        "timestamp", d.timestamp(),
                                        "primary", d.primary() == null ? null : object(d.primary()),
                                        "tools", d.tools(),
                                        "components", d.components(),
                                        "services", services,
                                        "dependencies", dependencies,
                                        "vulnerabilities", vulnerabilities,
                                        "oddities", oddities)));
                return;
            }
            out.println(title + ": " + d.format().title() + " " + (d.specVersion() == null ? "?" : d.specVersion())
                    + (d.primary() == null ? "" : " of " + d.primary().label())
                    + ": " + d.components() + " components, " + services + " services, " + dependencies
                    + " dependencies, " + vulnerabilities + " vulnerabilities, " + oddities + " oddities");
        }
    }
}
