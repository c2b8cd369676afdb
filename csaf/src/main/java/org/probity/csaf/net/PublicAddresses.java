package org.probity.csaf.net;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses belong to the open Internet (IANA special-purpose registries, RFC 6890): everything else, this machine
 * and private networks above all, is out of bounds for URLs that come from a document.
 */
public final class PublicAddresses {
    /** Networks of IPv4 that are not public, each as address and prefix length. */
    private static final List<int[]> SPECIAL = List.of(
            network(0, 0, 0, 8),
            network(10, 0, 0, 8),
            network(100, 64, 0, 10),
            network(127, 0, 0, 8),
            network(169, 254, 0, 16),
            network(172, 16, 0, 12),
            network(192, 0, 0, 24),
            network(192, 0, 2, 24),
            network(192, 88, 99, 24),
            network(192, 168, 0, 16),
            network(198, 18, 0, 15),
            network(198, 51, 100, 24),
            network(203, 0, 113, 24),
            network(224, 0, 0, 3));

    private PublicAddresses() {}

    private static int[] network(int first, int second, int third, int prefix) {
        return new int[] {first << 24 | second << 16 | third << 8, prefix};
    }

    /** Whether an address is public. */
    public static boolean isPublic(InetAddress address) {
        return switch (address) {
            case Inet4Address four -> isPublic4(four.getAddress());
            case Inet6Address six -> isPublic6(six.getAddress());
            default -> false;
        };
    }

    private static boolean isPublic4(byte[] bytes) {
        int address = (bytes[0] & 0xff) << 24 | (bytes[1] & 0xff) << 16 | (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff);
        for (int[] network : SPECIAL) {
            int mask = -1 << (32 - network[1]);
            if ((address & mask) == network[0]) {
                return false;
            }
        }
        return true;
    }

    /** Only 2000::/3 is global unicast; inside it, what embeds an IPv4 address is as public as that. */
    private static boolean isPublic6(byte[] bytes) {
        boolean global = (bytes[0] & 0xe0) == 0x20;
        boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
        boolean teredo = bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0;
        boolean documentation = (bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0x0d && bytes[3] == (byte) 0xb8)
                || (bytes[0] == 0x3f && bytes[1] == (byte) 0xff && (bytes[2] & 0xf0) == 0);
        boolean protocol = bytes[0] == 0x20 && bytes[1] == 0x01 && (bytes[2] & 0xfe) == 0;
        boolean translated = bytes[0] == 0 && bytes[1] == 0x64 && bytes[2] == (byte) 0xff && bytes[3] == (byte) 0x9b;
        if (translated) {
            return isZero(bytes, 4, 12) && isPublic4(Arrays.copyOfRange(bytes, 12, 16));
        }
        if (sixToFour) {
            return isPublic4(Arrays.copyOfRange(bytes, 2, 6));
        }
        return global && !teredo && !documentation && !protocol;
    }

    private static boolean isZero(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * The addresses of a host, if all of them are public.
     *
     * @throws UnknownHostException when the name does not resolve, or to an address that is not public
     */
    public static List<InetAddress> resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = InetAddress.getAllByName(host);
        for (InetAddress address : addresses) {
            if (!isPublic(address)) {
                throw new UnknownHostException(host + " is not on the open Internet");
            }
        }
        return List.of(addresses);
    }
}
