package org.probity.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.probity.ledger.base.LedgerException;

class ProofsTest {
    private static final int ALL = 2_000;
    private static final MemoryTree TREE = new MemoryTree(ALL);

    @Test
    void theRootsAreThoseOfTheKnownTestTree() {
        // The eight inputs and the root that RFC 6962 implementations have shared since the first one.
        byte[][] inputs = {
            {},
            {0},
            {0x10},
            {0x20, 0x21},
            {0x30, 0x31},
            {0x40, 0x41, 0x42, 0x43},
            {0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57},
            {0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x6f}
        };
        List<Hash> leaves = new ArrayList<>();
        for (byte[] input : inputs) {
            leaves.add(Hash.leaf(input));
        }
        assertThat(NaiveTree.root(leaves).hex())
                .isEqualTo("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
        assertThat(Hash.EMPTY_TREE.hex()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(Hash.leaf(new byte[0]).hex())
                .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    }

    @Test
    void forEverySizeTheRootAgreesWithTheNaiveOneAndTheEdgesAreProven() {
        for (int size = 0; size <= ALL; size++) {
            Hash root = Proofs.root(size, TREE);
            if (size % 97 == 0 || size < 130) {
                assertThat(root).isEqualTo(NaiveTree.root(TREE.first(size)));
            }
            for (long index : new long[] {0, size / 3, size / 2, size - 2, size - 1}) {
                if (index >= 0 && index < size) {
                    List<Hash> path = Proofs.inclusion(index, size, TREE);
                    assertThat(Proofs.verifiesInclusion(TREE.node(0, index), index, size, path, root))
                            .isTrue();
                }
            }
            for (int from : new int[] {0, 1, size / 2, size - 1, size}) {
                if (from >= 0 && from <= size) {
                    List<Hash> proof = Proofs.consistency(from, size, TREE);
                    assertThat(Proofs.verifiesConsistency(from, Proofs.root(from, TREE), size, root, proof))
                            .as("%d to %d", from, size)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void everyProofInEverySmallTreeAgreesWithTheNaiveOne() {
        for (int size = 1; size <= 70; size++) {
            List<Hash> leaves = TREE.first(size);
            for (int index = 0; index < size; index++) {
                assertThat(Proofs.inclusion(index, size, TREE)).isEqualTo(NaiveTree.path(index, leaves));
            }
            for (int from = 0; from <= size; from++) {
                assertThat(Proofs.consistency(from, size, TREE)).isEqualTo(NaiveTree.proof(from, leaves));
            }
        }
    }

    @Property(tries = 300)
    void anyProofInALargerTreeAgreesWithTheNaiveOne(
            @ForAll @IntRange(min = 1, max = ALL) int size, @ForAll @IntRange(max = ALL) int pick) {
        List<Hash> leaves = TREE.first(size);
        assertThat(Proofs.inclusion(pick % size, size, TREE)).isEqualTo(NaiveTree.path(pick % size, leaves));
        assertThat(Proofs.consistency(pick % (size + 1), size, TREE))
                .isEqualTo(NaiveTree.proof(pick % (size + 1), leaves));
    }

    @Property(tries = 40)
    void aProofDoesNotHoldOnceAnythingInItIsChanged(
            @ForAll @LongRange(min = 1, max = 10_000_000) long size, @ForAll long random) {
        Random choice = new Random(random);
        Nodes tree = sparse();
        long index = choice.nextLong(size);
        Hash root = Proofs.root(size, tree);
        List<Hash> path = new ArrayList<>(Proofs.inclusion(index, size, tree));
        Hash leaf = tree.node(0, index);
        assertThat(Proofs.verifiesInclusion(leaf, index, size, path, root)).isTrue();
        assertThat(Proofs.verifiesInclusion(Hash.EMPTY_TREE, index, size, path, root))
                .isFalse();
        assertThat(Proofs.verifiesInclusion(leaf, index, size, plus(path, root), root))
                .isFalse();
        if (!path.isEmpty()) {
            int at = choice.nextInt(path.size());
            assertThat(Proofs.verifiesInclusion(leaf, index, size, without(path, at), root))
                    .isFalse();
            path.set(at, Hash.EMPTY_TREE);
            assertThat(Proofs.verifiesInclusion(leaf, index, size, path, root)).isFalse();
        }
        long from = choice.nextLong(size + 1);
        List<Hash> proof = Proofs.consistency(from, size, tree);
        assertThat(Proofs.verifiesConsistency(from, Proofs.root(from, tree), size, root, proof))
                .isTrue();
    }

    /** A tree whose leaves repeat every 1,024, so that ten million of them cost nothing: equal subtrees are computed once. */
    private static Nodes sparse() {
        Map<String, Hash> known = new HashMap<>();
        return new Nodes() {
            @Override
            public Hash node(int level, long index) {
                if (level == 0) {
                    return TREE.node(0, index % 1024);
                }
                String place = level + "/" + (level >= 10 ? 0 : index % (1024 >> level));
                Hash hash = known.get(place);
                if (hash == null) {
                    hash = Hash.node(node(level - 1, 2 * index), node(level - 1, 2 * index + 1));
                    known.put(place, hash);
                }
                return hash;
            }
        };
    }

    @Property(tries = 300)
    void aConsistencyProofDoesNotHoldOnceAnythingInItIsChanged(
            @ForAll @IntRange(min = 2, max = ALL) int to, @ForAll @IntRange(min = 1, max = ALL) int pick) {
        int from = 1 + pick % (to - 1);
        Hash old = Proofs.root(from, TREE);
        Hash grown = Proofs.root(to, TREE);
        List<Hash> proof = Proofs.consistency(from, to, TREE);
        assertThat(Proofs.verifiesConsistency(from, old, to, grown, proof)).isTrue();
        assertThat(Proofs.verifiesConsistency(from, grown, to, old, proof)).isFalse();
        assertThat(Proofs.verifiesConsistency(from, Hash.EMPTY_TREE, to, grown, proof))
                .isFalse();
        assertThat(Proofs.verifiesConsistency(from, old, to, Hash.EMPTY_TREE, proof))
                .isFalse();
        assertThat(Proofs.verifiesConsistency(from, old, to, grown, plus(proof, old)))
                .isFalse();
        for (int at = 0; at < proof.size(); at++) {
            assertThat(Proofs.verifiesConsistency(from, old, to, grown, without(proof, at)))
                    .isFalse();
        }
    }

    @Test
    void numbersThatNoTreeHasAreRefused() {
        assertThatThrownBy(() -> Proofs.inclusion(5, 5, TREE)).isInstanceOf(LedgerException.class);
        assertThatThrownBy(() -> Proofs.inclusion(-1, 5, TREE)).isInstanceOf(LedgerException.class);
        assertThatThrownBy(() -> Proofs.consistency(6, 5, TREE)).isInstanceOf(LedgerException.class);
        Hash hash = TREE.node(0, 0);
        assertThat(Proofs.verifiesInclusion(hash, Long.MAX_VALUE, Long.MAX_VALUE, List.of(), hash))
                .isFalse();
        assertThat(Proofs.verifiesInclusion(hash, -1, 1, List.of(), hash)).isFalse();
        assertThat(Proofs.verifiesConsistency(-1, hash, 1, hash, List.of())).isFalse();
        assertThat(Proofs.verifiesConsistency(0, hash, 0, hash, List.of())).isFalse();
        assertThat(Proofs.verifiesConsistency(0, Hash.EMPTY_TREE, 0, Hash.EMPTY_TREE, List.of()))
                .isTrue();
    }

    @Property(tries = 100)
    void provenNodesJudgeEachProofAsItIsJudgedAlone(
            @ForAll @IntRange(min = 1, max = ALL) int size, @ForAll long random) {
        Random choice = new Random(random);
        Hash root = Proofs.root(size, TREE);
        ProvenNodes proven = new ProvenNodes(size, root);
        for (int i = 0; i < 100; i++) {
            int index = choice.nextInt(size);
            List<Hash> path = Proofs.inclusion(index, size, TREE);
            Hash leaf = TREE.node(0, index);
            for (List<Hash> wrong : wrongPaths(path, choice)) {
                assertThat(proven.include(leaf, index, wrong)).isFalse();
            }
            assertThat(proven.include(Hash.EMPTY_TREE, index, path)).isFalse();
            int another = choice.nextInt(size);
            assertThat(proven.include(leaf, another, path))
                    .isEqualTo(Proofs.verifiesInclusion(leaf, another, size, path, root));
            assertThat(proven.include(leaf, index, path)).isTrue();
        }
        assertThat(proven.include(root, -1, List.of())).isFalse();
        assertThat(proven.include(root, size, List.of())).isFalse();
    }

    @Test
    void provenNodesTakeEveryProofOfEverySmallTree() {
        for (int size = 1; size <= 130; size++) {
            ProvenNodes proven = new ProvenNodes(size, Proofs.root(size, TREE));
            for (int index = 0; index < size; index++) {
                assertThat(proven.include(TREE.node(0, index), index, Proofs.inclusion(index, size, TREE)))
                        .as("%d of %d", index, size)
                        .isTrue();
            }
        }
    }

    private static List<List<Hash>> wrongPaths(List<Hash> path, Random choice) {
        List<List<Hash>> wrong = new ArrayList<>(List.of(plus(path, Hash.EMPTY_TREE)));
        if (!path.isEmpty()) {
            int at = choice.nextInt(path.size());
            wrong.add(without(path, at));
            List<Hash> changed = new ArrayList<>(path);
            changed.set(at, Hash.EMPTY_TREE);
            wrong.add(changed);
            wrong.add(plus(path, path.getLast()));
        }
        return wrong;
    }

    private static List<Hash> plus(List<Hash> hashes, Hash hash) {
        List<Hash> more = new ArrayList<>(hashes);
        more.add(hash);
        return more;
    }

    private static List<Hash> without(List<Hash> hashes, int at) {
        List<Hash> fewer = new ArrayList<>(hashes);
        fewer.remove(at);
        return fewer;
    }
}
