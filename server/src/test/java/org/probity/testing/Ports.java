package org.probity.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports for the servers of tests. From below those that a system takes for outgoing connections, and for each process from another
 * place on, so that nobody takes a port between the look at it and the start of the server; above those that browsers refuse.
 */
final class Ports {
    private static final int FIRST = 11_000;
    private static final int PER_PROCESS = 100;
    private static final int PROCESSES = 200;
    private static final AtomicInteger NEXT =
            new AtomicInteger((int) (ProcessHandle.current().pid() % PROCESSES) * PER_PROCESS);

    private Ports() {}

    /** A port of the loopback address on which nobody listens. Never the same twice in a process. */
    static int free() {
        for (int i = 0; i < PER_PROCESS * PROCESSES; i++) {
            int port = FIRST + NEXT.getAndIncrement() % (PER_PROCESS * PROCESSES);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port from " + FIRST + " on");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
