package org.probity.receipt.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.platform.decide.Decision;
import org.probity.platform.decide.Problem;
import org.probity.receipt.NewReport;
import org.probity.receipt.ReceiptEvent;
import org.probity.receipt.ReceiptEvent.ReportSubmitted;
import org.probity.traceability.Satisfies;

/** RP-1: taking a report in. Only the description must hold something; nothing is refused for what it says. */
public final class Door {
    static final int LONGEST = 100_000;
    private static final int LONGEST_LINE = 500;
    private static final int LONGEST_TITLE = 120;

    private Door() {}

    /**
     * What the vendor promises at the time of receipt.
     *
     * @param acknowledge from receipt to the first answer
     */
    public record Promise(String policyVersion, Duration acknowledge, Duration triage, Duration update) {}

    /**
     * Takes a report in.
     *
     * @param productKnown whether the product it names is in the register
     * @param originalSha256 digest of what came in
     * @param takenBy id of the member of staff who enters it, or null
     */
    @Satisfies({"29147-9.3.2-b", "30111-7.1.3-a", "29147-6.2.4-b"})
    public static Decision<ReceiptEvent> submit(
            NewReport report,
            boolean productKnown,
            String originalSha256,
            @Nullable String takenBy,
            @Nullable String tokenSha256,
            Promise promise,
            Instant now) {
        List<Problem> problems = new ArrayList<>();
        checkTexts(problems, report);
        if (report.productId() != null && !productKnown) {
            problems.add(Problem.at(
                    "product", "That product is not in the register.", "Choose one of the list, or name it in your own words."));
        }
        NewReport.Plan plan = report.plan();
        if (plan != null && plan.at().plus(Duration.ofDays(1)).isBefore(now)) {
            problems.add(Problem.at("plan-day", "That time has passed.", "Give a coming date, or say that it is public already."));
        }
        Instant received = report.receivedAt() == null ? now : report.receivedAt();
        if (received.isAfter(now)) {
            problems.add(Problem.at("received-day", "The time of receipt is in the future.", "Give when it first reached us."));
        }
        return Decision.unless(
                problems,
                new ReportSubmitted(
                        report,
                        title(report),
                        originalSha256,
                        takenBy,
                        tokenSha256,
                        received,
                        promise.policyVersion(),
                        received.plus(promise.acknowledge()),
                        promise.triage().toHours(),
                        promise.update().toHours()));
    }

    private static void checkTexts(List<Problem> problems, NewReport report) {
        if (report.description().isBlank()) {
            problems.add(Problem.at("description", "The description is missing.", "It is the only thing we must have."));
        } else if (report.description().length() > LONGEST) {
            problems.add(Problem.at(
                    "description", "The description is longer than 100,000 characters.", "Put the rest into a file."));
        }
        line(problems, "title", report.title());
        line(problems, "product-words", report.productWords());
        line(problems, "versions", report.versions());
        line(problems, "contact", report.contact());
        line(problems, "credit", report.creditName());
        line(problems, "public-where", report.publicWhere());
        line(problems, "exploited-how", report.exploitedHow());
        line(problems, "told", report.told());
        line(problems, "aliases", report.aliases());
    }

    private static void line(List<Problem> problems, String field, @Nullable String text) {
        if (text != null && text.length() > LONGEST_LINE) {
            problems.add(Problem.at(field, "This is longer than 500 characters.", "Put the rest into the description."));
        }
    }

    /** The title given, else the first line that says something, without Markdown marks. */
    static String title(NewReport report) {
        String from = report.title().isBlank() ? report.description().replaceAll("[*`]", "") : report.title();
        String line = from.lines()
                .map(l -> l.replaceFirst("^[#>\\-\\s]+", "").strip())
                .filter(l -> !l.isEmpty())
                .findFirst()
                .orElse("Report");
        return line.length() <= LONGEST_TITLE ? line : line.substring(0, LONGEST_TITLE - 1) + "…";
    }
}
