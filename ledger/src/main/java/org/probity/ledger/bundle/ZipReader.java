package org.probity.ledger.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.tree.Hash;
import org.probity.ledger.tree.Hasher;

/** Reads the one form of ZIP and refuses every other; see {@link ZipForm}. Memory is bounded by the list of files. */
final class ZipReader {
    private static final int BLOCK = 1 << 16;

    private final SeekableByteChannel channel;
    private final TreeMap<String, ZipForm.Member> members = new TreeMap<>();

    /**
     * Checks everything but the files' contents.
     *
     * @throws LedgerException when any byte outside the files' contents is not as this form has it
     */
    ZipReader(SeekableByteChannel channel) throws IOException {
        this.channel = channel;
        long size = channel.size();
        if (size < ZipForm.END || size > ZipForm.MAX_BYTES + ZipForm.END) {
            throw new LedgerException("not an evidence bundle: the file is too short or too long");
        }
        byte[] last = read(size - ZipForm.END, ZipForm.END);
        ByteBuffer end = little(last);
        int files = Short.toUnsignedInt(end.getShort(10));
        long centralSize = Integer.toUnsignedLong(end.getInt(12));
        long centralOffset = Integer.toUnsignedLong(end.getInt(16));
        require(Arrays.equals(last, ZipForm.end(files, centralSize, centralOffset)), "its end");
        require(centralOffset + centralSize + ZipForm.END == size, "its end");
        require(centralSize <= files * (ZipForm.CENTRAL + 100L), "its list of files");
        readCentral(little(read(centralOffset, (int) centralSize)), files, centralOffset);
    }

    private void readCentral(ByteBuffer central, int files, long dataEnd) throws IOException {
        long at = 0;
        for (int i = 0; i < files; i++) {
            require(central.remaining() >= ZipForm.CENTRAL, "its list of files");
            int start = central.position();
            int nameLength = Short.toUnsignedInt(central.getShort(start + 28));
            require(central.remaining() >= ZipForm.CENTRAL + nameLength, "its list of files");
            byte[] record = new byte[ZipForm.CENTRAL + nameLength];
            central.get(record);
            String name = new String(record, ZipForm.CENTRAL, nameLength, StandardCharsets.ISO_8859_1);
            require(ZipForm.allowed(name), "a file name");
            require(members.isEmpty() || members.lastKey().compareTo(name) < 0, "the order of its files");
            int crc = central.getInt(start + 16);
            ZipForm.Member member =
                    new ZipForm.Member(name, crc, Integer.toUnsignedLong(central.getInt(start + 24)), at);
            require(Arrays.equals(record, ZipForm.central(member)), "the entry of " + name + " in its list");
            at = member.end();
            require(at <= dataEnd, "the length of " + name);
            byte[] local = ZipForm.local(member);
            require(Arrays.equals(read(member.offset(), local.length), local), "the head of " + name);
            members.put(name, member);
        }
        require(at == dataEnd && !central.hasRemaining(), "something between its files");
    }

    SequencedMap<String, ZipForm.Member> members() {
        return members;
    }

    /** What a file holds, by digest. */
    record Digest(String sha256, long size) {}

    /**
     * The SHA-256 of a file's bytes.
     *
     * @throws LedgerException when the file's checksum in the ZIP is wrong
     */
    Digest digest(ZipForm.Member member) throws IOException {
        MessageDigest sha = Hasher.newSha256();
        CRC32 crc = new CRC32();
        for (long done = 0; done < member.size(); done += BLOCK) {
            byte[] block = read(member.dataOffset() + done, (int) Math.min(BLOCK, member.size() - done));
            crc.update(block);
            sha.update(block);
        }
        refuseDamage(member, crc);
        return new Digest(Hash.of(sha.digest()).hex(), member.size());
    }

    /**
     * The bytes of a small file.
     *
     * @throws LedgerException when it is longer than the limit or its checksum in the ZIP is wrong
     */
    byte[] bytes(ZipForm.Member member, int limit) throws IOException {
        if (member.size() > limit) {
            throw new LedgerException(member.name() + " in the bundle is longer than " + limit + " bytes");
        }
        byte[] bytes = read(member.dataOffset(), (int) member.size());
        CRC32 crc = new CRC32();
        crc.update(bytes);
        refuseDamage(member, crc);
        return bytes;
    }

    private static void refuseDamage(ZipForm.Member member, CRC32 crc) {
        if ((int) crc.getValue() != member.crc()) {
            throw new LedgerException(member.name() + " in the bundle is damaged: its checksum is wrong");
        }
    }

    private byte[] read(long at, int length) throws IOException {
        byte[] bytes = new byte[length];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        channel.position(at);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new LedgerException("the bundle ends too early");
            }
        }
        return bytes;
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new LedgerException("not an evidence bundle as Probity writes it: " + what + " is not as it must be");
        }
    }
}
