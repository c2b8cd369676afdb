package org.probity.bench.inventory;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.probity.inventory.sbom.Component;
import org.probity.inventory.sbom.CycloneDxVerdict;
import org.probity.inventory.sbom.SbomException;
import org.probity.inventory.sbom.SbomHandler;
import org.probity.inventory.sbom.SbomQuality;
import org.probity.inventory.sbom.SbomReader;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads, judges and rates one large CycloneDX document, beside the bare parse of the same bytes, on one thread; in
 * processor time, so that others on the machine do not count.
 *
 * <p>Arguments: components (100,000), or {@code --write FILE COMPONENTS} to write such a document to a file of any size.
 */
public final class SbomBench {
    /** Enough for the compiler to have settled well before the last. */
    private static final int ROUNDS = 24;

    private SbomBench() {}

    private interface Work {
        long run(byte[] document) throws IOException, SbomException;
    }

    public static void main(String[] args) throws IOException, SbomException {
        if (args.length == 3 && args[0].equals("--write")) {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(args[1])), 1 << 20)) {
                write(out, Integer.parseInt(args[2]));
            }
            return;
        }
        int components = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(out, components);
        byte[] document = out.toByteArray();
        System.out.printf(Locale.ROOT, "%,d components, %,d bytes%n", components, document.length);
        double bare = best("bare parse", components, document, SbomBench::bare);
        double read = best("read", components, document, SbomBench::read);
        double judged = best(
                "verdict", components, document, bytes -> CycloneDxVerdict.of(new ByteArrayInputStream(bytes), false)
                        .faults()
                        .size());
        double rated = best("quality", components, document, SbomBench::quality);
        System.out.printf(
                Locale.ROOT,
                "read takes %.2f times the bare parse, verdict %.2f, quality %.2f%n",
                read / bare,
                judged / bare,
                rated / bare);
    }

    private static double best(String name, int components, byte[] document, Work work)
            throws IOException, SbomException {
        double best = Double.MAX_VALUE;
        long told = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long begun = Cpu.used();
            told = work.run(document);
            best = Math.min(best, (Cpu.used() - begun) / 1e9);
        }
        System.out.printf(
                Locale.ROOT,
                "%-10s %.3f s, %,.0f components/s, %.0f MB/s (%d)%n",
                name,
                best,
                components / best,
                document.length / best / 1e6,
                told);
        return best;
    }

    private static long bare(byte[] document) {
        long tokens = 0;
        try (JsonParser p =
                new JsonFactory().createParser(ObjectReadContext.empty(), new ByteArrayInputStream(document))) {
            while (p.nextToken() != null) {
                tokens++;
            }
        }
        return tokens;
    }

    private static long read(byte[] document) throws IOException, SbomException {
        long[] hashes = new long[1];
        new SbomReader().read(new ByteArrayInputStream(document), new SbomHandler() {
            @Override
            public void component(Component component) {
                hashes[0] += component.hashes().size();
            }
        });
        return hashes[0];
    }

    private static long quality(byte[] document) throws IOException, SbomException {
        SbomQuality.Collector collector = new SbomQuality.Collector();
        new SbomReader().read(new ByteArrayInputStream(document), collector);
        return collector.report().components();
    }

    /** A document as the usual tools write it: purl, two hashes, a licence, a reference, a property, dependencies. */
    private static void write(OutputStream out, int components) throws IOException {
        text(
                out,
                "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"version\":1,\"metadata\":{\"component\":{\"type\":"
                        + "\"application\",\"name\":\"app\",\"bom-ref\":\"app\"}},\"components\":[");
        for (int i = 0; i < components; i++) {
            String purl = Portfolio.purl(i) + "@" + Portfolio.version(i, i % 20);
            text(
                    out,
                    (i == 0 ? "" : ",") + "\n{\"type\":\"library\",\"bom-ref\":\"" + purl + "#" + i
                            + "\",\"group\":\"org.example\",\"name\":\"package-" + i + "\",\"version\":\""
                            + Portfolio.version(i, i % 20)
                            + "\",\"description\":\"A package of the pool that does what packages do\",\"hashes\":[{\"alg\":\"SHA-1\","
                            + "\"content\":\"" + String.format("%040x", i) + "\"},{\"alg\":\"SHA-256\",\"content\":\""
                            + String.format("%064x", i)
                            + "\"}],\"licenses\":[{\"license\":{\"id\":\"Apache-2.0\"}}],\"purl\":\"" + purl
                            + "\",\"externalReferences\":[{\"type\":\"website\",\"url\":\"https://example.org/package-"
                            + i
                            + "\"}],\"properties\":[{\"name\":\"tool:place\",\"value\":\"/app/lib/package-" + i
                            + ".jar\"}]}");
        }
        text(out, "],\"dependencies\":[");
        for (int i = 0; i < components; i++) {
            String ref = Portfolio.purl(i) + "@" + Portfolio.version(i, i % 20) + "#" + i;
            text(out, (i == 0 ? "" : ",") + "\n{\"ref\":\"" + ref + "\",\"dependsOn\":[]}");
        }
        text(out, "]}");
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
