package org.probity.ledger.bundle;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.probity.ledger.base.Encoding;
import org.probity.ledger.json.Json;
import org.probity.ledger.keys.KeyHistory;
import org.probity.ledger.note.Checkpoint;
import org.probity.ledger.note.VerifierKey;

/**
 * {@code index.html} of a bundle: a page for a person, without scripts, images or links. It is determined by the rest of the
 * bundle, so the verifier makes it anew and refutes a bundle whose page says something else.
 */
final class EvidencePage {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Evidence</title>
            <style>
            body { font-family: system-ui, sans-serif; line-height: 1.5; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
            table { border-collapse: collapse; width: 100%; }
            th, td { border: 1px solid #767676; padding: .3rem .6rem; text-align: left; vertical-align: top; }
            th { width: 30%; }
            td, code { overflow-wrap: anywhere; }
            </style>
            </head>
            <body>
            <main>
            """;

    private static final String MEANING = """
            <h2>What this shows, and what not</h2>
            <p>This page alone proves nothing. The files beside it do, when a program has checked them:
            <code>probity verify</code>, or the steps for checking without Probity in its documentation.</p>
            <ul>
            <li>Shown, when the check says proven: each entry below was in the log when its checkpoint was signed, with just
            these values; nothing in it was changed since.</li>
            <li>Not shown: fields that were not disclosed, and how many there are; other entries of the log; whether what was
            entered is true; who holds the key. Compare the key with one that the log's operator published elsewhere.</li>
            </ul>
            """;

    private final StringBuilder out = new StringBuilder(HEAD);

    private EvidencePage() {}

    static byte[] render(
            Manifest manifest,
            Checkpoint checkpoint,
            List<VerifierKey> keys,
            Optional<KeyHistory> history,
            SortedMap<Long, Json.Obj> entries) {
        EvidencePage page = new EvidencePage();
        page.summary(manifest, checkpoint, keys);
        history.ifPresent(page::history);
        entries.forEach(page::entry);
        page.attachments(manifest.attachments());
        page.out.append(MEANING).append("</main>\n</body>\n</html>\n");
        return Encoding.utf8(page.out.toString());
    }

    private void summary(Manifest manifest, Checkpoint checkpoint, List<VerifierKey> keys) {
        out.append("<h1>").append(escaped(manifest.title())).append("</h1>\n<table>\n");
        row("Made (by the maker's clock)", manifest.made());
        row("Log", checkpoint.origin());
        row("Entries in the log at the checkpoint", Long.toString(checkpoint.size()));
        row("Root of the log's tree", checkpoint.root().base64());
        keys.forEach(key -> row("Public key", key.toString()));
        row("Time-stamp tokens", Integer.toString(manifest.timestamps()));
        out.append("</table>\n");
    }

    private void history(KeyHistory history) {
        out.append("<h2>Keys of the log, by its signed history</h2>\n<table>\n");
        for (KeyHistory.Step step : history.steps()) {
            step.keys().forEach(key -> row("From " + step.from() + " entries on", key.toString()));
        }
        out.append("</table>\n");
    }

    private void entry(long index, Json.Obj disclosed) {
        out.append("<h2>Entry ").append(index).append("</h2>\n");
        if (disclosed.fields().isEmpty()) {
            out.append("<p>No field is disclosed: this shows only that the entry exists.</p>\n");
            return;
        }
        out.append("<table>\n");
        rows("", disclosed);
        out.append("</table>\n");
    }

    private void rows(String place, Json value) {
        if (value instanceof Json.Obj(var fields) && !fields.isEmpty()) {
            fields.forEach((name, inner) -> rows(place.isEmpty() ? name : place + " / " + name, inner));
        } else if (value instanceof Json.Arr(var items) && !items.isEmpty()) {
            for (int i = 0; i < items.size(); i++) {
                rows(place + " / " + (i + 1), items.get(i));
            }
        } else if (value instanceof Json.Str(String text)) {
            row(place, text);
        } else {
            row(place, value.canonical());
        }
    }

    private void attachments(Map<String, String> attachments) {
        if (attachments.isEmpty()) {
            return;
        }
        out.append("<h2>Attachments</h2>\n<table>\n");
        attachments.forEach((name, sha256) -> row(name, Manifest.attachment(sha256)));
        out.append("</table>\n");
    }

    private void row(String name, String value) {
        out.append("<tr><th scope=\"row\">").append(escaped(name)).append("</th><td>");
        out.append(escaped(value)).append("</td></tr>\n");
    }

    /** Nothing in a value can become markup, and characters that hide or reorder text are shown by their number. */
    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            escape(text.codePointAt(i), safe);
        }
        return safe.toString();
    }

    private static void escape(int c, StringBuilder safe) {
        if (Character.isLetterOrDigit(c) || c == ' ') {
            safe.appendCodePoint(c);
            return;
        }
        int type = Character.getType(c);
        if (c == '<' || c == '>' || c == '&' || c == '"' || c == '\'') {
            safe.append("&#").append(c).append(';');
        } else if (type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.UNASSIGNED
                || type == Character.PRIVATE_USE) {
            safe.append(c == '\n' ? "<br>" : String.format("[U+%04X]", c));
        } else {
            safe.appendCodePoint(c);
        }
    }
}
