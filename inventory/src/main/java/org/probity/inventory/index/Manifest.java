package org.probity.inventory.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;

/**
 * Which files count: the journal, the segments from old to young, and which of their documents were replaced or removed. A few
 * lines of text that end with a checksum; replaced in one step.
 */
record Manifest(long journal, List<Part> parts) {
    private static final String FIRST = "probity component index 1";

    /** A segment and its documents that do not count any more. */
    record Part(long segment, BitSet dead) {}

    static Path file(Path folder) {
        return folder.resolve("MANIFEST");
    }

    static Manifest read(Path folder) throws IOException {
        List<String> lines = Files.readAllLines(file(folder));
        int last = lines.size() - 1;
        if (last < 2 || !lines.getFirst().equals(FIRST) || !lines.get(last).equals(end(lines.subList(0, last)))) {
            throw new IOException(file(folder) + " is not the manifest of a component index, or is damaged");
        }
        long journal = Long.parseLong(lines.get(1).substring("journal ".length()));
        List<Part> parts = new ArrayList<>();
        for (String line : lines.subList(2, last)) {
            String[] words = line.split(" ");
            BitSet dead = new BitSet();
            for (int i = 2; i < words.length; i++) {
                dead.set(Integer.parseInt(words[i]));
            }
            parts.add(new Part(Long.parseLong(words[1]), dead));
        }
        return new Manifest(journal, parts);
    }

    private static String end(List<String> lines) {
        CRC32C crc = new CRC32C();
        crc.update(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        return "end " + Long.toHexString(crc.getValue());
    }

    void write(Path folder) throws IOException {
        List<String> lines = new ArrayList<>(List.of(FIRST, "journal " + journal));
        for (Part part : parts) {
            String dead = part.dead().stream().mapToObj(i -> " " + i).collect(Collectors.joining());
            lines.add("segment " + part.segment() + dead);
        }
        lines.add(end(lines));
        Path fresh = folder.resolve("MANIFEST.new");
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer text = StandardCharsets.UTF_8.encode(String.join("\n", lines) + "\n");
            while (text.hasRemaining()) {
                channel.write(text);
            }
            channel.force(true);
        }
        Files.move(fresh, file(folder), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(folder);
    }

    /** Makes names in a folder outlive a failure of power, where the system can. */
    static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
