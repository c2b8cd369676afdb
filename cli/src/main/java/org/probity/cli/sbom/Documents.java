package org.probity.cli.sbom;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.probity.inventory.sbom.SbomException;

/** Opens the documents named on a command line and turns their failures into one line each. */
final class Documents {
    /** What is done with one open document. */
    interface Use<T> {
        T with(InputStream in) throws IOException, SbomException;
    }

    private Documents() {}

    /** Opens a file, or standard input for {@code -}; failures become an {@link Unusable} that names the document. */
    static <T> T use(String name, Use<T> use) throws Unusable {
        try (InputStream in = open(name)) {
            return use.with(in);
        } catch (SbomException unreadable) {
            throw new Unusable(title(name) + ": " + unreadable.getMessage());
        } catch (NoSuchFileException missing) {
            throw new Unusable(title(name) + ": there is no such file");
        } catch (IOException failed) {
            String said = failed.getMessage() == null ? failed.getClass().getSimpleName() : failed.getMessage();
            throw new Unusable(title(name) + ": cannot be read: " + said);
        }
    }

    private static InputStream open(String name) throws IOException {
        if (name.equals("-")) {
            return new BufferedInputStream(System.in, 1 << 16);
        }
        Path file = Path.of(name);
        if (Files.isDirectory(file)) {
            throw new IOException("it is a folder");
        }
        return Files.newInputStream(file);
    }

    static String title(String name) {
        return name.equals("-") ? "standard input" : name;
    }

    /** Prints what cannot be used and gives the exit code for it. */
    static int refuse(PrintWriter err, Unusable unusable) {
        err.println("probity sbom: " + unusable.getMessage());
        err.flush();
        return 2;
    }

    /** A document that cannot be used; the message is one line and names it. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message);
        }
    }
}
