package org.probity.platform.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** The few cookies that Probity sets, all HttpOnly and SameSite=Lax. */
public final class Cookies {
    /** One sentence to show on the next page. */
    public static final String NOTICE = "pb_notice";
    /** Light or dark, when somebody chose. */
    public static final String LOOK = "pb_look";
    /** Marks a browser without an account, so that its unfinished report is found again. */
    public static final String GUEST = "pb_guest";

    private Cookies() {}

    public static @Nullable String read(HttpServletRequest request, String name) {
        Cookie cookie = WebUtils.getCookie(request, name);
        if (cookie == null) {
            return null;
        }
        try {
            return URLDecoder.decode(cookie.getValue(), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }

    /** Reads a cookie and removes it. */
    static @Nullable String take(HttpServletRequest request, HttpServletResponse response, String name) {
        String value = read(request, name);
        if (value != null) {
            write(request, response, name, "", Duration.ZERO);
        }
        return value;
    }

    public static void write(
            HttpServletRequest request, HttpServletResponse response, String name, String value, Duration life) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, URLEncoder.encode(value, StandardCharsets.UTF_8))
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(life)
                        .build()
                        .toString());
    }
}
