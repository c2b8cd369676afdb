package org.probity.receipt.web;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.platform.decide.Problem;
import org.probity.platform.decide.RefusedException;
import org.probity.platform.web.Fields;
import org.probity.platform.web.Form;
import org.probity.platform.web.Submission;
import org.probity.receipt.Channel;
import org.probity.receipt.KeptFile;
import org.probity.receipt.NewReport;
import org.probity.receipt.store.Uploads;
import org.springframework.web.multipart.MultipartFile;

/** Reads the report form, which strangers and staff fill in alike. */
final class ReportForm {
    static final String FILES = "files";
    static final String KEPT = "kept";

    private ReportForm() {}

    /**
     * The report that a form holds.
     *
     * @param receivedAt when it first reached us, or null for now
     */
    static NewReport read(Submission form, Channel channel, List<KeptFile> files, @Nullable Instant receivedAt) {
        List<Problem> problems = new ArrayList<>();
        NewReport.Plan plan = plan(form, problems);
        if (!problems.isEmpty()) {
            if (form.text("description").isEmpty()) {
                problems.addFirst(
                        Problem.at("description", "The description is missing.", "It is the only thing we must have."));
            }
            throw new RefusedException(problems);
        }
        return new NewReport(
                channel,
                form.text("title"),
                raw(form, "description"),
                orNull(form.text("product")),
                form.text("product-words"),
                form.text("versions"),
                orNull(form.text("contact")),
                orNull(form.text("credit")),
                form.ticked("share"),
                plan,
                form.ticked("public"),
                form.text("public-where"),
                form.ticked("exploited"),
                form.text("exploited-how"),
                form.text("told"),
                form.text("aliases"),
                files,
                receivedAt,
                null);
    }

    /** As it was sent, not stripped: the original is kept. */
    private static String raw(Submission form, String name) {
        List<String> all = form.all(name);
        return all.isEmpty() ? "" : all.getFirst();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static NewReport.@Nullable Plan plan(Submission form, List<Problem> problems) {
        LocalDate day = Fields.date(form, "plan-day", problems);
        return day == null
                ? null
                : plan(day, form.text("plan-time"), form.text("plan-zone"), "plan-time", "plan-zone", problems);
    }

    /** A plan from its parts; null with problems when time or zone cannot be read. */
    static NewReport.@Nullable Plan plan(
            LocalDate day, String time, String zone, String timeField, String zoneField, List<Problem> problems) {
        ZoneId where = ZoneOffset.UTC;
        LocalTime when = LocalTime.MIDNIGHT;
        try {
            where = zone.isEmpty() ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (DateTimeException unknownZone) {
            problems.add(Problem.at(
                    zoneField, "\"" + zone + "\" is no time zone.", "Write it as in Europe/Berlin or +02:00."));
        }
        try {
            when = time.isEmpty() ? LocalTime.MIDNIGHT : LocalTime.parse(time);
        } catch (DateTimeException notATime) {
            problems.add(Problem.at(timeField, "\"" + time + "\" is no time of day.", "Write it as in 14:00."));
        }
        return problems.isEmpty()
                ? new NewReport.Plan(
                        day.toString(),
                        time,
                        where.getId(),
                        day.atTime(when).atZone(where).toInstant())
                : null;
    }

    /** The files that were chosen. */
    static List<Uploads.Sent> sent(Submission form) {
        return form.files().stream().<Uploads.Sent>map(Chosen::new).toList();
    }

    private record Chosen(MultipartFile file) implements Uploads.Sent {
        @Override
        public String name() {
            String name = file.getOriginalFilename();
            return name == null ? "" : name;
        }

        @Override
        public long size() {
            return file.getSize();
        }

        @Override
        public InputStream open() throws IOException {
            return file.getInputStream();
        }
    }

    /** The same form, which also names the files that wait. */
    static Form with(Form form, List<Uploads.Waiting> waiting) {
        Map<String, List<String>> values = new HashMap<>(form.values());
        values.put(KEPT, waiting.stream().map(Uploads.Waiting::id).toList());
        return new Form(form.action(), values, form.problems(), form.version(), form.once(), form.restored());
    }
}
