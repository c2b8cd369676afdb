package org.probity.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.probity.testing.Hands.click;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One person's browser window: own cookies, own size. Collects what the page's scripts and policies complain about. */
public final class Window implements AutoCloseable {
    private final BrowserContext context;
    private final Page page;
    private final App app;
    private final boolean script;
    private final List<String> complaints = new ArrayList<>();

    Window(App app, boolean script, int width, int height, ColorScheme look) {
        this.app = app;
        this.script = script;
        this.context = Chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(app.url())
                        .setJavaScriptEnabled(script)
                        .setColorScheme(look)
                        .setViewportSize(width, height));
        this.page = context.newPage();
        page.setDefaultTimeout(45_000);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    /** A laptop's window, light, with scripts. */
    public static Window of(App app) {
        return new Window(app, true, 1440, 1000, ColorScheme.LIGHT);
    }

    /** The same without JavaScript. */
    public static Window withoutScript(App app) {
        return new Window(app, false, 1440, 1000, ColorScheme.LIGHT);
    }

    /** A phone's window. */
    public static Window phone(App app) {
        return new Window(app, true, 390, 844, ColorScheme.LIGHT);
    }

    /** A laptop's window, dark. */
    public static Window dark(App app) {
        return new Window(app, true, 1440, 1000, ColorScheme.DARK);
    }

    /** A laptop's window of somebody in the demo, who came in by their door. */
    public static Window door(App app, String login) {
        Window window = of(app);
        window.open("/demo/door/" + login);
        assertThat(window.page().title()).as("behind the door of " + login).startsWith("Home");
        return window;
    }

    public Page page() {
        return page;
    }

    /** Opens a path of the application. */
    public Page open(String path) {
        page.navigate(path);
        return page;
    }

    /** Signs in as somebody made by {@link App#person}. */
    public Window signIn(String login) {
        page.navigate("/login");
        page.fill("#username", login);
        page.fill("#password", App.PASSWORD);
        click(page, "main button");
        assertThat(page.url()).as("signed in as " + login).doesNotContain("/login");
        return this;
    }

    /** Passes when axe finds nothing against WCAG 2.2 A and AA, nothing overflows sideways and nothing was complained of. */
    public Window assertFine() {
        assertThat(script)
                .as("axe needs JavaScript; look at this page with another window")
                .isTrue();
        assertThat(Axe.violations(page)).as("accessibility of " + page.url()).isEmpty();
        Object overflow =
                page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) overflow).intValue())
                .as("sideways overflow of " + page.url())
                .isZero();
        assertThat(complaints).as("complaints of " + page.url()).isEmpty();
        return this;
    }

    /** Keeps a picture of the page in docs/pictures, when asked to by {@code -Dprobity.pictures=true}. */
    public Window picture(String name) {
        if (Boolean.getBoolean("probity.pictures")) {
            Path root = Path.of(System.getProperty("probity.root", ".."));
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(root.resolve("docs/pictures").resolve(name + ".png")));
        }
        return this;
    }

    /** The application behind the window. */
    public App app() {
        return app;
    }

    @Override
    public void close() {
        context.close();
    }
}
