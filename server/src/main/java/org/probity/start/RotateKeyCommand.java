package org.probity.start;

import java.util.concurrent.Callable;
import org.probity.record.KeyCare;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code probity rotate-key}. */
@Command(
        name = "rotate-key",
        mixinStandardHelpOptions = true,
        description = "Makes a new key that signs the log from now on. Stop the server first.",
        footer = {
            "",
            "The history of keys, signed by the old key and the new, lies in keys/ and goes into every bundle, so that whoever",
            "trusts one of the keys can check all. The old private key stays as keys/retired-N.key: keep it away or destroy it.",
            "Exit code: 0 done, 2 refused."
        })
final class RotateKeyCommand implements Callable<Integer> {
    @Mixin
    private DataOptions options = new DataOptions();

    @Override
    public Integer call() {
        return options.run(upkeep -> {
            KeyCare.Rotated rotated = upkeep.rotateKey();
            System.out.println(
                    "From entry " + rotated.from() + " on this key signs; tell whoever checks your evidence:");
            System.out.println(rotated.verifierKey());
            return 0;
        });
    }
}
