package org.probity.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SkeletonTest {
    @Test
    void runs() {
        assertThat(1).isEqualTo(1);
    }

    @Property
    boolean holds(@ForAll int x) {
        return x == x;
    }
}
