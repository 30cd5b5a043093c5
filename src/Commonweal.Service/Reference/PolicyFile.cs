using Commonweal.Domain.Common;
using Commonweal.Domain.Rules;

namespace Commonweal.Service.Reference;

/// <summary>Reads one authority's policy. What its text leaves open is left out of the file, and then not set.</summary>
internal static class PolicyFile
{
    public static Policy Read(YamlMap file)
    {
        List<DatedValue<PolicyTerms>> versions = [];
        foreach (var map in file.Maps("versions"))
        {
            var version = new DatedValue<PolicyTerms>(
                map.Date("from"),
                Terms(map),
                map.Map("source").Source()
            );
            if (versions.Exists(other => other.From == version.From))
            {
                const string Twice =
                    "Another version starts on this day. Give each a first day of its own.";
                map.Refuse("data.rule.dates", Twice, "from");
                continue;
            }

            versions.Add(version);
        }

        if (file.Has("versions") && versions.Count == 0)
        {
            const string None =
                "The policy has no version. Write one with \"from\" and \"source\".";
            file.Refuse("data.rule.versions", None, "versions");
        }

        return new Policy(
            Path.GetFileNameWithoutExtension(file.File),
            file.Text("authority"),
            file.Text("code"),
            new DatedValues<PolicyTerms>(versions)
        );
    }

    private static PolicyTerms Terms(YamlMap map) =>
        new(
            Requirements(map),
            map.OptionalMap("minimumWeighting") is { } weighting ? Weighting(weighting) : null,
            map.OptionalChoice<ReviewFrequency>("reviews"),
            map.OptionalWhole("reportWithinDays", 1, 366),
            map.OptionalMap("net") is { } net ? net.Shares(net.Map("source").Source()) : null,
            map.OptionalMap("menu") is { } menu ? Menu(menu) : null
        )
        {
            Adopts = map.OptionalTexts("adopts"),
        };

    private static MenuRule Menu(YamlMap map)
    {
        var rule = new MenuRule(
            map.OptionalWhole("most", 1, 1_000),
            map.OptionalTexts("oneOf"),
            map.Text("clause")
        );
        if (rule is { Most: null, OneOf.Count: 0 })
        {
            map.Refuse(
                "data.rule.menu",
                "The rule asks for nothing. Write \"most\", \"oneOf\" or both, or leave \"menu\" out."
            );
        }

        return rule;
    }

    private static IReadOnlyList<Requirement> Requirements(YamlMap terms)
    {
        var requirements = new Named<Requirement>("requirement");
        foreach (var map in terms.OptionalMaps("requirements"))
        {
            var requirement = new Requirement(
                map.Text("id"),
                map.Categories(),
                map.Map("limit").Limit(),
                map.OptionalWhole("minimumMonths", 0, 1200),
                map.Text("clause")
            );
            var twice = requirements
                .All.SelectMany(other => other.Categories)
                .Intersect(requirement.Categories)
                .Select(YamlMap.NameOf)
                .FirstOrDefault();
            if (twice is not null)
            {
                map.Refuse(
                    "data.rule.overlap",
                    $"\"{twice}\" stands under an earlier requirement. Give each category one requirement.",
                    "categories"
                );
            }

            requirements.Add(map, "id", requirement.Id, requirement);
        }

        return [.. requirements.All];
    }

    private static MinimumWeighting Weighting(YamlMap map)
    {
        var percent = map.Decimal("percent");
        if (percent is < 0m or > 100m)
        {
            map.Refuse(
                "data.rule.percent",
                $"\"percent\" holds {percent}. Write 0 to 100.",
                "percent"
            );
        }

        return new MinimumWeighting(
            map.Text("id"),
            percent,
            map.Choice<WeightingScope>("scope"),
            map.Text("clause")
        );
    }
}
