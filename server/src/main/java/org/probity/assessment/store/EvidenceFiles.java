package org.probity.assessment.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;
import org.probity.assessment.Assessments.Upload;
import org.probity.assessment.Evidence.KeptFile;
import org.probity.platform.Settings;
import org.probity.platform.decide.Problem;
import org.probity.platform.decide.RefusedException;
import org.probity.record.Attachments;
import org.springframework.stereotype.Component;

/** Files of evidence, kept as they came. */
@Component
public class EvidenceFiles {
    private static final long MEGABYTE = 1_048_576;
    private static final int LONGEST_NAME = 150;
    private final Attachments attachments;
    private final long limit;
    private final Tika tika = new Tika();

    EvidenceFiles(Attachments attachments, Settings settings) {
        this.attachments = attachments;
        this.limit = settings.limits().fileMegabytes() * MEGABYTE;
    }

    /**
     * Keeps an upload; null in, null out.
     *
     * @param field the form field to complain at
     */
    @Nullable
    KeptFile keep(@Nullable Upload upload, String field) {
        if (upload == null) {
            return null;
        }
        try {
            byte[] bytes = upload.bytes().readNBytes(Math.toIntExact(limit + 1));
            return keep(cleanName(upload.name()), bytes, tika.detect(bytes), limit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Attachments.TooLargeException e) {
            throw new RefusedException(List.of(Problem.at(
                    field,
                    "The file is larger than " + limit / MEGABYTE + " MB.",
                    "Send a smaller one, or a summary.")));
        }
    }

    /** Keeps bytes that the program itself made, whatever their size. */
    public KeptFile keep(String name, byte[] bytes, String mediaType) {
        return keep(name, bytes, mediaType, bytes.length);
    }

    private KeptFile keep(String name, byte[] bytes, String mediaType, long most) {
        Attachments.Kept kept = attachments.keep(new ByteArrayInputStream(bytes), most, mediaType);
        return new KeptFile(name, kept.sha256(), kept.size(), mediaType);
    }

    /** The bytes of a file, checked against their digest. */
    public byte[] open(KeptFile file) {
        return attachments
                .open(file.sha256())
                .orElseThrow(() -> new IllegalStateException("the file " + file.sha256() + " is gone"));
    }

    /** A file name without folders, control characters or quotes. */
    static String cleanName(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll("[\\p{Cntrl}\"<>|:*?]", "_").strip();
        String shown = plain.isEmpty() || plain.startsWith(".") ? "file" + plain.toLowerCase(Locale.ROOT) : plain;
        return shown.length() <= LONGEST_NAME ? shown : shown.substring(shown.length() - LONGEST_NAME);
    }
}
