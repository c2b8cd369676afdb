package org.probity.assessment.store;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.probity.assessment.Evidence.KeptFile;
import org.probity.assessment.Evidence.SnapshotEvidence;
import org.probity.assessment.EvidenceRecipe;
import org.probity.assessment.EvidenceRecipe.Population;
import org.probity.assessment.HashedIds;
import org.probity.assessment.ScopeFacts;
import org.probity.assessment.domain.Assessment;
import org.probity.platform.db.Db;
import org.probity.platform.decide.UnknownException;
import org.probity.record.Seals;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/** Runs recipes and seals what they draw as a file. */
@Component
public class SnapshotMaker {
    private static final int SALT_BYTES = 32;
    private final List<EvidenceRecipe> recipes;
    private final Seals seals;
    private final EvidenceFiles files;
    private final Db db;
    private final String program;
    private final SecureRandom random = new SecureRandom();

    SnapshotMaker(
            List<EvidenceRecipe> recipes,
            Seals seals,
            EvidenceFiles files,
            Db db,
            ObjectProvider<BuildProperties> build) {
        this.recipes = recipes.stream()
                .sorted(Comparator.comparing(EvidenceRecipe::id))
                .toList();
        this.seals = seals;
        this.files = files;
        this.db = db;
        BuildProperties properties = build.getIfAvailable();
        String version = properties == null ? null : properties.getVersion();
        this.program = version == null ? "unknown version" : version;
    }

    /** A fresh snapshot and the requirements it is for. */
    record Drawn(SnapshotEvidence evidence, List<String> requirementIds) {}

    /** All recipes, by id. */
    public List<EvidenceRecipe> recipes() {
        return recipes;
    }

    /** Recipes for one requirement. */
    public List<EvidenceRecipe> recipesFor(String requirementId) {
        return recipes.stream()
                .filter(recipe -> recipe.requirementIds().contains(requirementId))
                .toList();
    }

    Drawn draw(Assessment assessment, String recipeId) {
        EvidenceRecipe recipe = recipes.stream()
                .filter(candidate -> candidate.id().equals(recipeId))
                .findFirst()
                .orElseThrow(UnknownException::new);
        ScopeFacts facts = assessment.facts();
        HashedIds names = new HashedIds(newSalt());
        Population population = recipe.draw(new EvidenceRecipe.Draw(
                start(facts.from()), start(facts.to().plusDays(1)), db.now(), assessment.products(), names));
        return new Drawn(seal(assessment, recipe, population, names), recipe.requirementIds());
    }

    private SnapshotEvidence seal(
            Assessment assessment, EvidenceRecipe recipe, Population population, HashedIds names) {
        ScopeFacts facts = assessment.facts();
        Seals.State log = seals.state();
        Instant now = db.now();
        String generator = recipe.id() + " " + recipe.version() + ", Probity " + program;
        List<String> products = new ArrayList<>(assessment.products());
        byte[] bytes = SnapshotText.write(new SnapshotText.Content(
                recipe.id(),
                recipe.title(),
                recipe.query(),
                generator,
                facts.from(),
                facts.to(),
                products,
                now,
                log.origin(),
                log.size(),
                log.checkpoint(),
                population.rows().size(),
                population.exceptions(),
                population));
        String name = recipe.id() + "-" + LocalDate.ofInstant(now, ZoneOffset.UTC) + ".json";
        KeptFile file = files.keep(name, bytes, "application/json");
        return new SnapshotEvidence(
                UUID.randomUUID().toString(),
                recipe.id(),
                recipe.title(),
                recipe.query(),
                generator,
                facts.from(),
                facts.to(),
                products,
                now,
                population.rows().size(),
                population.exceptions(),
                log.size(),
                names.salt(),
                file);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private String newSalt() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }
}
