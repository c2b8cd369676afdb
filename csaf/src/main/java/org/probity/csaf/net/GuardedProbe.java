package org.probity.csaf.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.rules.UrlProbe;

/**
 * Asks for a URL of a document one does not trust. The name is resolved once, every address has to be public, and the
 * connection goes to the address that was checked, so that no name can change its mind between the check and the
 * connection. Follows no redirection, sends nothing but the request, and reads only the status.
 */
public final class GuardedProbe implements UrlProbe {
    private static final int LONGEST_STATUS = 1_000;

    private final int timeoutMillis;

    /** A probe that waits this long for a connection and for an answer. */
    public GuardedProbe(Duration timeout) {
        this.timeoutMillis = Math.toIntExact(timeout.toMillis());
    }

    @Override
    public @Nullable String problem(String url) {
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (!scheme.equals("https") && !scheme.equals("http")) {
                return "its scheme is not https or http";
            }
            if (uri.getHost() == null || uri.getRawUserInfo() != null) {
                return "it names no plain host";
            }
            int status = status(uri, scheme.equals("https"), "HEAD");
            if (status == 405 || status == 501) {
                status = status(uri, scheme.equals("https"), "GET");
            }
            return status >= 200 && status < 400 ? null : "the status is " + status;
        } catch (URISyntaxException wrong) {
            return "it is no URL";
        } catch (UnknownHostException unknown) {
            return "the host cannot be found or is not on the open Internet";
        } catch (SSLException insecure) {
            return "no secure connection";
        } catch (IOException failed) {
            return "no answer";
        }
    }

    private int status(URI uri, boolean secure, String method) throws IOException {
        InetAddress address = PublicAddresses.resolve(uri.getHost()).getFirst();
        int port = uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
        try (Socket plain = new Socket()) {
            plain.setSoTimeout(timeoutMillis);
            plain.connect(new InetSocketAddress(address, port), timeoutMillis);
            if (!secure) {
                return ask(plain, uri, method);
            }
            SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
            try (SSLSocket socket = (SSLSocket) factory.createSocket(plain, uri.getHost(), port, true)) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                return ask(socket, uri, method);
            }
        }
    }

    private static int ask(Socket socket, URI uri, String method) throws IOException {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String target = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        String host = uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
        String request = method + " " + target + " HTTP/1.1\r\nHost: " + host
                + "\r\nUser-Agent: probity\r\nAccept: */*\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return statusOf(socket.getInputStream());
    }

    private static int statusOf(InputStream answer) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = answer.read(); c >= 0 && c != '\n' && line.length() < LONGEST_STATUS; c = answer.read()) {
            line.append((char) c);
        }
        String[] words = line.toString().trim().split(" ");
        if (words.length < 2 || !words[0].startsWith("HTTP/") || words[1].length() != 3) {
            throw new IOException("no HTTP");
        }
        try {
            return Integer.parseInt(words[1]);
        } catch (NumberFormatException wrong) {
            throw new IOException("no HTTP", wrong);
        }
    }
}
