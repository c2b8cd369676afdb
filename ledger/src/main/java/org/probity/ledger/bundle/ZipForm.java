package org.probity.ledger.bundle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The one form of ZIP that a bundle has: files stored as they are (no compression, so no ZIP bomb and the same bytes from
 * every writer), names ascending, dates fixed, no comments, no extra fields, nothing between the parts. Given names and
 * contents, every other byte is determined; the reader checks each.
 */
final class ZipForm {
    static final int LOCAL = 30;
    static final int CENTRAL = 46;
    static final int END = 22;
    static final int MAX_FILES = 65_535;
    static final long MAX_BYTES = 0xffff_ffffL;

    private static final int MAX_NAME = 100;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)?");
    private static final short VERSION = 10;
    private static final short MADE_ON_UNIX = 3 << 8 | VERSION;
    private static final short FIRST_OF_1980 = 0x21;
    private static final int PLAIN_FILE_0644 = 0x81a4 << 16;

    private ZipForm() {}

    /** One file: its name, the CRC-32 and length of its bytes, and where its local header begins. */
    record Member(String name, int crc, long size, long offset) {
        long dataOffset() {
            return offset + LOCAL + name.length();
        }

        long end() {
            return dataOffset() + size;
        }
    }

    static boolean allowed(String name) {
        return name.length() <= MAX_NAME && NAME.matcher(name).matches();
    }

    static byte[] local(Member member) {
        return header(LOCAL, member)
                .putInt(0x04034b50)
                .putShort(VERSION)
                .putInt(0)
                .putShort((short) 0)
                .putShort(FIRST_OF_1980)
                .putInt(member.crc())
                .putInt((int) member.size())
                .putInt((int) member.size())
                .putShort((short) member.name().length())
                .putShort((short) 0)
                .put(ascii(member.name()))
                .array();
    }

    static byte[] central(Member member) {
        return header(CENTRAL, member)
                .putInt(0x02014b50)
                .putShort(MADE_ON_UNIX)
                .putShort(VERSION)
                .putInt(0)
                .putShort((short) 0)
                .putShort(FIRST_OF_1980)
                .putInt(member.crc())
                .putInt((int) member.size())
                .putInt((int) member.size())
                .putShort((short) member.name().length())
                .putLong(0)
                .putInt(PLAIN_FILE_0644)
                .putInt((int) member.offset())
                .put(ascii(member.name()))
                .array();
    }

    static byte[] end(int files, long centralSize, long centralOffset) {
        return little(END)
                .putInt(0x06054b50)
                .putInt(0)
                .putShort((short) files)
                .putShort((short) files)
                .putInt((int) centralSize)
                .putInt((int) centralOffset)
                .putShort((short) 0)
                .array();
    }

    static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer header(int length, Member member) {
        return little(length + member.name().length());
    }

    private static byte[] ascii(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }
}
