package org.probity.assessment.report;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.stereotype.Component;

/**
 * Writes a report as one HTML file that stands alone, and as PDF made from the same bytes. The PDF is written to PDF/A-3u and
 * PDF/UA-1 by openhtmltopdf, with its one font embedded; characters that this font (Liberation Sans) lacks print as {@code #}.
 */
@Component
public class ReportWriter {
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private final TemplateEngine templates;

    ReportWriter(TemplateEngine templates) {
        this.templates = templates;
    }

    /** The report as well-formed HTML without any reference to another file. */
    public String html(ReportModel report) {
        StringOutput output = new StringOutput(64_000);
        templates.render("assessment/document.jte", Map.of("report", report), output);
        return output.toString().strip();
    }

    /** The same report as PDF. */
    public static byte[] pdf(String html) {
        XRLog.setLoggingEnabled(false);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true);
        builder.usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_3_U);
        builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        builder.useFont(() -> PDDocument.class.getResourceAsStream(FONT), "Liberation Sans");
        builder.withHtmlContent(html, null);
        builder.toStream(bytes);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
