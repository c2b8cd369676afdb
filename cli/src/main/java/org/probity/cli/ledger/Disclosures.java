package org.probity.cli.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.probity.ledger.base.Encoding;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.entry.Disclosure;
import org.probity.ledger.entry.Placed;
import org.probity.ledger.entry.SealedEntry;
import org.probity.ledger.json.Json;
import org.probity.ledger.tree.Hash;

/**
 * What sealed entries say, in a folder beside the log that only its owner may read: one file for each, named by the SHA-256 of
 * its leaf, one line for each disclosure: its place (a JSON string) and its text. To erase an entry's content, delete its file.
 */
final class Disclosures {
    private final Path folder;

    Disclosures(Path folder) {
        this.folder = folder;
    }

    /** Durable when this returns, which is before the entry goes into the log. */
    void keep(SealedEntry sealed) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        StringBuilder lines = new StringBuilder();
        for (Placed placed : sealed.disclosures()) {
            lines.append(Json.of(placed.pointer()).canonical()).append('\t');
            lines.append(placed.disclosure().encoded()).append('\n');
        }
        Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel out = FileChannel.open(
                file(sealed.bytes()),
                options,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer rest = ByteBuffer.wrap(Encoding.utf8(lines.toString()));
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            out.force(true);
        }
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    /** All disclosures of a leaf; none when it was not sealed here or they were erased. */
    List<Placed> of(byte[] leaf) throws IOException {
        List<Placed> all = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file(leaf))) {
                String[] parts = line.split("\t", 2);
                if (parts.length != 2 || !(Json.parse(parts[0]) instanceof Json.Str(String pointer))) {
                    throw new LedgerException("the file of disclosures " + file(leaf) + " is malformed");
                }
                all.add(new Placed(pointer, Disclosure.parse(parts[1])));
            }
        } catch (NoSuchFileException none) {
            return List.of();
        }
        return all;
    }

    private Path file(byte[] leaf) {
        return folder.resolve(Hash.sha256(leaf).hex());
    }
}
