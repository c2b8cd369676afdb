package org.probity.ledger.bundle;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.probity.ledger.base.Encoding;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.tree.Hasher;

/**
 * Reads the one form of ZIP and refuses every other; see {@link ZipForm}. Memory is bounded by the list of files. Safe for use
 * by several threads.
 */
final class ZipReader {
    private static final int BLOCK = 1 << 16;

    private final Source source;
    private final SequencedMap<String, ZipForm.Member> members = new LinkedHashMap<>();

    /**
     * Checks everything but the files' contents.
     *
     * @throws LedgerException when any byte outside the files' contents is not as this form has it
     */
    ZipReader(Source source) throws IOException {
        this.source = source;
        long size = source.size();
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
        readCentral(read(centralOffset, (int) centralSize), files, centralOffset);
    }

    private void readCentral(byte[] central, int files, long dataEnd) throws IOException {
        ByteBuffer numbers = little(central);
        @Nullable String before = null;
        int start = 0;
        long at = 0;
        for (int i = 0; i < files; i++) {
            require(central.length - start >= ZipForm.CENTRAL, "its list of files");
            int nameLength = Short.toUnsignedInt(numbers.getShort(start + 28));
            int end = start + ZipForm.CENTRAL + nameLength;
            require(central.length >= end, "its list of files");
            String name = new String(central, start + ZipForm.CENTRAL, nameLength, StandardCharsets.ISO_8859_1);
            require(ZipForm.allowed(name), "a file name");
            require(before == null || before.compareTo(name) < 0, "the order of its files");
            ZipForm.Member member = new ZipForm.Member(
                    name, numbers.getInt(start + 16), Integer.toUnsignedLong(numbers.getInt(start + 24)), at);
            byte[] record = ZipForm.central(member);
            require(Arrays.equals(central, start, end, record, 0, record.length), "the entry in its list of", name);
            at = member.end();
            require(at <= dataEnd, "the length of", name);
            byte[] local = ZipForm.local(member);
            require(Arrays.equals(read(member.offset(), local.length), local), "the head of", name);
            members.put(name, member);
            before = name;
            start = end;
        }
        require(at == dataEnd && start == central.length, "something between its files");
    }

    /** All files, in the order of their names. */
    SequencedMap<String, ZipForm.Member> members() {
        return Collections.unmodifiableSequencedMap(members);
    }

    /** What a file holds, by digest. */
    record Digest(String sha256, long size) {
        boolean same(@Nullable Digest other) {
            return other != null && sha256.equals(other.sha256) && size == other.size;
        }
    }

    /**
     * The SHA-256 of every file's bytes, by name. Ends early when its thread is interrupted.
     *
     * @throws LedgerException when a file's checksum in the ZIP is wrong
     */
    Map<String, Digest> digests() throws IOException {
        Map<String, Digest> digests = HashMap.newHashMap(members.size());
        MessageDigest sha = Hasher.newSha256();
        byte[] block = new byte[BLOCK];
        for (ZipForm.Member member : members.values()) {
            digests.put(member.name(), digest(member, sha, block));
        }
        return digests;
    }

    private Digest digest(ZipForm.Member member, MessageDigest sha, byte[] block) throws IOException {
        CRC32 crc = new CRC32();
        for (long done = 0; done < member.size(); done += BLOCK) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("the check was broken off");
            }
            int length = (int) Math.min(BLOCK, member.size() - done);
            source.read(member.dataOffset() + done, block, 0, length);
            crc.update(block, 0, length);
            sha.update(block, 0, length);
        }
        byte[] digest = sha.digest();
        refuseDamage(member, crc);
        return new Digest(Encoding.hex(digest), member.size());
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
        source.read(at, bytes, 0, length);
        return bytes;
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void require(boolean holds, String what) {
        require(holds, what, "");
    }

    private static void require(boolean holds, String what, String name) {
        if (!holds) {
            String which = (what + " " + name).strip();
            throw new LedgerException(
                    "not an evidence bundle as Probity writes it: " + which + " is not as it must be");
        }
    }
}
