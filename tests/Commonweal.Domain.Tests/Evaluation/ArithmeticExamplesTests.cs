using System.Globalization;
using System.Text.Json.Nodes;
using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Xunit;

namespace Commonweal.Domain.Tests.Evaluation;

public class ArithmeticExamplesTests
{
    private static readonly DateOnly Then = new(2019, 1, 1);
    private static readonly DateOnly Now = new(2024, 1, 1);

    private static readonly JsonArray Examples = DataFile.Read("evaluation/arithmetic.yaml")[
        "examples"
    ]!.AsArray();

    public static TheoryData<string> Ids() => [.. Examples.Select(e => e!["id"]!.ToString())];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_worked_sum_comes_out_as_written(string id)
    {
        var example = Examples.Single(e => e!["id"]!.ToString() == id)!.AsObject();

        Assert.Equal(example["expect"]!.ToString(), Worked(example));
    }

    private static string Worked(JsonObject example)
    {
        if (example["percentage"]?.As<Ratio>() is { } ratio)
        {
            return new Percentage(ratio.Part, ratio.Whole).Display();
        }

        var figure =
            example["annualPay"]?.As<Pay>() is { } pay ? AnnualPay(pay)
            : example["lines"]?.As<Line[]>() is { } lines ? lines.Sum(Value)
            : example["presentValue"]?.As<Stream>() is { } stream ? PresentValue(stream)
            : example["net"]?.As<Additionality>() is { } shares ? shares.Net().Value.Result!.Value
            : example["uprated"]?.As<Cost>() is { } cost ? Uprated(cost)
            : example["fullTimeYears"].As<Group[]>().Sum(Years);
        return Money.Pence(figure).ToString("0.00", CultureInfo.InvariantCulture);
    }

    private static decimal Years(Group group) =>
        FullTimeEquivalent.Years(group.People, group.Share, group.Months).Value.Result!.Value;

    private static decimal Value(Line line) =>
        Valuation.LineValue(line.Quantity, line.Attribution, line.Deadweight, line.Each);

    private static decimal AnnualPay(Pay pay) =>
        new Formula.AnnualWage(Of((Then, pay.Wage)), Of((Then, pay.Hours)), Of((Then, pay.Weeks)))
            .On(Now)!
            .Figure.Central;

    private static decimal Uprated(Cost cost) =>
        cost.Lines.Sum(line => Value(line with { Each = In(cost.Prices, cost.From, line.Each) }));

    /// <summary>Pounds of one year in the prices of another, by the deflator in <c>data/values</c>.</summary>
    private static decimal In(int prices, int from, decimal pounds) =>
        new Proxy(
            "id",
            "title",
            Unit.PoundsGiven,
            new Formula.DatedFigure(Of((new DateOnly(from, 1, 1), pounds))),
            new Uprating(Shipped("gdp-deflator"), prices)
        )
            .On(Now)!
            .Figure.Central;

    private static decimal PresentValue(Stream stream)
    {
        var proxy = new Proxy(
            "id",
            "title",
            Unit.TonnesCo2e,
            new Formula.DatedFigure(Shipped(stream.Parameter)),
            new Uprating(Shipped("gdp-deflator"), stream.Prices)
        );
        var discounting = new Discounting(stream.Rate, stream.FirstYear);
        return Enumerable
            .Range(stream.FirstYear, stream.LastYear - stream.FirstYear + 1)
            .Sum(year =>
                discounting
                    .PresentValue(
                        stream.Quantity * proxy.On(new DateOnly(year, 1, 1))!.Figure.Central,
                        year
                    )
                    .Value.Result!.Value
            );
    }

    /// <summary>A parameter as it stands in <c>data/values</c>, so that no figure is typed twice.</summary>
    private static Parameter Shipped(string id)
    {
        var parameter = Directory
            .EnumerateFiles(Path.Combine(DataFile.Folder, "values"))
            .SelectMany(file => DataFile.Read(file)["parameters"]!.AsArray())
            .Single(found => found!["id"]!.ToString() == id)!;
        return Of(
            parameter["priceYear"]?.As<int>(),
            [
                .. parameter["values"]!
                    .AsArray()
                    .Select(value =>
                        (value!["from"].As<DateOnly>(), value["central"].As<decimal>())
                    ),
            ]
        );
    }

    private static Parameter Of(params (DateOnly From, decimal Central)[] values) =>
        Of(null, values);

    private static Parameter Of(int? priceYear, (DateOnly From, decimal Central)[] values) =>
        new(
            "id",
            "title",
            "unit",
            new DatedValues<Figure>(
                values.Select(value => new DatedValue<Figure>(
                    value.From,
                    new Figure(
                        value.Central,
                        null,
                        null,
                        Confidence.High,
                        priceYear ?? value.From.Year
                    ),
                    new Source("example", null, "open")
                ))
            )
        );

    private sealed record Group(decimal People, decimal Share, decimal Months);

    private sealed record Line(
        decimal Quantity,
        decimal Each,
        decimal Attribution = 1m,
        decimal Deadweight = 0m
    );

    private sealed record Pay(decimal Wage, decimal Hours, decimal Weeks);

    private sealed record Cost(Line[] Lines, int From, int Prices);

    private sealed record Stream(
        decimal Quantity,
        string Parameter,
        int FirstYear,
        int LastYear,
        int Prices,
        decimal Rate
    );

    private sealed record Ratio(decimal Part, decimal Whole);
}
