package org.probity.cli.inventory;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.probity.cli.tree.Branch;
import org.probity.identifiers.cpe.Cpe;
import org.probity.identifiers.purl.Purl;
import org.probity.identifiers.purl.PurlException;
import org.probity.identifiers.vers.Vers;
import org.probity.identifiers.vers.VersException;
import org.probity.inventory.index.ComponentIndex;
import org.probity.inventory.index.Held;
import org.probity.inventory.index.IndexedSbom;
import org.probity.inventory.index.Occurrence;
import org.probity.inventory.sbom.Hash;
import org.probity.inventory.sbom.Sbom;
import org.probity.inventory.sbom.SbomException;
import org.probity.inventory.sbom.SbomReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code probity inventory}. */
@Command(
        name = "inventory",
        description = "Keeps which product release holds which components, and answers who holds what.")
public final class InventoryCommand implements Branch {
    @Override
    public List<Below> commands() {
        return List.of(
                Below.of("add", InventoryCommand.Add.class),
                Below.help(),
                Below.of("holds", InventoryCommand.Holds.class),
                Below.of("list", InventoryCommand.ListAll.class),
                Below.of("remove", InventoryCommand.Remove.class));
    }

    /** What all of them need: where the index is. */
    static final class Place {
        @Spec(Spec.Target.MIXEE)
        @SuppressWarnings("NullAway.Init") // set by picocli before the call
        private CommandSpec spec;

        @Option(
                names = "--index",
                paramLabel = "FOLDER",
                defaultValue = "inventory.index",
                description = "Folder of the index (default: ${DEFAULT-VALUE}).")
        private Path folder = Path.of("inventory.index");

        /** Does something with the index; failures become one line and exit code 2. */
        int with(boolean create, Use use) {
            PrintWriter err = spec.commandLine().getErr();
            try {
                if (!create && !Files.isDirectory(folder)) {
                    throw new IOException("there is no index in " + folder + "; probity inventory add makes one");
                }
                try (ComponentIndex index = ComponentIndex.open(folder)) {
                    return use.index(index, spec.commandLine().getOut());
                }
            } catch (SbomException | VersException | PurlException unusable) {
                err.println("probity inventory: " + unusable.getMessage());
            } catch (NoSuchFileException missing) {
                err.println("probity inventory: " + missing.getFile() + ": there is no such file");
            } catch (IOException failed) {
                err.println("probity inventory: " + failed.getMessage());
            } finally {
                spec.commandLine().getOut().flush();
            }
            err.flush();
            return 2;
        }
    }

    /** What is done with an open index. */
    interface Use {
        int index(ComponentIndex index, PrintWriter out) throws IOException, SbomException;
    }

    /** {@code probity inventory add}. */
    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Adds documents; one with the same serial number (or file name) as before replaces it.")
    static final class Add implements Callable<Integer> {
        @Mixin
        private Place place = new Place();

        @Parameters(paramLabel = "FILE", arity = "1..*", description = "Bills of materials; - is standard input.")
        private List<String> files = List.of();

        @Option(names = "--release", description = "Product release they describe (default: what they say).")
        private @Nullable String release;

        @Option(names = "--key", description = "Name of the document, for one file only.")
        private @Nullable String key;

        @Override
        public Integer call() {
            return place.with(true, (index, out) -> {
                if (key != null && files.size() > 1) {
                    throw new IOException("--key names one document, there are " + files.size());
                }
                for (String file : files) {
                    Sbom sbom = read(file);
                    String name = key != null ? key : key(sbom, file);
                    String of = release != null ? release : release(sbom, file);
                    index.add(name, of, sbom);
                    int count = sbom.components().size() + (sbom.document().primary() == null ? 0 : 1);
                    out.println("added " + name + " of " + of + ": " + count + " components");
                }
                index.commit();
                return 0;
            });
        }

        private static Sbom read(String file) throws IOException, SbomException {
            try (InputStream in =
                    file.equals("-") ? new BufferedInputStream(System.in) : Files.newInputStream(Path.of(file))) {
                return new SbomReader().readAll(in);
            } catch (SbomException unreadable) {
                throw new SbomException(file + ": " + unreadable.getMessage(), unreadable);
            }
        }

        private static String key(Sbom sbom, String file) {
            String serial = sbom.document().serialNumber();
            return serial == null || serial.isBlank() ? file : serial;
        }

        private static String release(Sbom sbom, String file) {
            if (sbom.document().primary() != null) {
                return sbom.document().primary().label();
            }
            String name = sbom.document().name();
            return name == null || name.isBlank() ? file : name;
        }
    }

