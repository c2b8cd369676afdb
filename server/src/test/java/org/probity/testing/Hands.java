package org.probity.testing;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;

/**
 * What a person does on a page. Each returns when the page that it leads to has come whole: Playwright's own click returns as soon
 * as that page has begun, and whoever then reads it may read half of it.
 */
public final class Hands {
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
        click(page.getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
                .first());
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

    /** Clicks one thing. */
    public static void click(Locator thing) {
        thing.click();
        thing.page().waitForLoadState(LoadState.DOMCONTENTLOADED);
    }

    /** The visible text of the page, without its head and menu. */
    public static String main(Page page) {
        return page.locator("main").innerText();
    }
}
