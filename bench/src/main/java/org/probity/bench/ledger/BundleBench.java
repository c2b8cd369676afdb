package org.probity.bench.ledger;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.probity.ledger.Log;
import org.probity.ledger.LogSettings;
import org.probity.ledger.bundle.BundleVerifier;
import org.probity.ledger.bundle.EvidenceBundle;
import org.probity.ledger.entry.SealedEntry;
import org.probity.ledger.entry.Sealer;
import org.probity.ledger.json.Json;

/** A bundle of many events: made, checked in a warm process, and left in the folder for a measurement from outside. */
final class BundleBench {
    private BundleBench() {}

    static void run(Path folder, int events) throws Exception {
        Sealer sealer = new Sealer();
        List<SealedEntry> sealed = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            sealed.add(sealer.seal((Json.Obj) Json.parse("{\"stream\":\"case/" + i
                    + "\",\"type\":\"ReportAcknowledged\","
                    + "\"at\":\"" + Instant.ofEpochSecond(i) + "\",\"actor\":{\"name\":\"A\",\"role\":\"coordinator\"},"
                    + "\"version\":1,\"text\":\"" + "x".repeat(200) + "\"}")));
        }
        Path file = folder.resolve("bundle.zip");
        try (Log log = Log.create(folder.resolve("log"), LogSettings.of(BenchLog.KEY))) {
            log.append(0, sealed.stream().map(SealedEntry::bytes).toList());
            EvidenceBundle bundle = new EvidenceBundle(log.checkpoint(), List.of(BenchLog.KEY.verifier()));
            for (int i = 0; i < events; i++) {
                bundle.entry(
                        log.inclusion(i).text(),
                        log.entry(i),
                        SealedEntry.select(sealed.get(i).disclosures(), List.of("/type", "/at", "/actor/role")));
            }
            try (OutputStream out = Files.newOutputStream(file)) {
                bundle.write(out);
            }
        }
        for (int round = 1; round <= 5; round++) {
            long start = System.nanoTime();
            boolean proven = new BundleVerifier(List.of(BenchLog.KEY.verifier()))
                    .verify(file)
                    .proven();
            System.out.printf(
                    "bundle of %,d events (%,d bytes) %s in %.0f ms, in this process%n",
                    events, Files.size(file), proven ? "proven" : "NOT PROVEN", AppendBench.seconds(start) * 1000);
        }
    }
}
