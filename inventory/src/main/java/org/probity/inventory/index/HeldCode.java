package org.probity.inventory.index;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.inventory.sbom.Hash;

/** Writes and reads {@link Held} as bytes: texts with their length plus one before them, 0 for null; part of the file format. */
final class HeldCode {
    /** Grows as needed and is used again for each component. */
    static final class Writer {
        byte[] bytes = new byte[1024];
        int length;

        void held(Held held) {
            length = 0;
            text(held.purl());
            text(held.version());
            text(held.name());
            texts(held.cpes());
            number(held.hashes().size());
            for (Hash hash : held.hashes()) {
                text(hash.algorithm());
                text(hash.value());
            }
            texts(held.aliases());
            texts(held.ancestors());
        }

        private void texts(List<String> texts) {
            number(texts.size());
            for (int i = 0; i < texts.size(); i++) {
                text(texts.get(i));
            }
        }

        void number(int number) {
            room(5);
            int n = number;
            while (n >= 0x80) {
                bytes[length++] = (byte) (n | 0x80);
                n >>>= 7;
            }
            bytes[length++] = (byte) n;
        }

        @SuppressWarnings("deprecation") // the fastest way to the bytes of a text that is mostly ASCII
        void text(@Nullable String text) {
            if (text == null) {
                number(0);
                return;
            }
            int count = text.length();
            boolean ascii = true;
            room(count + 5);
            int start = length;
            number(count + 1);
            text.getBytes(0, count, bytes, length);
            for (int i = 0; i < count && ascii; i++) {
                ascii = text.charAt(i) < 0x80;
            }
            if (ascii) {
                length += count;
                return;
            }
            length = start;
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            number(utf8.length + 1);
            raw(utf8, utf8.length);
        }

        void raw(byte[] more, int count) {
            room(count);
            System.arraycopy(more, 0, bytes, length, count);
            length += count;
        }

        private void room(int more) {
            if (length + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
            }
        }
    }

    /** Reads from left to right. */
    static final class Reader {
        private final byte[] bytes;
        private int at;

        Reader(byte[] bytes, int from) {
            this.bytes = bytes;
            this.at = from;
        }

        Held held() {
            String purl = text();
            String version = text();
            String name = required();
            List<String> cpes = texts();
            int count = number();
            List<Hash> hashes = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                hashes.add(new Hash(required(), required()));
            }
            return new Held(purl, version, name, cpes, hashes, texts(), texts());
        }

        private List<String> texts() {
            int count = number();
            List<String> texts = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                texts.add(required());
            }
            return texts;
        }

        int number() {
            int number = 0;
            for (int shift = 0; ; shift += 7) {
                byte b = bytes[at++];
                number |= (b & 0x7F) << shift;
                if (b >= 0) {
                    return number;
                }
            }
        }

        String required() {
            String text = text();
            return text == null ? "" : text;
        }

        @Nullable
        String text() {
            int length = number() - 1;
            if (length < 0) {
                return null;
            }
            String text = new String(bytes, at, length, StandardCharsets.UTF_8);
            at += length;
            return text;
        }

        int position() {
            return at;
        }
    }

    private HeldCode() {}
}
