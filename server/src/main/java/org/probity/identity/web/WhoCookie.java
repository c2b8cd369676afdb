package org.probity.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.probity.platform.DataFolder;
import org.probity.platform.SecretFile;
import org.probity.platform.web.Cookies;
import org.springframework.stereotype.Component;

/**
 * Remembers on a browser, signed, whose session there ended last, so that what was typed when it ended goes to that person
 * and to nobody else. It opens nothing. Gone after signing out.
 */
@Component
class WhoCookie {
    private static final String NAME = "pb_who";
    private static final Duration LIFE = Duration.ofDays(30);

    private final byte[] key;

    WhoCookie(DataFolder folder) {
        this.key = key(folder.path().resolve("keys").resolve("web.key"));
    }

    private static byte[] key(Path file) {
        try {
            SecretFile.once(file, WhoCookie::make);
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void make(Path file) {
        byte[] fresh = new byte[32];
        new SecureRandom().nextBytes(fresh);
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, fresh);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void set(HttpServletRequest request, HttpServletResponse response, String personId) {
        Cookies.write(request, response, NAME, personId + "." + mac(personId), LIFE);
    }

    void clear(HttpServletRequest request, HttpServletResponse response) {
        Cookies.write(request, response, NAME, "", Duration.ZERO);
    }

    @Nullable
    String read(HttpServletRequest request) {
        String value = Cookies.read(request, NAME);
        int dot = value == null ? -1 : value.lastIndexOf('.');
        if (value == null || dot < 0) {
            return null;
        }
        String person = value.substring(0, dot);
        byte[] claimed = value.substring(dot + 1).getBytes(StandardCharsets.US_ASCII);
        boolean ours = MessageDigest.isEqual(claimed, mac(person).getBytes(StandardCharsets.US_ASCII));
        return ours ? person : null;
    }

    private String mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] tag = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(tag);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
