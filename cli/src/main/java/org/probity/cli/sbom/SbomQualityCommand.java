package org.probity.cli.sbom;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.probity.inventory.sbom.SbomQuality;
import org.probity.inventory.sbom.SbomQuality.Blind;
import org.probity.inventory.sbom.SbomQuality.BlindSpot;
import org.probity.inventory.sbom.SbomReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code probity sbom quality}: says where a search through a document is blind. */
@Command(
        name = "quality",
        mixinStandardHelpOptions = true,
        description = "Says what documents do not tell. Exit 1 if there is any blind spot.")
final class SbomQualityCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the call
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Documents; - is standard input.")
    private List<String> files = List.of();

    @Option(names = "--json", description = "One JSON object a line, one for each document.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        int exit = 0;
        for (String file : files) {
            try {
                SbomQuality quality = Documents.use(file, in -> {
                    SbomQuality.Collector collector = new SbomQuality.Collector();
                    new SbomReader().read(in, collector);
                    return collector.report();
                });
                print(out, Documents.title(file), quality);
                exit = Math.max(exit, quality.blindSpots().isEmpty() ? 0 : 1);
            } catch (Documents.Unusable unusable) {
                exit = Documents.refuse(spec.commandLine().getErr(), unusable);
            }
            out.flush();
        }
        return exit;
    }

    private void print(PrintWriter out, String title, SbomQuality quality) {
        if (json) {
            List<Object> spots = new ArrayList<>();
            quality.blindSpots()
                    .forEach((blind, spot) -> spots.add(
                            JsonOut.of("kind", word(blind), "count", spot.count(), "examples", spot.examples())));
            JsonOut.line(
                    out,
                    JsonOut.of(
                            "file", title,
                            "components", quality.components(),
                            "files", quality.files(),
                            "depth", quality.depth(),
                            "blindSpots", spots));
            return;
        }
        out.println(title + ": " + quality.components() + " components, " + quality.files() + " files, depth "
                + quality.depth());
        for (Map.Entry<Blind, BlindSpot> entry : quality.blindSpots().entrySet()) {
            BlindSpot spot = entry.getValue();
            out.println("  " + spot.count() + "\t" + entry.getKey().meaning()
                    + (spot.examples().isEmpty() ? "" : " (" + String.join(", ", spot.examples()) + " …)"));
        }
    }

    private static String word(Blind blind) {
        return blind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
