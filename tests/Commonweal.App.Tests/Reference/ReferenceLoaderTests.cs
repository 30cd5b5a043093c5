using Commonweal.Domain.Frameworks;
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
    private const string Figures = "frameworks/lancashire-toms-2024/parameters.yaml";
    private const string Wages = "values/wages.yaml";
    private const string Carbon = "values/carbon.yaml";

    private readonly DataCopy copy = new();

    [Theory]
    [MemberData(nameof(LoaderFaults.All), MemberType = typeof(LoaderFaults))]
    [MemberData(nameof(NameFaults.All), MemberType = typeof(NameFaults))]
    [MemberData(nameof(ModelFaults.All), MemberType = typeof(ModelFaults))]
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

    [Theory]
    [InlineData(Figures, "\n  unit: ", "\n  unt: ", "data.value.price-year")]
    [InlineData(Proxies, "unit: ", "unit: x", "data.proxy.unit")]
    public void Of_a_unit_that_is_refused_nothing_more_is_said(
        string file,
        string from,
        string to,
        string code
    )
    {
        copy.Unlock().Change(file, from, to);

        var problems = ReferenceLoader.Load(copy.Folder).Problems;

        Assert.NotEmpty(problems);
        Assert.DoesNotContain(problems, problem => problem.Code == code);
    }

    [Theory]
    [InlineData(Figures, "from: 2012-01-01", "from: 2012-04-01", "2012")]
    [InlineData(Edition, "priceYear: 2024", "priceYear: 2025", "2025")]
    public void A_price_year_without_its_deflator_is_refused_where_the_proxy_asks_for_it(
        string file,
        string from,
        string to,
        string year
    )
    {
        copy.Unlock().Change(file, from, to);

        Assert.Contains(
            ReferenceLoader.Load(copy.Folder).Problems,
            problem =>
                (problem.File, problem.Code) == (Proxies, "data.proxy.deflator")
                && problem.Message.Contains($"no figure of {year}", StringComparison.Ordinal)
                && File.ReadAllLines(Path.Combine(copy.Folder, Proxies))[problem.Line - 1]
                    == "    deflator: gdp-deflator"
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

    [Fact]
    public void A_newer_figure_changes_no_published_edition_and_every_one_being_written()
    {
        var before = ReferenceLoader.Open(copy.Folder).Edition("southend-2050")!;
        copy.Change("values/wages.yaml", "central: 12.60", "central: 13.00");

        var published = ReferenceLoader.Open(copy.Folder).Edition("southend-2050")!;
        Assert.Equal(EditionText.Fingerprint(before), EditionText.Fingerprint(published));

        File.Delete(Path.Combine(copy.Folder, "frameworks/southend-2050/parameters.yaml"));
        File.Delete(Path.Combine(copy.Folder, "frameworks/southend-2050/examples.yaml"));
        File.WriteAllText(
            Path.Combine(copy.Folder, "frameworks/southend-2050/examples.yaml"),
            "examples: []\n"
        );
        var written = ReferenceLoader.Open(copy.Unlock().Folder).Edition("southend-2050")!;
        var wage = written.Parameters.Single(held => held.Id == "real-living-wage-uk");
        Assert.Equal(13.00m, wage.Values.All[^1].Value.Central);
    }

    [Fact]
    public void An_edition_listed_as_published_without_its_own_figures_is_refused()
    {
        File.Delete(Path.Combine(copy.Folder, Figures));

        Assert.Contains(
            ReferenceLoader.Load(copy.Folder).Problems,
            problem => problem.Code == "data.published.missing"
        );

        var locked = Path.Combine(copy.Folder, "published.lock");
        File.WriteAllLines(
            locked,
            File.ReadAllLines(locked)
                .Where(line => !line.EndsWith(Figures, StringComparison.Ordinal))
        );
        Assert.Contains(
            ReferenceLoader.Load(copy.Folder).Problems,
            problem =>
                problem.Code == "data.published.figures"
                && problem.Message.Contains("lancashire-toms-2024", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("frameworks/southend-2050/measure.yml")]
    [InlineData("frameworks/southend.yaml")]
    [InlineData("rules/lancashire.yaml")]
    [InlineData("evaluation/notes.yaml")]
    public void A_file_that_nothing_reads_is_told(string file)
    {
        copy.Unlock();
        File.WriteAllText(Path.Combine(copy.Folder, file), "a: b");

        var problem = Assert.Single(ReferenceLoader.Load(copy.Folder).Problems);

        Assert.Equal((file, "data.file.unknown"), (problem.File, problem.Code));
    }

    [Fact]
    public void A_file_whose_schema_is_gone_is_not_called_sound()
    {
        File.Delete(Path.Combine(copy.Folder, "schema/coverage.schema.json"));

        var problem = Assert.Single(ReferenceLoader.Load(copy.Folder).Problems);

        Assert.Equal(
            ("schema/coverage.schema.json", "data.schema.unreadable"),
            (problem.File, problem.Code)
        );
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
