package org.probity.receipt.store;

import static org.probity.db.Tables.RECEIPT_UPLOAD;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.tika.Tika;
import org.probity.platform.Settings;
import org.probity.platform.db.Db;
import org.probity.platform.decide.Problem;
import org.probity.platform.decide.RefusedException;
import org.probity.receipt.KeptFile;
import org.probity.record.Attachments;
import org.springframework.stereotype.Component;

/**
 * Takes files in, as the exact bytes. A file is kept before the form it came with is judged, so that a refused submission
 * need not send it again; it waits under a random id for two days.
 */
@Component
public class Uploads {
    private static final Duration LIFE = Duration.ofDays(2);
    private static final int LONGEST_NAME = 120;
    /** Magic numbers are near the start. */
    private static final int MAGIC = 65_536;

    private final Db db;
    private final Attachments attachments;
    private final Settings.Limits limits;

    Uploads(Db db, Attachments attachments, Settings settings) {
        this.db = db;
        this.attachments = attachments;
        this.limits = settings.limits();
    }

    /** Reads magic numbers only; made when the first file comes, since it reads a large table. */
    private static final class Detector {
        static final Tika TIKA = new Tika();
    }

    /** A file as it was sent; its bytes may be on disk still. */
    public interface Sent {
        String name();

        long size();

        InputStream open() throws IOException;
    }

    /** A file that waits for its form. */
    public record Waiting(String id, KeptFile file) {}

    /**
     * Keeps files that were sent and finds the ones that wait from an earlier try.
     *
     * @param field the form field that a message belongs to
     * @param waiting ids of files kept earlier; unknown ones are left out
     * @throws RefusedException when a file is too large or there are too many; none of the new ones is kept then
     */
    public List<Waiting> take(String field, List<Sent> sent, List<String> waiting) {
        List<Waiting> all = new ArrayList<>(find(waiting));
        if (all.size() + sent.size() > limits.files()) {
            throw refused(field, "There are more than " + limits.files() + " files.", "Put several into one archive.");
        }
        for (Sent file : sent) {
            if (file.size() > limit()) {
                throw refused(
                        field,
                        "\"" + safeName(file.name()) + "\" is larger than " + limits.fileMegabytes() + " MB.",
                        "Leave it out, shrink it or split it. What you typed is kept.");
            }
        }
        sent.forEach(file -> all.add(keep(file)));
        return all;
    }

    private static RefusedException refused(String field, String what, String next) {
        return new RefusedException(List.of(Problem.at(field, what, next)));
    }

    private long limit() {
        return limits.fileMegabytes() * 1_048_576L;
    }

    private Waiting keep(Sent file) {
        String type;
        Attachments.Kept kept;
        try (InputStream first = file.open();
                InputStream whole = file.open()) {
            type = Detector.TIKA.detect(first.readNBytes(MAGIC));
            kept = attachments.keep(whole, limit(), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Waiting waiting = new Waiting(
                UUID.randomUUID().toString(), new KeptFile(safeName(file.name()), kept.sha256(), kept.size(), type));
        db.change(sql -> {
            sql.deleteFrom(RECEIPT_UPLOAD)
                    .where(RECEIPT_UPLOAD.AT.lt(db.now().minus(LIFE)))
                    .execute();
            sql.insertInto(RECEIPT_UPLOAD)
                    .set(RECEIPT_UPLOAD.ID, waiting.id())
                    .set(RECEIPT_UPLOAD.SHA256, kept.sha256())
                    .set(RECEIPT_UPLOAD.NAME, waiting.file().name())
                    .set(RECEIPT_UPLOAD.SIZE, kept.size())
                    .set(RECEIPT_UPLOAD.MEDIA_TYPE, type)
                    .set(RECEIPT_UPLOAD.AT, db.now())
                    .execute();
        });
        return waiting;
    }

    /** The files that wait under these ids, in their order; unknown ids are left out. */
    public List<Waiting> find(List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<String> some = ids.stream().distinct().limit(limits.files()).toList();
        Map<String, KeptFile> found = db.read(sql -> sql.selectFrom(RECEIPT_UPLOAD)
                .where(RECEIPT_UPLOAD.ID.in(some))
                .fetchMap(
                        RECEIPT_UPLOAD.ID,
                        row -> new KeptFile(
                                row.get(RECEIPT_UPLOAD.NAME),
                                row.get(RECEIPT_UPLOAD.SHA256),
                                row.get(RECEIPT_UPLOAD.SIZE),
                                row.get(RECEIPT_UPLOAD.MEDIA_TYPE))));
        List<Waiting> waiting = new ArrayList<>();
        for (String id : some) {
            KeptFile file = found.get(id);
            if (file != null) {
                waiting.add(new Waiting(id, file));
            }
        }
        return waiting;
    }

    /** The last part of a name, without control characters and not too long. */
    static String safeName(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String clean = last.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        if (clean.isEmpty()) {
            return "file";
        }
        return clean.length() <= LONGEST_NAME ? clean : clean.substring(clean.length() - LONGEST_NAME);
    }
}
