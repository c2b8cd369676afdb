package org.probity.inventory.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probity.identifiers.cpe.Cpe;
import org.probity.identifiers.cpe.CpeAttribute;
import org.probity.identifiers.cpe.CpeRelation;
import org.probity.identifiers.purl.Purl;
import org.probity.inventory.index.Held;
import org.probity.inventory.sbom.Hash;
import org.probity.inventory.vulnerability.Affected;
import org.probity.inventory.vulnerability.Condition;
import org.probity.inventory.vulnerability.Target;
import org.probity.inventory.vulnerability.VulnerabilityRecord;

/** What one part of one record says of one component, by one identity. */
record Judgement(
        VulnerabilityRecord record, Affected affected, Identity identity, String by, Affected.Decision decision) {

    /** Every way in which the component is what the record speaks of, before what else must be so is looked at. */
    static List<Judgement> of(Held held, VulnerabilityRecord record, Affected affected) {
        List<Judgement> judgements = new ArrayList<>(1);
        switch (affected.target()) {
            case Target.PackageUrl target -> byPackage(judgements, held, record, affected, target);
            case Target.Platform target -> byCpe(judgements, held, record, affected, target.cpe());
            case Target.File target -> byHash(judgements, held, record, affected, target);
            case Target.Named target -> byName(judgements, held, record, affected, target);
        }
        return judgements;
    }

    private static void byPackage(
            List<Judgement> into, Held held, VulnerabilityRecord record, Affected affected, Target.PackageUrl target) {
        String purl = held.purl();
        if (purl != null && isOf(purl, target)) {
            into.add(new Judgement(record, affected, Identity.PURL, target.purl(), affected.decide(held.version())));
        }
        for (String alias : held.aliases()) {
            if (isOf(alias, target)) {
                into.add(new Judgement(record, affected, Identity.ALIAS, alias, affected.decide(version(alias))));
            }
        }
        for (String ancestor : held.ancestors()) {
            if (isOf(ancestor, target)) {
                into.add(new Judgement(record, affected, Identity.FORK, ancestor, affected.decide(version(ancestor))));
            }
        }
    }

    private static boolean isOf(String purl, Target.PackageUrl target) {
        return purl.startsWith(target.purl())
                && Held.withoutVersion(purl).equals(target.purl())
                && (target.distribution() == null || distributionAgrees(purl, target.distribution()));
    }

    /** A record of Debian 11 says nothing of a package of Debian 12; where the package does not tell, it may. */
    private static boolean distributionAgrees(String purl, String wanted) {
        if (purl.indexOf("distro=") < 0) {
            return true;
        }
        String distro = Purl.parse(purl).qualifiers().getOrDefault("distro", "");
        String release = distro.substring(distro.indexOf('-') + 1);
        String plain = wanted.startsWith("v") ? wanted.substring(1) : wanted;
        plain = plain.contains(":") ? plain.substring(0, plain.indexOf(':')) : plain;
        return release.isEmpty()
                || !Character.isDigit(release.charAt(0))
                || !Character.isDigit(plain.isEmpty() ? 'x' : plain.charAt(0))
                || release.equals(plain)
                || release.startsWith(plain + ".")
                || plain.startsWith(release + ".");
    }

    private static @Nullable String version(String purl) {
        return Purl.parse(purl).version();
    }

    private static void byCpe(
            List<Judgement> into, Held held, VulnerabilityRecord record, Affected affected, Cpe wanted) {
        for (String written : held.cpes()) {
            Optional<Cpe> cpe = Cpe.tryParse(written);
            if (cpe.isPresent() && agree(cpe.get(), wanted)) {
                Cpe own = cpe.get();
                String version = own.plain(CpeAttribute.VERSION)
                        .map(v -> v
                                + own.plain(CpeAttribute.UPDATE)
                                        .map(u -> "-" + u)
                                        .orElse(""))
                        .orElse(held.version());
                into.add(new Judgement(record, affected, Identity.CPE, written, affected.decide(version)));
                return;
            }
        }
    }

    /** Whether the names agree in all but the version, which the ranges decide. */
    private static boolean agree(Cpe own, Cpe wanted) {
        return Held.Keys.cpe(own).equals(Held.Keys.cpe(wanted))
                && unversioned(wanted).compare(unversioned(own)) != CpeRelation.DISJOINT;
    }

    private static Cpe unversioned(Cpe cpe) {
        return cpe.with(CpeAttribute.VERSION, Cpe.ANY).with(CpeAttribute.UPDATE, Cpe.ANY);
    }

    private static void byHash(
            List<Judgement> into, Held held, VulnerabilityRecord record, Affected affected, Target.File target) {
        for (Hash hash : held.hashes()) {
            if (hash.algorithm().equals(target.algorithm()) && hash.normalized().equals(target.value())) {
                String by = hash.algorithm() + " " + hash.normalized();
                into.add(new Judgement(record, affected, Identity.HASH, by, affected.decide(held.version())));
                return;
            }
        }
    }

    /** By name only what has no better identity; else every product would be each of its namesakes. */
    private static void byName(
            List<Judgement> into, Held held, VulnerabilityRecord record, Affected affected, Target.Named target) {
        if (held.purl() == null && held.cpes().isEmpty() && names(target).contains(Held.Keys.name(held.name()))) {
            String by = target.vendor() == null ? target.product() : target.vendor() + " " + target.product();
            into.add(new Judgement(record, affected, Identity.NAME, by, affected.decide(held.version())));
        }
    }

    /** Under which names a component would be found to be a product. */
    static List<String> names(Target.Named target) {
        List<String> names = new ArrayList<>(2);
        names.add(Held.Keys.name(target.product()));
        if (target.vendor() != null) {
            names.add(Held.Keys.name(target.vendor() + "/" + target.product()));
        }
        return names;
    }

    /** The same, once it is known whether what the record requires besides is there. */
    Judgement with(Surroundings surroundings) {
        Condition requires = affected.requires();
        if (requires == null || decision.answer() != Affected.Answer.AFFECTED) {
            return this;
        }
        Affected.Decision decided =
                switch (requires.in(surroundings::has)) {
                    case YES -> new Affected.Decision(Affected.Answer.AFFECTED, decision.by());
                    case NO ->
                        new Affected.Decision(
                                Affected.Answer.NOT_AFFECTED,
                                "only together with " + requires.words() + ", which is not so here");
                    case UNKNOWN ->
                        new Affected.Decision(
                                Affected.Answer.UNDECIDED,
                                "only together with " + requires.words() + ", of which the document says nothing");
                };
        return new Judgement(record, affected, identity, by, decided);
    }

    /** All keys under which the components that a target speaks of are found in the index. */
    static List<String> keys(Target target) {
        return switch (target) {
            case Target.PackageUrl p -> List.of(Held.Keys.purl(p.purl()), Held.Keys.ancestor(p.purl()));
            case Target.Platform p -> List.of(Held.Keys.cpe(p.cpe()));
            case Target.File f -> List.of(Held.Keys.hash(f.algorithm(), f.value()));
            case Target.Named n -> names(n);
        };
    }
}
