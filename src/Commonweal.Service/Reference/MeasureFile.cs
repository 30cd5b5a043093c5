using Commonweal.Domain.Frameworks;

namespace Commonweal.Service.Reference;

/// <summary>Reads one theme's measures from <c>measures/&lt;theme&gt;.yaml</c>.</summary>
internal static class MeasureFile
{
    /// <param name="theme">Null when the theme itself is refused.</param>
    public static Measure Measure(
        YamlMap map,
        Theme? theme,
        Named<Priority> priorities,
        Named<Proxy> proxies
    )
    {
        var measure = new Measure
        {
            Code = map.Text("code"),
            Order = map.Whole("order", 1, 10_000),
            Title = map.Title("title"),
            Unit = map.Choice<Unit>("unit"),
            Class = map.OptionalChoice<ValueClass>("class"),
            Level = map.Choice<MeasureLevel>("level"),
            Theme = theme?.Id ?? "",
            Outcome = map.Text("outcome"),
            Counts = map.Text("counts"),
            DoesNotCount = map.OptionalTexts("doesNotCount"),
            Evidence = map.Texts("evidence"),
            Priorities = map.OptionalTexts("priorities"),
            Goals = map.OptionalWholes("goals", 1, GoalBook.Count),
            GoalsBecause = map.OptionalText("goalsBecause"),
            Proxy = map.Has("proxy") ? proxies.Refer(map, "proxy") : null,
            ValueWithheld = map.Flag("valueWithheld"),
        };
        foreach (var priority in measure.Priorities)
        {
            priorities.Refer(map, "priorities", priority);
        }

        RefuseOutcome(map, measure, theme);
        RefuseMisfits(map, measure);
        return measure;
    }

    private static void RefuseMisfits(YamlMap map, Measure measure)
    {
        var recordOnly = map.Flag("recordOnly");
        if (recordOnly == measure.Class.HasValue)
        {
            map.Refuse(
                "data.measure.class",
                "A measure either has a \"class\" or is \"recordOnly: true\". Write one of the two.",
                recordOnly ? "recordOnly" : "code"
            );
        }

        if (recordOnly && map.Has("proxy"))
        {
            map.Refuse(
                "data.proxy.recorded",
                $"{measure.Code} is recorded but never valued. Remove its proxy or \"recordOnly\".",
                "proxy"
            );
        }

        if (measure.Proxy is { } proxy && proxy.Unit != measure.Unit && map.IsOneOf<Unit>("unit"))
        {
            map.Refuse(
                "data.proxy.unit",
                $"{measure.Code} counts {measure.Unit.Words()} and \"{proxy.Id}\" values {proxy.Unit.Words()}. Name a proxy for {measure.Unit.Words()}.",
                "proxy"
            );
        }
    }

    private static void RefuseOutcome(YamlMap map, Measure measure, Theme? theme)
    {
        // What is missing, here or in the theme, has been refused already.
        if (
            measure.Outcome.Length > 0
            && theme is { Outcomes.Count: > 0 }
            && theme.Outcomes.All(outcome => outcome.Id != measure.Outcome)
        )
        {
            string[] known = [.. theme.Outcomes.Select(outcome => outcome.Id)];
            map.Refuse(
                "data.reference.dangling",
                $"The theme \"{Spelling.Short(theme.Id)}\" has no outcome \"{Spelling.Short(measure.Outcome)}\".{Spelling.Meant(measure.Outcome, known)} Write one of {Spelling.Listed(known)}, or add it to the theme.",
                "outcome"
            );
        }
    }
}
