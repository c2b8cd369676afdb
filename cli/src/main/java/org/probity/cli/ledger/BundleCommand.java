package org.probity.cli.ledger;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.bundle.Content;
import org.probity.ledger.bundle.EvidenceBundle;
import org.probity.ledger.entry.Placed;
import org.probity.ledger.entry.SealedEntry;
import org.probity.ledger.keys.KeyHistory;
import org.probity.ledger.keys.LogKeys;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.note.VerifierKey;
import org.probity.ledger.proof.TlogProof;
import org.probity.ledger.store.Store;
import org.probity.ledger.tiles.TileReader;
import org.probity.ledger.time.StampedCheckpoints;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code probity ledger bundle}: an evidence bundle of sealed entries with the fields that may be told. */
@Command(
        name = "bundle",
        description = "Make an evidence bundle of entries that add --seal made, with the fields that --show names. The"
                + " history of keys goes with it; the earliest time-stamped checkpoint that covers the entries is taken,"
                + " else the latest. Prints what the receiver will learn.",
        mixinStandardHelpOptions = true)
public final class BundleCommand implements Callable<Integer> {
    @Mixin
    private TrustedLog log = new TrustedLog();

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "INDEX", description = "The entries' indices, from 0.")
    private List<Long> indices = List.of();

    @Option(names = "-o", required = true, paramLabel = "FILE", description = "The bundle; a new file.")
    private Path target = Path.of("");

    @Option(
            names = "--show",
            paramLabel = "POINTER",
            description = "A field to tell, with all within it, as a JSON pointer such as /type. May be repeated.")
    private List<String> shown = new ArrayList<>();

    @Option(names = "--attach", paramLabel = "FILE", description = "A file whose SHA-256 a shown field holds.")
    private List<Path> attachments = new ArrayList<>();

    @Option(names = "--title", paramLabel = "TEXT", description = "What to call it.")
    private @Nullable String title;

    @Option(names = "--latest", description = "Take the latest checkpoint, though an earlier one is time-stamped.")
    private boolean latest;

    @Mixin
    private Screen screen = new Screen();

    @Override
    public Integer call() throws IOException {
        Store store = log.folder().reading();
        SignedCheckpoint newest = log.checkpoint(store);
        long last = indices.stream().mapToLong(Long::longValue).max().orElseThrow();
        if (last >= newest.checkpoint().size()) {
            throw new LedgerException("there is no entry " + last + "; the log has "
                    + newest.checkpoint().size());
        }
        var stamped =
                latest ? Optional.<StampedCheckpoints.Stamped>empty() : new StampedCheckpoints(store).covering(last);
        SignedCheckpoint under =
                stamped.map(StampedCheckpoints.Stamped::checkpoint).orElse(newest);
        EvidenceBundle bundle = new EvidenceBundle(under, signers(store, under));
        LogKeys.load(store).ifPresent(bundle::history);
        stamped.ifPresent(stamp -> bundle.timestamp(stamp.token()));
        if (title != null) {
            bundle.title(title);
        }
        TileReader tiles = new TileReader(store, under.checkpoint().size());
        for (long index : indices.stream().distinct().sorted().toList()) {
            add(bundle, tiles, under, index);
        }
        attachments.forEach(file -> bundle.attachment(String.valueOf(file.getFileName()), Content.of(file)));
        write(bundle);
        tell(bundle, under, stamped.isPresent());
        return 0;
    }

    /** The log's keys that signed the checkpoint: by the history of keys, else the one of the key file. */
    private List<VerifierKey> signers(Store store, SignedCheckpoint under) {
        Optional<KeyHistory> history = LogKeys.load(store);
        if (history.isPresent()) {
            return under.signers(history.get().at(under.checkpoint().size()));
        }
        List<VerifierKey> trusted = log.trusted();
        return trusted.isEmpty() ? log.folder().publicKeys() : trusted;
    }

    private void add(EvidenceBundle bundle, TileReader tiles, SignedCheckpoint under, long index) throws IOException {
        byte[] leaf = tiles.entry(index);
        List<Placed> all = log.folder().disclosures().of(leaf);
        if (all.isEmpty() && !shown.isEmpty()) {
            throw new LedgerException("entry " + index
                    + " has no disclosures here: it was not added with --seal, or they" + " were erased");
        }
        for (String pointer : shown) {
            if (SealedEntry.select(all, List.of(pointer)).isEmpty()) {
                throw new LedgerException("entry " + index + " has no field " + pointer);
            }
        }
        TlogProof proof =
                new TlogProof(index, tiles.inclusion(index, under.checkpoint().root()), under);
        bundle.entry(proof, leaf, SealedEntry.select(all, shown));
    }

    private void write(EvidenceBundle bundle) throws IOException {
        try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
            bundle.write(out);
        } catch (java.nio.file.FileAlreadyExistsException exists) {
            throw new LedgerException("the file " + target + " is there already and is left as it is", exists);
        } catch (LedgerException refused) {
            Files.deleteIfExists(target);
            throw refused;
        }
    }

    private void tell(EvidenceBundle bundle, SignedCheckpoint under, boolean stamped) {
        PrintWriter out = screen.out();
        bundle.preview().forEach((index, entry) -> out.println(index + "\t" + entry.canonical()));
        out.flush();
        screen.err()
                .println("under the checkpoint of " + under.checkpoint().size() + " entries, "
                        + (stamped ? "which is time-stamped" : "which is not time-stamped"));
    }
}
