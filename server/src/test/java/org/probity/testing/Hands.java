package org.probity.testing;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitUntilState;

/**
 * What a person does on a page. Each returns when the page that it leads to has come whole: Playwright's own click returns when
 * that page has begun or, on a busy machine, before; whoever then reads may read half of it, or the page before.
 */
public final class Hands {
    /** Whether a click on this element leaves the page: on a link, or on the button of a form that the browser lets go. */
    private static final String LEADS_ON = """
            thing => {
              const link = thing.closest('a[href]');
              if (link) return !link.getAttribute('href').startsWith('#');
              const button = thing.closest('button');
              return !!button && button.type === 'submit' && !!button.form
                && (button.form.noValidate || button.form.checkValidity());
            }""";

    private Hands() {}

    /** Presses the first button of exactly this name. */
    public static void press(Page page, String name) {
        click(page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .first());
    }

    /** Follows the first link of exactly this name. */
    public static void follow(Page page, String name) {
        click(link(page, name));
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
                .first();
    }

    /** Opens the first folded part whose summary has this text. */
    public static void unfold(Page page, String summary) {
        page.locator("summary", new Page.LocatorOptions().setHasText(summary))
                .first()
                .click();
    }

    /** Opens every folded part of the main text. */
    public static void unfold(Page page) {
        page.evaluate("() => document.querySelectorAll('main details').forEach(more => more.open = true)");
    }

    /** Clicks the first thing that a selector finds. */
    public static void click(Page page, String selector) {
        click(page.locator(selector).first());
    }

    /** Clicks one thing, and waits for the other page when it leads to one. */
    @SuppressWarnings(
            "deprecation") // what Playwright advises instead wants the next address, and a form comes back to its own
    public static void click(Locator thing) {
        if (Boolean.TRUE.equals(thing.evaluate(LEADS_ON))) {
            thing.page()
                    .waitForNavigation(
                            new Page.WaitForNavigationOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED),
                            thing::click);
        } else {
            thing.click();
        }
    }

    /** Follows the first link of exactly this name to a file. */
    public static Download download(Page page, String name) {
        return page.waitForDownload(link(page, name)::click);
    }

    /** The visible text of the page, without its head and menu. */
    public static String main(Page page) {
        return page.locator("main").innerText();
    }
}
