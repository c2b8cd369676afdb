package org.probity.start;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.probity.record.RecordCare;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code probity check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Compares each event with what was sealed of it, with the log and its checkpoints. Changes nothing.",
        footer = {
            "",
            "May run beside the server. After a restore, give the newest checkpoint that anybody outside has: the log's public",
            "address, a witness, a bundle. When the record is older than it, going on would fork the log.",
            "Exit code: 0 nothing wrong, 1 something is, with its place, 2 could not look."
        })
final class CheckCommand implements Callable<Integer> {
    private static final int MAX_BYTES = 1 << 20;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE|URL",
            description = "A checkpoint kept elsewhere, which the record must continue.")
    private @Nullable String checkpoint;

    @Option(
            names = "--clock-is-right",
            description = "Lets sealing go on although something was sealed at a later time by a clock that was wrong.")
    private boolean clockIsRight;

    @Mixin
    private DataOptions options = new DataOptions();

    @Override
    public Integer call() {
        return options.run(upkeep -> {
            if (clockIsRight) {
                upkeep.acceptClock();
            }
            Optional<String> seen = checkpoint == null ? Optional.empty() : Optional.of(read(checkpoint));
            RecordCare.Report report;
            try (Meter meter = new Meter()) {
                report = upkeep.check(seen, meter);
            }
            report.faults().forEach(fault -> System.out.println(fault.place() + ": " + fault.says()));
            report.notes().forEach(note -> System.out.println("note: " + note));
            System.out.printf(
                    Locale.ROOT,
                    "%s: %d events, %d of them with fields that were erased; %d entries in the log; %d attachments%n",
                    report.faults().isEmpty()
                            ? "nothing is wrong"
                            : "faults: " + report.faults().size(),
                    report.events(),
                    report.erased(),
                    report.size(),
                    report.attachments());
            return report.faults().isEmpty() ? 0 : 1;
        });
    }

    private static String read(String place) throws IOException {
        if (!place.startsWith("https://") && !place.startsWith("http://")) {
            Path file = Path.of(place);
            if (!Files.isReadable(file) || Files.size(file) > MAX_BYTES) {
                throw new IOException("the checkpoint " + place + " cannot be read");
            }
            return Files.readString(file);
        }
        Duration patience = Duration.ofSeconds(20);
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(patience).build()) {
            HttpResponse<byte[]> answer = http.send(
                    HttpRequest.newBuilder(URI.create(place)).timeout(patience).build(),
                    HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MAX_BYTES));
            if (answer.statusCode() != 200) {
                throw new IOException("the checkpoint " + place + " cannot be read: status " + answer.statusCode());
            }
            return new String(answer.body(), StandardCharsets.UTF_8);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (IllegalArgumentException malformed) {
            throw new IOException("the checkpoint's address " + place + " is malformed", malformed);
        }
    }
}
