package org.probity.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "![x](https://tracker.example/pixel.png)",
                "<a href=\"https://x.example\" onclick=\"steal()\">x</a>",
                "<iframe src=\"https://x.example\"></iframe>",
                "`<script>`",
                "```\n<script>alert(1)</script>\n```",
                "<svg/onload=alert(1)>",
                "[x]: javascript:alert(1)\n\n[x]",
                "<style>*{display:none}</style>",
                "| a |\n|---|\n| <b onmouseover=x> |",
            })
    void nothing_of_a_strangers_html_gets_through(String hostile) {
        assertSafe(Markdown.html(hostile));
    }

    @Property(tries = 500)
    void whatever_is_typed_comes_out_safe(@ForAll String text) {
        assertSafe(Markdown.html(text));
    }

    private static void assertSafe(String html) {
        String tags = html.replaceAll("[^<]*(<[^>]*>)?", "$1").toLowerCase(java.util.Locale.ROOT);
        assertThat(tags).doesNotContain("<script", "<img", "<iframe", "<svg", "<style", "javascript:", "data:");
        assertThat(tags).doesNotContainPattern("<[a-z0-9]+[^>]* on[a-z]+=");
    }

    @Test
    void ordinary_markdown_is_shown() {
        assertThat(Markdown.html(
                        "## Steps\n\n1. *one*\n2. **two** [see](https://x.example)\n\n| a | b |\n|---|---|\n| 1 | 2 |"))
                .contains(
                        "<h2>Steps</h2>",
                        "<em>one</em>",
                        "<strong>two</strong>",
                        "href=\"https://x.example\"",
                        "<td>1</td>")
                .contains("nofollow");
    }
}
