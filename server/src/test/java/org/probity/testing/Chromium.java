package org.probity.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** The one Chromium of a test run: the machine's own, never a downloaded one, and it talks to nobody but the page's server. */
public final class Chromium {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    /**
     * Features that are off. Chromium heeds the last such list alone, so those that Playwright turns off stand here again. The last
     * three are ours: pages for popups of its own and a spare process, which it would make with every window.
     */
    private static final List<String> OFF = List.of(
            "AvoidUnnecessaryBeforeUnloadCheckSync",
            "BoundaryEventDispatchTracksNodeRemoval",
            "DestroyProfileOnBrowserClose",
            "DialMediaRouteProvider",
            "GlobalMediaControls",
            "HttpsUpgrades",
            "LensOverlay",
            "MediaRouter",
            "PaintHolding",
            "ThirdPartyStoragePartitioning",
            "BlockOriginHeaderModificationOnRedirect",
            "Translate",
            "AutoDeElevate",
            "OptimizationHints",
            "WebUIOmniboxPopup",
            "WebUIOmniboxAimPopup",
            "SpareRendererForSitePerProcess");

    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-domain-reliability",
            "--disable-sync",
            "--no-pings",
            "--metrics-recording-only",
            "--disable-features=" + String.join(",", OFF));

    private static @Nullable Browser browser;

    private Chromium() {}

    /** The executable, when this machine has one; {@code PROBITY_CHROMIUM} names another. */
    public static Optional<Path> executable() {
        String chosen = System.getenv("PROBITY_CHROMIUM");
        if (chosen != null) {
            return Optional.of(Path.of(chosen));
        }
        String path = System.getenv().getOrDefault("PATH", "");
        return NAMES.stream()
                .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The browser, started at its first use. Without Chromium the test is skipped, on CI it fails. */
    static synchronized Browser browser() {
        Browser running = browser;
        if (running != null) {
            return running;
        }
        Optional<Path> executable = executable();
        if (executable.isEmpty() && "true".equals(System.getenv("CI"))) {
            Assertions.fail("CI must have Chromium; install the package chromium");
        }
        Assumptions.assumeTrue(executable.isPresent(), "no Chromium on this machine; install the package chromium");
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser fresh = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable.orElseThrow())
                        .setArgs(QUIET)
                        .setHeadless(true));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        browser = fresh;
        return fresh;
    }
}
