using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Commonweal.Browser.Tests;

/// <summary>What holds for every page that anybody opens.</summary>
internal static partial class PageChecks
{
    private const int Desk = 1280;
    private const int Phone = 320;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>Pages differ mostly in their words; axe is slow and looks once at each way that a part of a page is built.</summary>
    private static readonly ConcurrentDictionary<(bool, string), bool> Seen = [];

    /// <summary>Pages at rest for copies of others: a new one would fetch styles and fonts anew for each look.</summary>
    private static readonly ConcurrentBag<IPage> Copies = [];

    /// <summary>What is wrong with the page, a line for each fault with page, rule and element; none when it is sound.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(IPage page, bool hasScript)
    {
        List<string> faults = [];
        if (!await page.EvaluateAsync<bool>("/\\S.* - Commonweal$/.test(document.title)"))
            faults.Add($"its title is \"{await page.TitleAsync()}\"");
        if (await page.Locator("h1").CountAsync() is not 1 and var headings)
            faults.Add($"it has {headings} first headings");
        await page.SetViewportSizeAsync(Phone, 800);
        if (await WidestAsync(page) is { Length: > 0 } wide)
            faults.Add($"at {Phone} pixels it scrolls sideways because of {wide}");
        await page.SetViewportSizeAsync(Desk, 900);
        var build = PageBuild.Of(await page.ContentAsync());
        var place = Id().Replace(new Uri(page.Url).AbsolutePath, "");
        var isNewPart = Seen.TryAdd((hasScript, place + build.Main), value: true);
        if (Seen.TryAdd((hasScript, build.Around), value: true) || isNewPart)
            faults.AddRange(await (hasScript ? ViolationsAsync(page) : StillViolationsAsync(page)));
        return [.. faults.Select(fault => $"{new Uri(page.Url).PathAndQuery}: {fault}")];
    }

    /// <summary>
    /// The innermost element without which the page would be narrower; empty when it is no wider than its window. What sticks
    /// out may be hidden or generated, so elements are taken away in turn instead of measured.
    /// </summary>
    private static Task<string> WidestAsync(IPage page) =>
        page.EvaluateAsync<string>(
            """
            () => {
              const width = () => document.scrollingElement.scrollWidth;
              const whole = width();
              if (whole <= innerWidth) return "";
              const widens = one => {
                one.style.setProperty("display", "none", "important");
                const less = width() < whole;
                one.style.removeProperty("display");
                return less;
              };
              const wide = [...document.body.querySelectorAll("*")].filter(widens).at(-1);
              return `${whole - innerWidth} pixels of ${wide ? wide.outerHTML.slice(0, 200) : "several elements"}`;
            }
            """
        );

    /// <summary>
    /// The same for a page without script. The rules of axe wait on timers, which stand still there, so they look at a copy of the
    /// page whose own scripts are taken out.
    /// </summary>
    private static async Task<string[]> StillViolationsAsync(IPage page)
    {
        var html = OwnScript().Replace(await page.ContentAsync(), "");
        if (!Copies.TryTake(out var copy))
            copy = await (await page.Context.Browser!.NewContextAsync()).NewPageAsync();
        await copy.RouteAsync(
            page.Url,
            route => route.FulfillAsync(new() { Body = html, ContentType = "text/html" })
        );
        await copy.GotoAsync(page.Url);
        var violations = await ViolationsAsync(copy);
        await copy.UnrouteAllAsync();
        Copies.Add(copy);
        return violations;
    }

    [GeneratedRegex("[0-9a-f-]{36}", RegexOptions.NonBacktracking)]
    private static partial Regex Id();

    [GeneratedRegex("<script[^>]*></script>", RegexOptions.NonBacktracking)]
    private static partial Regex OwnScript();

    /// <summary>
    /// WCAG 2.2 A and AA, and that all content is in landmarks. Left out is what govuk-frontend does knowingly: its radios say
    /// that they unfold a part of the form, and its button for files is named by its label before the words on it.
    /// </summary>
    private static async Task<string[]> ViolationsAsync(IPage page)
    {
        await page.EvaluateAsync(Axe);
        return await page.EvaluateAsync<string[]>(
            """
            async () => {
              const { violations } = await axe.run(document, {
                runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
                rules: { region: { enabled: true }, "heading-order": { enabled: true }, "target-size": { enabled: true } },
                resultTypes: ["violations"],
              });
              const known = {
                "aria-allowed-attr": ".govuk-radios__input[aria-expanded]",
                "label-content-name-mismatch": ".govuk-file-upload-button",
              };
              return violations.flatMap(({ id, help, nodes }) => nodes
                .filter(({ target }) => !(known[id] && document.querySelector(target[0])?.matches(known[id])))
                .map(({ html }) => `${id} (${help}) at ${html}`));
            }
            """
        );
    }
}
