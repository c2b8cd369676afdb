package org.probity.cli.ledger;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.probity.cli.Main;
import picocli.CommandLine;

/** Runs commands as a terminal would, within this process. */
final class Terminal {
    private Terminal() {}

    record Said(int code, String out, String err) {}

    static Said run(String input, Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        InputStream in = System.in;
        PrintStream standard = System.out;
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        try {
            System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
            System.setOut(new PrintStream(raw, true, StandardCharsets.UTF_8));
            CommandLine line = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true));
            String[] words = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
            int code = line.execute(words);
            line.getOut().flush();
            return new Said(code, out + raw.toString(StandardCharsets.UTF_8), err.toString());
        } finally {
            System.setIn(in);
            System.setOut(standard);
        }
    }
}
