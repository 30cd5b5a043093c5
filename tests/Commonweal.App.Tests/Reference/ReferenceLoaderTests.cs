using Commonweal.Service.Reference;
using Xunit;

namespace Commonweal.App.Tests.Reference;

public sealed class ReferenceLoaderTests : IDisposable
{
    private const string Edition = "frameworks/lancashire-toms-2024/edition.yaml";
    private const string Proxies = "frameworks/lancashire-toms-2024/proxies.yaml";
    private const string Skills =
        "frameworks/lancashire-toms-2024/measures/employment-and-skills.yaml";
    private const string Nature =
        "frameworks/lancashire-toms-2024/measures/environmental-sustainability.yaml";
    private const string Exclusions = "frameworks/lancashire-toms-2024/exclusions.yaml";
    private const string Examples = "frameworks/lancashire-toms-2024/examples.yaml";
    private const string Wages = "values/wages.yaml";
    private const string Carbon = "values/carbon.yaml";

    private readonly DataCopy copy = new();

    public static TheoryData<string, string, string, string, string> Faults =>
        new()
        {
            {
                Skills,
                "level: outcome",
                "levle: outcome",
                "data.key.unknown",
                "the keys are class, code"
            },
            { Skills, "    level: outcome\n", "", "data.key.missing", "Add a line \"level: …\"" },
            {
                Skills,
                "title: Local people",
                "code: NT2\n    title: Local people",
                "data.key.duplicate",
                "stands twice"
            },
            { Skills, "code: NT3\n", "code: NT1\n", "data.name.duplicate", "already at" },
            { Skills, "order: 2\n", "order: 1\n", "data.name.duplicate", "place in the list" },
            {
                Nature,
                "code: NT82",
                "code: NT1",
                "data.name.duplicate",
                "employment-and-skills.yaml:"
            },
            {
                Skills,
                "theme: employment-and-skills",
                "theme: jobs",
                "data.reference.dangling",
                "There is no theme \"jobs\""
            },
            {
                Skills,
                "outcome: local-employment",
                "outcome: jobs",
                "data.reference.dangling",
                "Write one of local-employment"
            },
            {
                Skills,
                "[growth, 2050-economy]",
                "[growth-2051]",
                "data.reference.dangling",
                "There is no priority"
            },
            {
                Skills,
                "proxy: year-of-pay",
                "proxy: year-of-play",
                "data.reference.dangling",
                "Write one of pound-invested"
            },
            {
                Skills,
                "proxy: year-of-pay",
                "proxy: staff-hour",
                "data.proxy.unit",
                "NT1 counts full-time years and \"staff-hour\" values staff hours"
            },
            {
                Skills,
                "unit: fteYears",
                "unit: people",
                "data.value.wrong",
                "one of fteYears, weeks"
            },
            {
                Skills,
                "    class: localEconomic\n",
                "",
                "data.measure.class",
                "Write one of the two"
            },
            {
                Nature,
                "recordOnly: true",
                "class: social\n    recordOnly: true",
                "data.measure.class",
                "Write one of the two"
            },
            {
                Nature,
                "recordOnly: true",
                "recordOnly: true\n    proxy: pound-given",
                "data.proxy.recorded",
                "never valued"
            },
            {
                Proxies,
                "figure: real-living-wage-uk",
                "figure: real-loving-wage-uk",
                "data.reference.dangling",
                "There is no parameter"
            },
            {
                Proxies,
                "wage: real-living-wage-uk",
                "wage: gdp-deflator",
                "data.parameter.unit",
                "\"wage\" needs GBP per hour"
            },
            {
                Proxies,
                "formula: annualWage",
                "formula: guess",
                "data.value.wrong",
                "one of oneForOne, datedFigure"
            },
            {
                Exclusions,
                "[NT3, NT3d,",
                "[NT3, NT3x,",
                "data.reference.dangling",
                "There is no measure \"NT3x\""
            },
            {
                Examples,
                "\"10726.64\"",
                "\"10726.65\"",
                "data.example.differs",
                "expects 10726.65 and comes to 10726.64"
            },
            {
                Examples,
                "quantity: 200 ",
                "quantity: -200 ",
                "data.example.refused",
                "The quantity is -200"
            },
            {
                Edition,
                "publishedOn: 2024-01-01",
                "publishedOn: January 2024",
                "data.value.wrong",
                "a day, such as 2026-04-01"
            },
            {
                Edition,
                "title: Economic growth and investment",
                "title: 2050",
                "data.value.wrong",
                "put quotes around it"
            },
            {
                Carbon,
                "    source:\n      title: Department",
                "    sauce:\n      title: Department",
                "data.source.missing",
                "This value has no source"
            },
            {
                Carbon,
                "central: 253.19",
                "central: 25.319",
                "data.value.range",
                "outside its range"
            },
            {
                Carbon,
                "central: 253.19",
                "central: .nan",
                "data.value.wrong",
                "a number in plain digits"
            },
            {
                Carbon,
                "central: 253.19",
                "central: 1e9999",
                "data.value.wrong",
                "a number in plain digits"
            },
            {
                Carbon,
                "central: 253.19",
                "central: \"253.19\"",
                "data.value.wrong",
                "without quotes"
            },
            {
                Carbon,
                "central: 253.19",
                "central: 0",
                "data.value.wrong",
                "leave out what is not known"
            },
            {
                Carbon,
                "central: 253.19",
                "central: -253.19",
                "data.value.wrong",
                "a number from 0.000001 to"
            },
            {
                Wages,
                "url: http://",
                "url: javascript://",
                "data.source.url",
                "no address of the web"
            },
            { Exclusions, "[NT12, NT13]", "[NT12]", "data.exclusion.alone", "List a second one" },
            {
                Carbon,
                "from: 2021-01-01",
                "from: 2020-01-01",
                "data.value.same-day",
                "start on one day"
            },
            { Wages, "parameters:", "parameters: [", "data.file.malformed", "This is not YAML" },
            {
                Wages,
                "id: real-living-wage-london",
                "id: real-living-wage-uk",
                "data.name.duplicate",
                "values/wages.yaml:"
            },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_refused_by_file_and_line(
        string file,
        string from,
        string to,
        string code,
        string says
    )
    {
        copy.Change(file, from, to);

        var (data, problems) = ReferenceLoader.Load(copy.Folder);

        Assert.Null(data);
        var problem = problems.First(problem =>
            problem.Code == code && problem.Message.Contains(says, StringComparison.Ordinal)
        );
        Assert.Equal(file, problem.File);
        Assert.InRange(problem.Line, 1, File.ReadAllLines(Path.Combine(copy.Folder, file)).Length);
    }

    [Fact]
    public void The_line_is_the_one_at_fault()
    {
        copy.Change(Skills, "proxy: year-of-pay", "proxy: staff-hour");
        var line =
            1
            + Array.FindIndex(
                File.ReadAllLines(Path.Combine(copy.Folder, Skills)),
                text => text.Contains("proxy: staff-hour", StringComparison.Ordinal)
            );

        Assert.Contains(
            ReferenceLoader.Load(copy.Folder).Problems,
            problem => problem.Code == "data.proxy.unit" && problem.Line == line
        );
    }

    [Fact]
    public void All_faults_are_told_at_once_and_none_follows_from_another()
    {
        copy.Unlock();
        copy.Change(Wages, "central: 9.00", "central: nine");
        copy.Change(Skills, "unit: weeks", "unit: fortnights");

        Assert.Equal(
            [(Skills, "data.value.wrong"), (Wages, "data.value.wrong")],
            ReferenceLoader
                .Load(copy.Folder)
                .Problems.Select(problem => (problem.File, problem.Code))
        );
    }

    [Fact]
    public void A_published_edition_may_not_change_gain_or_lose_a_file()
    {
        copy.Change(Edition, "title: Lancashire", "title: The Lancashire");
        File.Delete(Path.Combine(copy.Folder, Nature));
        File.WriteAllText(Path.Combine(copy.Folder, "frameworks/southend-2050/notes.yaml"), "a: b");

        var problems = ReferenceLoader.Load(copy.Folder).Problems;

        Assert.Contains(
            problems,
            problem => (problem.File, problem.Code) == (Edition, "data.published.changed")
        );
        Assert.Contains(
            problems,
            problem =>
                problem.Code == "data.published.missing"
                && problem.Message.Contains(Nature, StringComparison.Ordinal)
        );
        Assert.Contains(problems, problem => problem.Code == "data.published.added");
    }

    [Theory]
    [InlineData("frameworks/southend-2050/measure.yml")]
    [InlineData("frameworks/southend.yaml")]
    [InlineData("rules/lancashire.yaml")]
    [InlineData("evaluation/notes.txt")]
    public void A_file_that_nothing_reads_is_told(string file)
    {
        copy.Unlock();
        File.WriteAllText(Path.Combine(copy.Folder, file), "a: b");

        var problem = Assert.Single(ReferenceLoader.Load(copy.Folder).Problems);

        Assert.Equal((file, "data.file.unknown"), (problem.File, problem.Code));
    }

    [Fact]
    public void What_editors_leave_behind_is_passed_over()
    {
        File.WriteAllText(Path.Combine(copy.Folder, "values/.wages.yaml.swp"), "a: b");
        File.WriteAllText(
            Path.Combine(copy.Folder, "frameworks/southend-2050/edition.yaml~"),
            "a: b"
        );

        Assert.Empty(ReferenceLoader.Load(copy.Folder).Problems);
    }

    [Fact]
    public void A_file_in_another_encoding_is_told()
    {
        File.WriteAllBytes(Path.Combine(copy.Folder, Wages), [0x74, 0x3a, 0x20, 0xe9, 0x0a]);

        Assert.Contains(
            ReferenceLoader.Load(copy.Folder).Problems,
            problem => (problem.File, problem.Code) == (Wages, "data.file.encoding")
        );
    }

    [Fact]
    public void An_unsound_folder_stops_the_site_with_every_problem_named()
    {
        copy.Change(Carbon, "central: 253.19", "central: many");

        var fault = Assert.Throws<InvalidDataException>(() => ReferenceLoader.Open(copy.Folder));

        Assert.Contains("values/carbon.yaml:", fault.Message, StringComparison.Ordinal);
        Assert.Contains("data.value.wrong", fault.Message, StringComparison.Ordinal);
        Assert.Equal(
            "data.folder.missing",
            Assert.Single(ReferenceLoader.Load(copy.Folder + "-gone").Problems).Code
        );
    }

    public void Dispose() => copy.Dispose();
}
