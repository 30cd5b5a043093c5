using Commonweal.Domain.Frameworks;

namespace Commonweal.Service.Reference;

/// <summary>Reads an edition's worked examples.</summary>
internal static class ExampleFile
{
    public static WorkedExample Example(YamlMap map, Named<Measure> measures)
    {
        var input = map.Map("input");
        var expect = map.Map("expect");
        return new WorkedExample(
            map.Text("id"),
            map.Text("says"),
            map.Text("source"),
            map.Choice<ExampleOrigin>("origin"),
            input.Date("on"),
            input.OptionalDecimal("contractValue"),
            [.. input.Maps("lines").Select(line => Line(line, measures))],
            new ExpectedValue(
                expect.Text("social"),
                expect.Text("localEconomic"),
                expect.OptionalTexts("noValue"),
                expect.OptionalTexts("recorded"),
                expect.OptionalTexts("overlaps")
            )
        );
    }

    /// <summary>Works the example out and refuses whatever differs from what it expects, at its place.</summary>
    public static void Check(YamlMap map, WorkedExample example, Edition edition)
    {
        foreach (var problem in example.Check(edition))
        {
            var place = problem.Field == "input" ? map : map.Map("expect");
            place.Refuse(problem.Code, problem.Message, problem.Field);
        }
    }

    private static ValuationLine Line(YamlMap line, Named<Measure> measures) =>
        new(
            measures.Refer(line, "measure")?.Code ?? "",
            line.Decimal("quantity"),
            line.OptionalDecimal("attribution") ?? 1m,
            line.OptionalDecimal("deadweight") ?? 0m
        );
}
