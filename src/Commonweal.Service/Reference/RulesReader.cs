using Commonweal.Domain.Rules;

namespace Commonweal.Service.Reference;

/// <summary>
/// Reads <c>rules/national</c> and <c>rules/authorities</c> and works <c>rules/examples.yaml</c> out; faults are noted by
/// file and line.
/// </summary>
public sealed class RulesReader(string folder, ICollection<DataProblem> problems)
{
    private static readonly DataProblem NoVat = new(
        "rules/national/vat.yaml",
        1,
        "data.rule.no-vat",
        "No standard rate of VAT holds on the first day of the thresholds. Add a rate with the id \"standard\" under \"vatRates\" that does."
    );

    private readonly List<NationalThreshold> thresholds = [];
    private readonly Named<Duty> duties = new("duty");
    private readonly Named<string> vatNames = new("rate");
    private readonly List<VatRate> vatRates = [];
    private readonly Named<RuleExample> examples = new("example");

    /// <summary>Every threshold, duty and rate.</summary>
    public NationalRules National()
    {
        foreach (var name in DataFiles.Below(folder, "rules/national"))
        {
            YamlFile.Read(folder, name, problems, ReadNational);
        }

        var rules = new NationalRules(thresholds, [.. duties.All], vatRates);
        if (
            thresholds.Count > 0
            && rules.VatOn(thresholds.Min(threshold => threshold.From)) is null
        )
        {
            problems.Add(NoVat);
        }

        return rules;
    }

    /// <summary>The policy of every authority whose file has no fault; the file's name is the policy's.</summary>
    public IReadOnlyList<Policy> Policies() =>
        [
            .. DataFiles
                .Below(folder, "rules/authorities")
                .Select(name => YamlFile.Read(folder, name, problems, PolicyFile.Read))
                .OfType<Policy>(),
        ];

    /// <summary>Notes every worked example that does not come out as it is written; only sound rules are held to them.</summary>
    public void CheckExamples(NationalRules national, IReadOnlyList<Policy> policies)
    {
        const string Examples = "rules/examples.yaml";
        if (File.Exists(Path.Combine(folder, Examples)))
        {
            YamlFile.Read(folder, Examples, problems, ReadExamples);
        }

        if (problems.Count > 0)
        {
            return;
        }

        foreach (var example in examples.All)
        {
            example.Check(national, policies);
        }
    }

    /// <summary>Notes every rule a policy adopts that is not one written for central government.</summary>
    public void CheckAdopted(NationalRules national, IReadOnlyList<Policy> policies)
    {
        string[] free =
        [
            .. national
                .Duties.Where(duty => duty.Addressee == Addressee.CentralGovernment)
                .Select(duty => duty.Id),
        ];
        foreach (var policy in policies)
        {
            var strangers = policy
                .Terms.All.SelectMany(terms => terms.Value.Adopts)
                .Except(free, StringComparer.Ordinal);
            foreach (var stranger in strangers)
            {
                problems.Add(
                    new DataProblem(
                        $"rules/authorities/{policy.Name}.yaml",
                        1,
                        "data.rule.adopts",
                        $"\"adopts\" holds \"{Spelling.Short(stranger)}\". Write a rule for central government: {Spelling.Listed(free)}."
                    )
                );
            }
        }
    }

    private YamlMap ReadExamples(YamlMap file)
    {
        foreach (var at in file.Maps("examples"))
        {
            var example = RuleExample.Read(at);
            examples.Add(at, "id", example.Id, example);
        }

        return file;
    }

    private YamlMap ReadNational(YamlMap file)
    {
        foreach (var period in file.OptionalMaps("thresholds"))
        {
            ReadPeriod(period);
        }

        foreach (var map in file.OptionalMaps("duties"))
        {
            var duty = ReadDuty(map);
            duties.Add(map, "id", duty.Id, duty);
        }

        foreach (var map in file.OptionalMaps("vatRates"))
        {
            ReadRates(map);
        }

        return file;
    }

    private void ReadPeriod(YamlMap period)
    {
        var name = period.Text("period");
        var from = period.Date("from");
        var to = period.Date("to");
        var comparator = period.Choice<Comparator>("comparator");
        var vat = period.Choice<VatBasis>("vat");
        var source = period.Map("source").PublishedSource();
        foreach (var row in period.Maps("amounts"))
        {
            var threshold = new NationalThreshold(
                name,
                row.OptionalDate("from") ?? from,
                to,
                row.Categories(),
                new Limit(comparator, row.Pounds("amount"), vat),
                source
            );
            Check(row, threshold);
            thresholds.Add(threshold);
        }
    }

    private void Check(YamlMap row, NationalThreshold threshold)
    {
        if (threshold.To < threshold.From)
        {
            row.Refuse(
                "data.rule.dates",
                "The period ends before it begins. Correct \"from\" or \"to\"."
            );
        }

        var twice = thresholds.Find(other =>
            other.From <= threshold.To
            && threshold.From <= other.To
            && other.Categories.Intersect(threshold.Categories).Any()
        );
        if (twice is not null)
        {
            row.Refuse(
                "data.rule.overlap",
                $"{threshold.Period} and {twice.Period} share days for one category. Give each day one amount per category."
            );
        }
    }

    private void ReadRates(YamlMap map)
    {
        var id = map.Text("id");
        vatNames.Add(map, "id", id, id);
        foreach (var at in map.Maps("rates"))
        {
            var rate = new VatRate(
                id,
                map.ShortText("title"),
                map.Text("covers"),
                at.Date("from"),
                at.Decimal("percent", 0m, 100m),
                at.Map("source").PublishedSource()
            );
            if (vatRates.Exists(other => (other.Name, other.From) == (rate.Name, rate.From)))
            {
                at.Refuse(
                    "data.value.same-day",
                    "Two rates start on one day. Correct the day of one, or remove it.",
                    "from"
                );
            }
            else
            {
                vatRates.Add(rate);
            }
        }
    }

    private static Duty ReadDuty(YamlMap map) =>
        new(
            map.Text("id"),
            map.Text("does"),
            map.Choice<Binding>("binding"),
            map.Date("from"),
            map.OptionalDate("to"),
            map.Categories(),
            [.. map.OptionalMaps("limits").Select(limit => limit.Limit())],
            map.OptionalChoice<ThresholdSide>("threshold") is { } side
                ? side == ThresholdSide.Met
                : null,
            map.Map("source").PublishedSource(),
            map.Text("issuer"),
            map.Choice<Addressee>("addressee"),
            map.OptionalText("unseen")
        );

    private enum ThresholdSide
    {
        Met,
        Under,
    }
}
