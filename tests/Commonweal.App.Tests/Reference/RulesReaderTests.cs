using Commonweal.Domain.Rules;
using Commonweal.Domain.Tests;
using Commonweal.Service.Reference;
using Xunit;

namespace Commonweal.App.Tests.Reference;

public sealed class RulesReaderTests : IDisposable
{
    private const string Period = """
        thresholds:
          - period: "2026"
            from: 2026-01-01
            to: 2026-12-31
            vat: inclusive
            comparator: atLeast
            source: { title: An act, url: https://example.org/act, licence: open }
            amounts:
              - { categories: [goods], amount: 100 }
        """;

    private const string Vat = """
        vatRates:
          - id: standard
            title: Standard rate
            covers: Most
            from: 2026-01-01
            percent: 20
            source: { title: An act, url: https://example.org/act, licence: open }
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("rules-");

    public RulesReaderTests() => Write("rules/national/vat.yaml", Vat);

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void The_shipped_rules_have_no_fault_and_every_rule_names_its_source()
    {
        var (national, policies, problems) = Read(DataFile.Folder);

        Assert.Empty(problems);
        Assert.All(
            ["lancashire", "sefton", "southend"],
            name => Assert.Contains(policies, policy => policy.Name == name)
        );
        Assert.All(national.Thresholds, rule => Assert.NotNull(rule.Source.Url));
        Assert.All(national.Duties, duty => Assert.NotNull(duty.Source.Url));
    }

    [Fact]
    public void Every_day_from_2016_to_2027_has_a_national_threshold_for_goods_services_and_works()
    {
        var (national, _, _) = Read(DataFile.Folder);

        for (var day = new DateOnly(2016, 1, 1); day.Year < 2028; day = day.AddDays(1))
        {
            Assert.NotNull(national.Threshold(ProcurementCategory.Goods, day));
            Assert.NotNull(national.Threshold(ProcurementCategory.LightTouch, day));
            Assert.NotNull(national.Threshold(ProcurementCategory.Works, day));
        }
    }

    [Fact]
    public void What_an_authority_has_not_settled_stays_open()
    {
        var (_, policies, _) = Read(DataFile.Folder);

        Assert.Equal(ReviewFrequency.Quarterly, Terms("lancashire").Reviews);
        Assert.Null(Terms("southend").Reviews);
        Assert.Empty(Terms("sefton").Requirements);
        Assert.Null(Terms("sefton").MinimumWeighting);
        Assert.All(policies, policy => Assert.Null(policy.Terms.All[^1].Value.ReportWithinDays));

        PolicyTerms Terms(string name) =>
            policies.Single(policy => policy.Name == name).Terms.All[^1].Value;
    }

    [Theory]
    [InlineData("amount: 100", "amount: -1", 9, "data.rule.amount")]
    [InlineData("amount: 100", "amount: 1e2", 9, "data.value.wrong")]
    [InlineData("[goods]", "[]", 9, "data.rule.categories")]
    [InlineData("[goods]", "[food]", 9, "data.value.wrong")]
    [InlineData("to: 2026-12-31", "to: 2025-12-31", 9, "data.rule.dates")]
    [InlineData("comparator: atLeast", "compare: atLeast", 2, "data.key.missing")]
    [InlineData("licence: open", "licence: ''", 7, "data.value.wrong")]
    public void A_fault_in_a_national_rule_is_told_with_its_line(
        string was,
        string now,
        int line,
        string code
    )
    {
        Write("rules/national/a.yaml", Period.Replace(was, now, StringComparison.Ordinal));

        var (_, _, problems) = Read(folder.FullName);

        Assert.Contains(problems, p => p.Line == line && p.Code == code);
        Assert.All(problems, p => Assert.Equal("rules/national/a.yaml", p.File));
    }

    [Theory]
    [InlineData("percent: 20", "percent: 120", 6, "data.value.wrong")]
    [InlineData("from: 2026-01-01", "from: 2026-02-01", 1, "data.rule.no-vat")]
    [InlineData(
        "  - id",
        "  - { id: standard, title: T, covers: C, from: 2026-01-01, percent: 5, source: { title: T, noAddress: none, licence: L } }\n  - id",
        6,
        "data.value.same-day"
    )]
    [InlineData(
        "source: { title: An act, url: https://example.org/act, licence: open }",
        "",
        2,
        "data.key.missing"
    )]
    public void A_fault_in_the_rate_of_VAT_is_told_with_its_line(
        string was,
        string now,
        int line,
        string code
    )
    {
        Write("rules/national/a.yaml", Period);
        Write("rules/national/vat.yaml", Vat.Replace(was, now, StringComparison.Ordinal));

        var (_, _, problems) = Read(folder.FullName);

        Assert.Contains(problems, p => p.Line == line && p.Code == code);
        Assert.All(problems, p => Assert.Equal("rules/national/vat.yaml", p.File));
    }

    [Fact]
    public void A_policy_adopts_only_what_is_written_for_central_government()
    {
        using var copy = new DataCopy();
        copy.Change(
            "rules/authorities/lancashire.yaml",
            "    reviews: quarterly",
            "    reviews: quarterly\n    adopts: [ppn-026-10, psva-2012]"
        );

        var problem = ReferenceLoader.Load(copy.Folder).Problems.Single();
        Assert.Equal("data.rule.adopts", problem.Code);
        Assert.Contains("\"psva-2012\"", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_amounts_for_one_category_on_one_day_are_refused_across_files()
    {
        Write("rules/national/a.yaml", Period);
        Write("rules/national/b.yaml", Period);

        var (_, _, problems) = Read(folder.FullName);

        var problem = Assert.Single(problems);
        Assert.Equal("data.rule.overlap", problem.Code);
        Assert.Equal("rules/national/b.yaml", problem.File);
    }

    [Theory]
    [InlineData("versions: []", "data.rule.versions")]
    [InlineData(
        "versions: [{ from: 2024-01-01, source: { title: P, licence: L } }, { from: 2024-01-01, source: { title: P, licence: L } }]",
        "data.rule.dates"
    )]
    [InlineData(
        "versions: [{ from: 2024-01-01, source: { title: P, licence: L }, minimumWeighting: { id: w, percent: 101, scope: required, clause: c } }]",
        "data.rule.percent"
    )]
    [InlineData(
        "versions: [{ from: 2024-01-01, source: { title: P, licence: L }, reviews: weekly }]",
        "data.value.wrong"
    )]
    [InlineData(
        "versions: [{ from: 2024-01-01, source: { title: P, licence: L }, reportWithinDays: 0 }]",
        "data.value.wrong"
    )]
    [InlineData(
        "versions: [{ from: 2024-01-01, source: { title: P, licence: L }, net: { deadweight: 1.2, displacement: 0, leakage: 0, substitution: 0, source: { title: G, licence: L } } }]",
        "data.value.wrong"
    )]
    [InlineData(
        "versions: [{ from: 2024-01-01, source: { title: P, licence: L }, net: { deadweight: 0.2, displacement: 0, substitution: 0, source: { title: G, licence: L } } }]",
        "data.key.missing"
    )]
    public void A_fault_in_a_policy_is_told(string versions, string code)
    {
        Write("rules/authorities/a.yaml", $"authority: A\ncode: E1\n{versions}");

        var (_, policies, problems) = Read(folder.FullName);

        Assert.Empty(policies);
        Assert.Equal(code, Assert.Single(problems).Code);
    }

    [Fact]
    public void Net_is_chosen_from_a_day_on_and_names_its_source()
    {
        Write(
            "rules/authorities/a.yaml",
            """
            authority: A
            code: E1
            versions:
              - { from: 2024-01-01, source: { title: P, licence: L } }
              - from: 2026-04-01
                source: { title: P, licence: L }
                net: { deadweight: 0.2, displacement: 0.25, leakage: 0.1, substitution: 0, source: { title: G, licence: L } }
            """
        );

        var policy = Assert.Single(Read(folder.FullName).Policies);

        Assert.Null(policy.NetOn(new DateOnly(2026, 3, 31)));
        var net = policy.NetOn(new DateOnly(2026, 4, 1))!;
        Assert.Equal((0.54m, "G"), (net.Factor, net.Source!.Title));
    }

    private static (
        NationalRules National,
        IReadOnlyList<Policy> Policies,
        IReadOnlyList<DataProblem> Problems
    ) Read(string folder)
    {
        List<DataProblem> problems = [];
        var reader = new RulesReader(folder, problems);
        return (reader.National(), reader.Policies(), problems);
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
