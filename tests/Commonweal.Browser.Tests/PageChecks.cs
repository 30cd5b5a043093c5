using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Commonweal.Browser.Tests;

/// <summary>What holds for every page that anybody opens.</summary>
internal static class PageChecks
{
    private const int Desk = 1280;
    private const int Phone = 320;

    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions
        {
            Type = "tag",
            Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
        },
        Rules = new Dictionary<string, RuleOptions>(StringComparer.Ordinal)
        {
            ["region"] = new() { Enabled = true },
            ["target-size"] = new() { Enabled = true },
            ["heading-order"] = new() { Enabled = true },
        },
        ResultTypes = [ResultType.Violations],
    };

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
        // Its rules wait on timers, which stand still where scripts are off.
        if (hasScript)
            faults.AddRange(await ViolationsAsync(page));
        return [.. faults.Select(fault => $"{new Uri(page.Url).PathAndQuery}: {fault}")];
    }

    /// <summary>The first element that makes the page wider than its window; empty when none does.</summary>
    private static Task<string> WidestAsync(IPage page) =>
        page.EvaluateAsync<string>(
            """
            () => {
              if (document.scrollingElement.scrollWidth <= innerWidth) return "";
              const wide = [...document.body.querySelectorAll("*")].find(
                one => one.getBoundingClientRect().right > innerWidth && !one.closest(".cw-wide")
              );
              return wide ? wide.outerHTML.slice(0, 200) : "something unseen";
            }
            """
        );

    private static async Task<IEnumerable<string>> ViolationsAsync(IPage page)
    {
        var result = await page.RunAxe(Rules);
        return result.Violations.SelectMany(rule =>
            rule.Nodes.Select(node => $"{rule.Id} ({rule.Help}) at {node.Html}")
        );
    }
}