    /** {@code probity inventory remove}. */
    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Removes documents. Exit 1 if there was none of that name.")
    static final class Remove implements Callable<Integer> {
        @Mixin
        private Place place = new Place();

        @Parameters(paramLabel = "KEY", arity = "1..*", description = "Names as probity inventory list shows them.")
        private List<String> keys = List.of();

        @Override
        public Integer call() {
            return place.with(false, (index, out) -> {
                int exit = 0;
                for (String key : keys) {
                    boolean there = index.remove(key);
                    out.println((there ? "removed " : "there is no ") + key);
                    exit = there ? exit : 1;
                }
                index.commit();
                return exit;
            });
        }
    }

    /** {@code probity inventory list}. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the documents in the index.")
    static final class ListAll implements Callable<Integer> {
        @Mixin
        private Place place = new Place();

        @Option(names = "--release", description = "What this release holds, instead of the documents.")
        private @Nullable String release;

        @Option(names = "--since", description = "With --release: what came and went since that other release.")
        private @Nullable String since;

        @Override
        public Integer call() {
            return place.with(false, (index, out) -> {
                if (release == null) {
                    for (IndexedSbom sbom : index.list()) {
                        out.println(sbom.key() + "\t" + sbom.release() + "\t" + sbom.components());
                    }
                } else if (since != null) {
                    index.changes(since, release)
                            .forEach(c -> out.println((c.came() ? "+ " : "- ") + label(c.component())));
                } else {
                    for (IndexedSbom sbom : index.ofRelease(release)) {
                        index.holds(sbom.key()).forEach(held -> out.println(label(held)));
                    }
                }
                return 0;
            });
        }
    }

    /** {@code probity inventory holds}. */
    @Command(
            name = "holds",
            mixinStandardHelpOptions = true,
            description = {
                "Says who holds a package URL (with or without version), CPE, digest or name.",
                "A digest is written ALGORITHM:VALUE, as in SHA-256:9f86d0. Exit 1 if anybody holds it."
            })
    static final class Holds implements Callable<Integer> {
        @Mixin
        private Place place = new Place();

        @Parameters(paramLabel = "WHAT", description = "Package URL, CPE, SHA-256:…, or name.")
        private String what = "";

        @Option(names = "--in", paramLabel = "RANGE", description = "Only versions in this range, as vers:npm/>=1|<2.")
        private @Nullable String range;

        private @Nullable Vers asked;

        @Option(names = "--path", description = "With the way to it through the dependencies.")
        private boolean path;

        @Override
        public Integer call() {
            return place.with(false, (index, out) -> {
                List<Occurrence> found = new ArrayList<>();
                search(index, found);
                found.sort(java.util.Comparator.comparing(Occurrence::release)
                        .thenComparing(Occurrence::sbom)
                        .thenComparingInt(Occurrence::place));
                for (Occurrence o : found) {
                    out.println(o.release() + "\t" + label(o.component()) + "\t" + o.sbom()
                            + (path ? "\t" + String.join(" > ", index.path(o)) : "")
                            + (isIn(o.component()) == null ? "\tcannot be decided" : ""));
                }
                return found.isEmpty() ? 0 : 1;
            });
        }

        /** Whether a component's version is in the range asked for; null if that cannot be decided. */
        private @Nullable Boolean isIn(Held held) {
            if (asked == null || asked.isAll()) {
                return true;
            }
            try {
                return held.version() == null ? null : asked.contains(held.version());
            } catch (VersException noSuchVersion) {
                return null;
            }
        }

        private void search(ComponentIndex index, List<Occurrence> found) {
            asked = range == null ? null : Vers.parseLenient(range);
            Predicate<Held> within = held -> !Boolean.FALSE.equals(isIn(held));
            Optional<Cpe> cpe = Cpe.tryParse(what);
            if (what.startsWith("pkg:")) {
                Purl purl = Purl.parse(what);
                String version = purl.version();
                Predicate<Held> exact = held -> version == null || version.equals(held.version());
                index.holdersOf(purl, within.and(exact), found::add);
            } else if (cpe.isPresent()) {
                index.holdersOf(cpe.get(), within, found::add);
            } else if (what.toUpperCase(Locale.ROOT).matches("[A-Z0-9-]+:[0-9A-F]{32,128}")) {
                int colon = what.indexOf(':');
                index.holdersOfHash(
                        Hash.canonicalAlgorithm(what.substring(0, colon)), what.substring(colon + 1), found::add);
            } else {
                index.holdersOfName(what, within, found::add);
            }
        }
    }

    private static String label(Held held) {
        return held.purl() != null ? held.purl() : held.name() + (held.version() == null ? "" : "@" + held.version());
    }
}
