package org.probity.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/**
 * Trees of up to ten million leaves against RFC 6962, section 2.1, word by word. The leaves repeat every 1,024, so that equal
 * subtrees are computed once and the naive way is affordable.
 */
class LargeTreeTest {
    private static final int PERIOD = 1024;
    private static final MemoryTree LEAVES = new MemoryTree(PERIOD);
    private static final Map<String, Hash> NAIVE = new HashMap<>();
    private static final Map<String, Hash> NODES = new HashMap<>();

    /** MTH(D[from:from+n]). */
    private static Hash root(long from, long n) {
        if (n == 0) {
            return Hash.EMPTY_TREE;
        }
        if (n == 1) {
            return LEAVES.node(0, from % PERIOD);
        }
        String place = from % PERIOD + "+" + n;
        Hash known = NAIVE.get(place);
        if (known == null) {
            long k = k(n);
            known = Hash.node(root(from, k), root(from + k, n - k));
            NAIVE.put(place, known);
        }
        return known;
    }

    /** PATH(m, D[from:from+n]). */
    private static List<Hash> path(long m, long from, long n) {
        if (n == 1) {
            return new ArrayList<>();
        }
        long k = k(n);
        List<Hash> path = m < k ? path(m, from, k) : path(m - k, from + k, n - k);
        path.add(m < k ? root(from + k, n - k) : root(from, k));
        return path;
    }

    /** SUBPROOF(m, D[from:from+n], b). */
    private static List<Hash> subproof(long m, long from, long n, boolean b) {
        if (m == n) {
            return b ? new ArrayList<>() : new ArrayList<>(List.of(root(from, n)));
        }
        long k = k(n);
        List<Hash> proof = m <= k ? subproof(m, from, k, b) : subproof(m - k, from + k, n - k, false);
        proof.add(m <= k ? root(from + k, n - k) : root(from, k));
        return proof;
    }

    /** The largest power of two smaller than n. */
    private static long k(long n) {
        long k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        return k;
    }

    private static final Nodes TREE = new Nodes() {
        @Override
        public Hash node(int level, long index) {
            if (level == 0) {
                return LEAVES.node(0, index % PERIOD);
            }
            String place = level + "/" + (level >= 10 ? 0 : index % (PERIOD >> level));
            Hash known = NODES.get(place);
            if (known == null) {
                known = Hash.node(node(level - 1, 2 * index), node(level - 1, 2 * index + 1));
                NODES.put(place, known);
            }
            return known;
        }
    };

    private static void agree(long size, Random random) {
        Hash root = Proofs.root(size, TREE);
        assertThat(root).as("root of %d", size).isEqualTo(root(0, size));
        if (size > 0) {
            long index = random.nextLong(size);
            List<Hash> path = Proofs.inclusion(index, size, TREE);
            assertThat(path).as("%d in %d", index, size).isEqualTo(path(index, 0, size));
            assertThat(Proofs.verifiesInclusion(TREE.node(0, index), index, size, path, root))
                    .isTrue();
        }
        long from = random.nextLong(size + 1);
        List<Hash> proof = Proofs.consistency(from, size, TREE);
        assertThat(proof).as("%d to %d", from, size).isEqualTo(from == 0 ? List.of() : subproof(from, 0, size, true));
        assertThat(Proofs.verifiesConsistency(from, Proofs.root(from, TREE), size, root, proof))
                .isTrue();
    }

    @Test
    void everySizeToTwoThousandAgreesWithTheNaiveTree() {
        Random random = new Random(1);
        for (int size = 0; size <= 2_000; size++) {
            for (int again = 0; again < 4; again++) {
                agree(size, random);
            }
        }
    }

    @Property(tries = 400)
    void anySizeToTenMillionAgreesWithTheNaiveTree(
            @ForAll @LongRange(max = 10_000_000) long size, @ForAll long random) {
        agree(size, new Random(random));
    }

    @Test
    void sizesAroundEveryPowerOfTwoAgree() {
        Random random = new Random(2);
        for (long power = 1; power <= 1L << 40; power *= 2) {
            for (long size = power - 1; size <= power + 1; size++) {
                agree(size, random);
            }
        }
    }
}
