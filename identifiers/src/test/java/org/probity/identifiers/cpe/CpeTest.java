package org.probity.identifiers.cpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class CpeTest {
    @Test
    void bothBindingsNameTheSame() {
        Cpe formatted = Cpe.parse("cpe:2.3:a:microsoft:internet_explorer:8.0.6001:beta:*:*:*:*:*:*");
        assertThat(Cpe.parse("cpe:/a:microsoft:internet_explorer:8.0.6001:beta"))
                .isEqualTo(formatted);
        assertThat(formatted.toUri()).isEqualTo("cpe:/a:microsoft:internet_explorer:8.0.6001:beta");
    }

    @Test
    void theEditionIsPackedInTheUri() {
        Cpe insight = Cpe.parse("cpe:2.3:a:hp:insight_diagnostics:7.4.0.1570:-:*:*:online:win2003:x64:*");
        assertThat(insight.toUri()).isEqualTo("cpe:/a:hp:insight_diagnostics:7.4.0.1570:-:~~online~win2003~x64~");
        assertThat(Cpe.parse(insight.toUri())).isEqualTo(insight);
    }

    @Test
    void punctuationIsEscapedInEitherWay() {
        Cpe tuner = Cpe.parse("cpe:2.3:a:foo\\\\bar:big\\$money_2010:*:*:*:*:special:ipod_touch:80gb:*");
        assertThat(tuner.toUri()).isEqualTo("cpe:/a:foo%5cbar:big%24money_2010:::~~special~ipod_touch~80gb~");
        assertThat(Cpe.parse(tuner.toUri())).isEqualTo(tuner);
        assertThat(tuner.plain(CpeAttribute.VENDOR)).contains("foo\\bar");
        assertThat(Cpe.parse("cpe:/a:microsoft:internet_explorer:8.%02:sp%01"))
                .hasToString("cpe:2.3:a:microsoft:internet_explorer:8.*:sp?:*:*:*:*:*:*");
    }

    @Test
    void anUnfinishedOrFalseNameIsRefusedInOneLine() {
        for (String bad : List.of(
                "cpe:2.3:a:b:c",
                "cpe:2.3:x:b:c:*:*:*:*:*:*:*:*",
                "cpe:2.3:a:b:c:*:*:*:*:*:*:*:*:*",
                "cpe:/a:b c",
                "cpe",
                "cpe:2.3:a:b$:c:*:*:*:*:*:*:*:*",
                "cpe:2.3:a:b*c:c:*:*:*:*:*:*:*:*",
                "cpe:2.3:a:b:c:*:*:*:englisch:*:*:*:*")) {
            assertThatThrownBy(() -> Cpe.parse(bad))
                    .isInstanceOf(CpeException.class)
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void aPatternCoversWhatItsWildcardsAllow() {
        Cpe pattern = Cpe.of(List.of("a", "adobe", "reader", "9.*"));
        assertThat(pattern.compare(Cpe.of(List.of("a", "adobe", "reader", "9.3.2"))))
                .isEqualTo(CpeRelation.SUPERSET);
        assertThat(pattern.compare(Cpe.of(List.of("a", "adobe", "reader", "8.1"))))
                .isEqualTo(CpeRelation.DISJOINT);
        assertThat(pattern.compare(pattern)).isEqualTo(CpeRelation.UNDEFINED);
        assertThat(Cpe.of(List.of("o", "m", "w", "sp?")).covers(Cpe.of(List.of("o", "m", "w", "sp1"))))
                .isTrue();
        assertThat(Cpe.of(List.of("o", "m", "w", "sp?")).covers(Cpe.of(List.of("o", "m", "w", "sp12"))))
                .isFalse();
    }

    @Test
    void anyIsMoreThanNotApplicable() {
        Cpe any = Cpe.of(List.of("a", "v", "p"));
        Cpe none = any.with(CpeAttribute.VERSION, Cpe.NA);
        assertThat(any.compare(none)).isEqualTo(CpeRelation.SUPERSET);
        assertThat(none.compare(any)).isEqualTo(CpeRelation.SUBSET);
        assertThat(none.compare(any.with(CpeAttribute.VERSION, "1"))).isEqualTo(CpeRelation.DISJOINT);
        assertThat(any.with(CpeAttribute.VERSION, "1").compare(any.with(CpeAttribute.UPDATE, "b")))
                .isEqualTo(CpeRelation.UNDEFINED);
    }

    @Property
    void whatIsWrittenIsReadBack(
            @ForAll @StringLength(min = 1, max = 20) @CharRange(from = '!', to = '~') String text) {
        StringBuilder escaped = new StringBuilder("x");
        text.chars().forEach(c -> escaped.append(Character.isLetterOrDigit(c) ? "" : "\\")
                .append((char) c));
        Cpe name = Cpe.of(List.of("a", "v", escaped.toString(), "1"));
        assertThat(Cpe.parse(name.toString())).isEqualTo(name);
        assertThat(Cpe.parse(name.toUri())).isEqualTo(name);
    }
}
