package org.probity.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.note.KeyType;
import org.probity.ledger.note.SigningKey;
import org.probity.ledger.note.VerifierKey;

class PolicyTest {
    private static final List<VerifierKey> W = new ArrayList<>();
    private static final VerifierKey LOG =
            SigningKey.generate("example.com/log", KeyType.ED25519).verifier();

    static {
        for (int i = 0; i < 6; i++) {
            W.add(SigningKey.generate("witness.example/" + i, KeyType.COSIGNATURE)
                    .verifier());
        }
    }

    private static Policy parse(String text) {
        String filled = text.replace("LOG", LOG.toString());
        for (int i = 0; i < 6; i++) {
            filled = filled.replace("KEY" + i, W.get(i).toString());
        }
        return Policy.parse(filled.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void twoLevelsOfGroupsAreCounted() {
        Policy policy = parse("""
                # two operators
                log LOG
                witness X1 KEY0 https://x1.example/
                witness X2 KEY1
                \t witness X3 \t KEY2
                group X 2 X1 X2 X3

                witness Y1 KEY3
                witness Y2 KEY4
                witness Y3 KEY5
                group Y any Y1 Y2 Y3
                group both all X Y
                quorum both""");
        assertThat(policy.quorum().satisfied(List.of(W.get(0), W.get(2), W.get(4))))
                .isTrue();
        assertThat(policy.quorum().satisfied(List.of(W.get(0), W.get(1), W.get(2))))
                .isFalse();
        assertThat(policy.quorum().satisfied(List.of(W.get(0), W.get(3), W.get(4), W.get(5))))
                .isFalse();
        assertThat(policy.witnesses().get("X1").url()).contains("https://x1.example/");
        assertThat(policy.logKeys()).containsExactly(LOG);
    }

    @Test
    void noneAsksForNothing() {
        assertThat(parse("quorum none").quorum().satisfied(List.of())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "quorum",
                "quorum a",
                "quorum none\nquorum none",
                "witness a KEY0\nwitness a KEY1\nquorum a",
                "witness a KEY0\nwitness b KEY0\nquorum a",
                "witness none KEY0\nquorum none",
                "group g any a\nquorum none",
                "witness a KEY0\ngroup g 2 a\nquorum g",
                "witness a KEY0\ngroup g 0 a\nquorum g",
                "witness a KEY0\ngroup g any a\ngroup h any a\nquorum g",
                "witness a KEY0\ngroup g any a a\nquorum g",
                "witness a KEY0\ngroup g any\nquorum a",
                "log KEY0\nquorum none",
                "witness a LOG\nquorum a",
                "log LOG\nlog LOG\nquorum none",
                "quorum none\rx",
                "what is this\nquorum none",
                "witness a KEY0 u v\nquorum a",
                "group g any none\nquorum none"
            })
    void malformedPoliciesAreRefused(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(LedgerException.class);
    }
}
