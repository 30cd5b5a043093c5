using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Service.Reference;

/// <summary>Reads <c>models/*.yaml</c>: the editions of the Social Value Model, with what of them is not known.</summary>
internal static class ModelFiles
{
    /// <summary>The folder, below the data folder.</summary>
    public const string Folder = "models";

    private const int Most = 1000;

    public static Named<SocialValueModel> Read(string data, ICollection<DataProblem> problems)
    {
        var models = new Named<SocialValueModel>("model");
        List<(YamlMap File, SocialValueModel Model)> all = [];
        foreach (var name in DataFiles.Below(data, Folder))
        {
            YamlMap file = null!;
            var model = YamlFile.Read(data, name, problems, map => Model(file = map));
            models.Incomplete |= model is null;
            if (model is not null)
            {
                models.Add(file, "title", model.Name, model);
                all.Add((file, model));
            }
        }

        foreach (var (file, model) in all)
        {
            models.Refer(file, "supersededBy", model.SupersededBy);
        }

        return models;
    }

    private static SocialValueModel Model(YamlMap file)
    {
        var outcomes = Outcomes(file);
        var model = new SocialValueModel
        {
            Name = Path.GetFileNameWithoutExtension(file.File),
            Title = file.Text("title"),
            Notice = file.Text("notice"),
            PublishedOn = file.Date("publishedOn"),
            RevisedOn = file.OptionalDate("revisedOn"),
            OptionalFrom = file.OptionalDate("optionalFrom"),
            AppliesFrom = file.Date("appliesFrom"),
            LastCommencement = file.OptionalDate("lastCommencement"),
            SupersededBy = file.OptionalText("supersededBy"),
            AppliesTo = file.Text("appliesTo"),
            Weightings = [.. file.Maps("weightings").Select(Weighting)],
            Notes = file.OptionalTexts("notes"),
            Structure = file.Choice<Certainty>("structure"),
            ThemeWord = file.OptionalText("themeWord"),
            Outcomes = [.. outcomes.All],
            Gaps = [.. file.OptionalMaps("missing").Select(map => Gap(map, outcomes))],
            Sources = [.. file.Maps("sources").Select(map => map.PublishedSource())],
        };
        RefuseDisorder(file, model);
        return model;
    }

    private static Named<ModelOutcome> Outcomes(YamlMap file)
    {
        var themes = new Named<ModelTheme>("theme");
        foreach (var map in file.OptionalMaps("themes"))
        {
            var theme = new ModelTheme(map.Whole("number", 1, Most), map.Text("title"));
            themes.Add(map, "number", $"{theme.Number}", theme);
        }

        var outcomes = new Named<ModelOutcome>("outcome");
        var parts = new Named<ModelPart>("code");
        foreach (var map in file.Maps("outcomes"))
        {
            var theme = map.OptionalWhole("theme", 1, Most);
            var outcome = new ModelOutcome(
                map.Whole("number", 1, Most),
                map.Text("title"),
                themes.Refer(map, "theme", $"{theme}"),
                [
                    .. map.Maps("criteria").Select(at => Criterion(at, parts)),
                    .. map.OptionalMaps("metrics").Select(at => Metric(at, parts)),
                ]
            );
            outcomes.Add(map, "number", $"{outcome.Number}", outcome);
        }

        return outcomes;
    }

    private static ModelPart Criterion(YamlMap map, Named<ModelPart> parts) =>
        Taken(
            map,
            parts,
            new ModelPart(
                ModelPartKind.Criterion,
                map.Text("code"),
                map.Text("title"),
                map.Text("says"),
                null,
                [],
                map.Choice<Certainty>("confidence")
            )
        );

    private static ModelPart Metric(YamlMap map, Named<ModelPart> parts) =>
        Taken(
            map,
            parts,
            new ModelPart(
                ModelPartKind.Metric,
                map.Text("code"),
                map.Text("title"),
                null,
                map.Text("unit"),
                map.OptionalTexts("splitBy"),
                map.Choice<Certainty>("confidence")
            )
        );

    private static ModelPart Taken(YamlMap map, Named<ModelPart> parts, ModelPart part)
    {
        parts.Add(map, "code", part.Code, part);
        return part;
    }

    private static ModelWeighting Weighting(YamlMap map)
    {
        var weighting = new ModelWeighting(
            map.Decimal("percent", 0m, 100m),
            map.OptionalText("of"),
            map.OptionalDecimal("from", 0m, Money.Largest),
            map.OptionalDecimal("below", 0m, Money.Largest)
        );
        if (weighting.Below <= weighting.From)
        {
            map.Refuse(
                "data.model.band",
                "The band ends where it begins or before. Give \"below\" the larger amount.",
                "below"
            );
        }

        return weighting;
    }

    private static ModelGap Gap(YamlMap map, Named<ModelOutcome> outcomes)
    {
        var gap = new ModelGap(
            map.OptionalChoice<ModelPartKind>("part"),
            map.OptionalWhole("outcome", 1, Most),
            map.Text("what"),
            map.Text("known"),
            map.Text("look"),
            map.OptionalWhole("counted", 1, Most)
        );
        outcomes.Refer(map, "outcome", $"{gap.Outcome}");
        if (gap.Counted is { } counted)
        {
            RefuseCounted(map, gap, counted, outcomes);
        }

        return gap;
    }

    /// <summary>A count that our list has come to is no gap any more, and one of nothing in particular says nothing.</summary>
    private static void RefuseCounted(
        YamlMap map,
        ModelGap gap,
        int counted,
        Named<ModelOutcome> outcomes
    )
    {
        if (gap.Kind is not { } kind)
        {
            map.Refuse(
                "data.model.counted",
                "\"counted\" does not say of what. Add \"part: criterion\" or \"part: metric\".",
                "counted"
            );
        }
        else if (outcomes.All.Sum(outcome => outcome.Count(kind)) == counted)
        {
            map.Refuse(
                "data.model.counted",
                $"The list now holds {counted}, as many as others count. Correct the number, or remove this entry.",
                "counted"
            );
        }
    }

    private static void RefuseDisorder(YamlMap file, SocialValueModel model)
    {
        foreach (
            var (earlier, later, key) in new (DateOnly?, DateOnly?, string)[]
            {
                (model.PublishedOn, model.RevisedOn, "revisedOn"),
                (model.OptionalFrom, model.AppliesFrom, "appliesFrom"),
                (model.AppliesFrom, model.LastCommencement, "lastCommencement"),
            }
        )
        {
            if (later < earlier)
            {
                file.Refuse(
                    "data.model.dates",
                    $"\"{key}\" is {later:yyyy-MM-dd}, before {earlier:yyyy-MM-dd} which it must follow. Correct one of the two.",
                    key
                );
            }
        }
    }
}
