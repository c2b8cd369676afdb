package org.probity.ledger.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.probity.ledger.base.LedgerException;

/** Writes the one form of ZIP; see {@link ZipForm}. */
final class ZipWriter {
    private ZipWriter() {}

    static void write(SortedMap<String, Content> files, OutputStream out) throws IOException {
        if (files.size() > ZipForm.MAX_FILES) {
            throw new LedgerException("a bundle of " + files.size() + " files; at most " + ZipForm.MAX_FILES + " fit");
        }
        List<ZipForm.Member> members = new ArrayList<>();
        long at = 0;
        for (Map.Entry<String, Content> file : files.entrySet()) {
            ZipForm.Member member = measure(file.getKey(), file.getValue(), at);
            members.add(member);
            out.write(ZipForm.local(member));
            copy(member, file.getValue(), out);
            at = member.end();
            if (at > ZipForm.MAX_BYTES) {
                throw new LedgerException("the bundle would be larger than 4 GiB");
            }
        }
        writeEnd(members, at, out);
    }

    private static void writeEnd(List<ZipForm.Member> members, long at, OutputStream out) throws IOException {
        long size = 0;
        for (ZipForm.Member member : members) {
            byte[] record = ZipForm.central(member);
            out.write(record);
            size += record.length;
        }
        if (at + size > ZipForm.MAX_BYTES) {
            throw new LedgerException("the bundle would be larger than 4 GiB");
        }
        out.write(ZipForm.end(members.size(), size, at));
    }

    private static ZipForm.Member measure(String name, Content content, long at) throws IOException {
        if (!ZipForm.allowed(name)) {
            throw new LedgerException("a bundle cannot hold a file of the name " + name);
        }
        CRC32 crc = new CRC32();
        try (InputStream in = new CheckedInputStream(content.open(), crc)) {
            long size = in.transferTo(OutputStream.nullOutputStream());
            if (size > ZipForm.MAX_BYTES) {
                throw new LedgerException("a file in a bundle must be smaller than 4 GiB");
            }
            return new ZipForm.Member(name, (int) crc.getValue(), size, at);
        }
    }

    private static void copy(ZipForm.Member member, Content content, OutputStream out) throws IOException {
        CRC32 crc = new CRC32();
        try (InputStream in = new CheckedInputStream(content.open(), crc)) {
            long size = in.transferTo(out);
            if (size != member.size() || (int) crc.getValue() != member.crc()) {
                throw new LedgerException(
                        "the file " + member.name() + " changed while it was written into the bundle");
            }
        }
    }
}
