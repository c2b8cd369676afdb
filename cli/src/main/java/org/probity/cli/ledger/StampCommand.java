package org.probity.cli.ledger;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.probity.ledger.base.Encoding;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.store.PosixStore;
import org.probity.ledger.time.StampedCheckpoints;
import org.probity.ledger.time.TimestampAuthorities;
import org.probity.ledger.time.TimestampClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code probity ledger stamp}: has the present checkpoint stamped by an RFC 3161 authority. Needs no private key. */
@Command(
        name = "stamp",
        description =
                "Have the checkpoint stamped by a time-stamp authority (RFC 3161) and keep both in the folder, for"
                        + " prove and bundle. Nothing but the checkpoint's SHA-256 is sent.",
        mixinStandardHelpOptions = true)
public final class StampCommand implements Callable<Integer> {
    @Mixin
    private TrustedLog log = new TrustedLog();

    @Option(
            names = "--tsa",
            required = true,
            paramLabel = "URL",
            description = "The authority's address, http or https.")
    private String address = "";

    @Option(
            names = "--trust",
            required = true,
            paramLabel = "FILE",
            description = "Certificates (PEM) of the authorities you trust; a token of any other is not kept.")
    private Path trust = Path.of("");

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "How long to wait for the authority (default: ${DEFAULT-VALUE}).")
    private int patience = 10;

    @Mixin
    private Screen screen = new Screen();

    @Override
    public Integer call() throws IOException {
        TimestampAuthorities authorities =
                new TimestampAuthorities(TimestampAuthorities.certificates(Files.readAllBytes(trust)));
        SignedCheckpoint checkpoint = log.checkpoint(log.folder().reading());
        byte[] token;
        try (TimestampClient client = new TimestampClient(address(), authorities, Duration.ofSeconds(patience))) {
            token = client.stamp(checkpoint.checkpoint());
        }
        try (PosixStore store = PosixStore.writing(log.folder().folder())) {
            new StampedCheckpoints(store).add(checkpoint, token);
        }
        var stamp =
                authorities.check(token, Encoding.utf8(checkpoint.checkpoint().text()));
        screen.out()
                .println(checkpoint.checkpoint().size() + " entries existed at " + stamp.time() + ", says "
                        + stamp.authority());
        screen.out().flush();
        return 0;
    }

    private URI address() {
        URI uri;
        try {
            uri = URI.create(address);
        } catch (IllegalArgumentException malformed) {
            throw new LedgerException("not an address: " + Encoding.shortened(address), malformed);
        }
        if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
            throw new LedgerException("the address of an authority begins with http:// or https://, unlike "
                    + Encoding.shortened(address));
        }
        return uri;
    }
}
