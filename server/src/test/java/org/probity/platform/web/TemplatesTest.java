package org.probity.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The templates as text. That they compile is the build's own doing; here it is checked that each was compiled. */
class TemplatesTest {
    private static final Path HOME = Path.of("src/main/jte");
    /** Makes a file that stands alone and is printed, not a page under our policy. */
    private static final Path DOCUMENT = HOME.resolve("assessment/document.jte");
    /** View models whose {@code html()} is {@code Markdown.html} of what somebody wrote. */
    private static final String MADE_BEFORE = "view.html()";

    private static final Pattern INLINE = Pattern.compile(
            "<style|\\sstyle\\s*=|\\son[a-z]+\\s*=\\s*\"|javascript:|<script(?![^>]*\\ssrc=)[^>]*>",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ELSEWHERE = Pattern.compile(
            "<(?:script|link|img|iframe|form)[^>]*(?:src|href|action)=\"(?:https?:)?//", Pattern.CASE_INSENSITIVE);
    private static final Pattern UNSAFE = Pattern.compile("\\$unsafe\\{([^}]*)\\}");

    private static List<Path> templates() throws IOException {
        try (Stream<Path> all = Files.walk(HOME)) {
            return all.filter(path -> path.toString().endsWith(".jte")).toList();
        }
    }

    @Test
    void each_template_was_compiled() throws Exception {
        for (Path template : templates()) {
            String relative = HOME.relativize(template).toString();
            String folder = relative.contains("/") ? relative.substring(0, relative.lastIndexOf('/') + 1) : "";
            String name = "Jte"
                    + relative.substring(folder.length()).replace(".jte", "").replace("-", "") + "Generated";
            String compiled = "org/probity/templates/" + folder + name + ".class";
            assertThat(TemplatesTest.class.getClassLoader().getResource(compiled))
                    .as(relative)
                    .isNotNull();
        }
    }

    @Test
    void no_template_holds_script_or_style_or_loads_from_elsewhere() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path template : templates()) {
            String text = Files.readString(template);
            for (Pattern pattern : template.equals(DOCUMENT) ? List.of(ELSEWHERE) : List.of(INLINE, ELSEWHERE)) {
                Matcher matcher = pattern.matcher(text);
                while (matcher.find()) {
                    found.add(template + ": " + matcher.group().strip());
                }
            }
        }
        assertThat(found).isEmpty();
    }

    /** What goes out unescaped is safe Markdown or a picture that the program drew, and is called so. */
    @Test
    void nothing_goes_out_unescaped_but_what_markdown_made() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path template : templates()) {
            Matcher matcher = UNSAFE.matcher(Files.readString(template));
            while (matcher.find()) {
                String made = matcher.group(1);
                if (!made.contains("Markdown.html(") && !made.equals(MADE_BEFORE)) {
                    found.add(template + ": " + matcher.group());
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void every_form_that_changes_something_carries_its_token() throws IOException {
        List<String> found = new ArrayList<>();
        Pattern form = Pattern.compile("<form[^>]*method=\"post\".*?</form>", Pattern.DOTALL);
        for (Path template : templates()) {
            Matcher matcher = form.matcher(Files.readString(template));
            while (matcher.find()) {
                if (!matcher.group().contains("_csrf") && !matcher.group().contains("tag.machinery")) {
                    found.add(template.toString());
                }
            }
        }
        assertThat(found).isEmpty();
    }
}
