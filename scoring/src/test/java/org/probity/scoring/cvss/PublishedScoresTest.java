package org.probity.scoring.cvss;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.probity.scoring.TestData;

/** Scores that others published beside their vectors. */
class PublishedScoresTest {
    private static final Pattern OBJECT = Pattern.compile("\\{[^{}]*\"vectorString\"[^{}]*}");
    private static final Pattern VECTOR = Pattern.compile("\"vectorString\"\\s*:\\s*\"([^\"]*)\"");
    private static final Pattern SCORE = Pattern.compile("\"baseScore\"\\s*:\\s*([0-9.]+)");
    private static final Pattern SEVERITY = Pattern.compile("\"baseSeverity\"\\s*:\\s*\"([A-Z]+)\"");

    private int seen;

    @Test
    void realAdvisoriesAgree() {
        assertThat(disagreements(TestData.path("real"))).isEmpty();
        assertThat(seen).isGreaterThan(20);
    }

    @Test
    void officialCsafCasesAgreeExceptWhereTheyAreMadeToBeWrong() {
        assertThat(disagreements(TestData.path("csaf/cases-2.0/mandatory"))).allMatch(line -> line.contains("6-1-0"));
        assertThat(disagreements(TestData.path("csaf/cases-2.1/mandatory")))
                .allMatch(line -> line.contains("6-1-0") || line.contains("6-1-10-"));
        assertThat(seen).isGreaterThan(50);
    }

    private List<String> disagreements(Path folder) {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".json")).sorted().forEach(file -> compare(file, lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    private void compare(Path file, List<String> lines) {
        Matcher objects = OBJECT.matcher(read(file));
        while (objects.find()) {
            Matcher vector = VECTOR.matcher(objects.group());
            Matcher score = SCORE.matcher(objects.group());
            Matcher severity = SEVERITY.matcher(objects.group());
            if (!vector.find() || !score.find()) {
                continue;
            }
            seen++;
            String published = score.group(1) + (severity.find() ? " " + severity.group(1) : "");
            String ours = base(vector.group(1), published.contains(" "));
            if (!ours.equals(published) && !ours.replace(".0", "").equals(published.replace(".0", ""))) {
                lines.add(file.getFileName() + ": " + vector.group(1) + " published " + published + ", ours " + ours);
            }
        }
    }

    private static String base(String text, boolean withSeverity) {
        try {
            CvssScores scores = CvssVector.parse(text).scores();
            return scores.first() + (withSeverity ? " " + scores.severity() : "");
        } catch (CvssFormatException e) {
            return e.getMessage();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
