package org.probity.ledger.bundle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

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
        if (name.length() > MAX_NAME) {
            return false;
        }
        int folder = name.indexOf('/');
        return plain(name, folder + 1, name.length()) && (folder < 0 || plain(name, 0, folder));
    }

    /** Letters, digits, dots, underscores and hyphens, the first one a letter or digit. */
    private static boolean plain(String name, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = name.charAt(i);
            boolean alphanumeric = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (!alphanumeric && (i == from || (c != '.' && c != '_' && c != '-'))) {
                return false;
            }
        }
        return from < to;
    }

    private static final byte[] LOCAL_HEAD = little(LOCAL)
            .putInt(0x04034b50)
            .putShort(VERSION)
            .putShort(10, (short) 0)
            .putShort(12, FIRST_OF_1980)
            .array();

    private static final byte[] CENTRAL_HEAD = little(CENTRAL)
            .putInt(0x02014b50)
            .putShort(MADE_ON_UNIX)
            .putShort(VERSION)
            .putShort(14, FIRST_OF_1980)
            .putInt(38, PLAIN_FILE_0644)
            .array();

    static byte[] local(Member member) {
        byte[] head = head(LOCAL_HEAD, member);
        put(head, 14, member.crc(), 4);
        put(head, 18, member.size(), 4);
        put(head, 22, member.size(), 4);
        put(head, 26, member.name().length(), 2);
        return head;
    }

    static byte[] central(Member member) {
        byte[] head = head(CENTRAL_HEAD, member);
        put(head, 16, member.crc(), 4);
        put(head, 20, member.size(), 4);
        put(head, 24, member.size(), 4);
        put(head, 28, member.name().length(), 2);
        put(head, 42, member.offset(), 4);
        return head;
    }

    private static byte[] head(byte[] fixed, Member member) {
        byte[] name = member.name().getBytes(StandardCharsets.US_ASCII);
        byte[] head = Arrays.copyOf(fixed, fixed.length + name.length);
        System.arraycopy(name, 0, head, fixed.length, name.length);
        return head;
    }

    /** By hand, for thousands of heads are compared before the JDK's buffers have become quick. */
    private static void put(byte[] head, int at, long value, int length) {
        for (int i = 0; i < length; i++) {
            head[at + i] = (byte) (value >>> (8 * i));
        }
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
}
