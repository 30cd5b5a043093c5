using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Rules;
using Commonweal.Service.Reference;
using Xunit;

namespace Commonweal.App.Tests.Reference;

/// <summary>Editors check files by the schemas, the loader by itself: the two must say the same.</summary>
public sealed class DataSchemaTests : IDisposable
{
    private const string Lancashire = "frameworks/lancashire-toms-2024";

    private readonly DataCopy copy = new();

    [Theory]
    [InlineData("values", "values/*.yaml")]
    [InlineData("values", "frameworks/*/parameters.yaml")]
    [InlineData("edition", "frameworks/*/edition.yaml")]
    [InlineData("measures", "frameworks/*/measures/*.yaml")]
    [InlineData("proxies", "frameworks/*/proxies.yaml")]
    [InlineData("exclusions", "frameworks/*/exclusions.yaml")]
    [InlineData("examples", "frameworks/*/examples.yaml")]
    [InlineData("national-rules", "rules/national/*.yaml")]
    [InlineData("policy", "rules/authorities/*.yaml")]
    [InlineData("rule-examples", "rules/examples.yaml")]
    [InlineData("model", "models/*.yaml")]
    [InlineData("crosswalk", "crosswalks/*.yaml")]
    [InlineData("goals", "goals.yaml")]
    [InlineData("places", "places/councils.yaml")]
    [InlineData("additionality", "rules/additionality.yaml")]
    [InlineData("coverage", "coverage.yaml")]
    [InlineData("arithmetic", "evaluation/arithmetic.yaml")]
    [InlineData("evaluation-examples", "evaluation/examples.yaml")]
    [InlineData("scores", "evaluation/scores.yaml")]
    [InlineData("grounds", "evaluation/grounds.yaml")]
    [InlineData("stages", "procurement/stages.yaml")]
    [InlineData("proportion", "procurement/proportion.yaml")]
    [InlineData("standstill", "procurement/standstill.yaml")]
    [InlineData("practice", "procurement/practice.yaml")]
    [InlineData("sweeping", "procurement/sweeping.yaml")]
    [InlineData("tendering", "procurement/tendering.yaml")]
    public void Every_shipped_file_fits_its_schema(string schema, string files)
    {
        var wanted = files.Split('/');
        string[] found =
        [
            .. Directory
                .EnumerateFiles(DataCopy.Shipped, "*.yaml", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(DataCopy.Shipped, file))
                .Where(file => Fits(file.Split(Path.DirectorySeparatorChar), wanted)),
        ];

        Assert.NotEmpty(found);
        Assert.Empty(found.SelectMany(new DataSchema(schema).Misfits));
    }

    [Theory]
    [InlineData(
        "measures",
        $"{Lancashire}/measures/community-building.yaml",
        "code: NT26",
        "measures"
    )]
    [InlineData("exclusions", $"{Lancashire}/exclusions.yaml", "id: pounds-spent", "exclusions")]
    [InlineData("examples", $"{Lancashire}/examples.yaml", "id: no-value-yet", "examples")]
    [InlineData("values", "values/prices.yaml", "id: gdp-deflator", "parameters")]
    [InlineData("rule-examples", "rules/examples.yaml", "id: on-the-line", "examples")]
    [InlineData("scores", "evaluation/scores.yaml", "score: 3", "scores")]
    [InlineData("grounds", "evaluation/grounds.yaml", "code: excluded-supplier", "grounds")]
    [InlineData("model", "models/social-value-model-2027.yaml", "number: 1", "outcomes")]
    [InlineData("additionality", "rules/additionality.yaml", "id: econstack-standard", "choices")]
    public void The_loader_reads_the_keys_that_the_schema_names(
        string schema,
        string file,
        string first,
        string list
    )
    {
        copy.Change(file, first, $"{first}\n    surplus: x");

        var problem = ReferenceLoader
            .Load(copy.Folder)
            .Problems.First(problem => problem.Code == "data.key.unknown");

        var keys = new DataSchema(schema).Keys(list, "items").Order(StringComparer.Ordinal);
        Assert.EndsWith(
            $"the keys are {string.Join(", ", keys)}.",
            problem.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Choices_are_those_of_the_domain()
    {
        var measures = new DataSchema("measures");
        var figures = new DataSchema("values");
        var policy = new DataSchema("policy");

        Same<Unit>(measures.Choices("measures", "items", "unit"));
        Same<Unit>(new DataSchema("proxies").Choices("proxies", "items", "unit"));
        Same<ValueClass>(measures.Choices("measures", "items", "class"));
        Same<MeasureLevel>(measures.Choices("measures", "items", "level"));
        Same<Confidence>(figures.Choices("parameters", "items", "values", "items", "confidence"));
        Same<Confidence>(new DataSchema("additionality").Choices("choices", "items", "confidence"));
        Same<ReviewFrequency>(policy.Choices("versions", "items", "reviews"));
        Same<ProcurementCategory>(
            new DataSchema("rule-examples").Choices("examples", "items", "input", "category")
        );
        Same<ProcurementCategory>(new DataSchema("practice").Choices("category"));
        Same<PlaceKind>(new DataSchema("places").Choices("places", "items", "kind"));
        var national = new DataSchema("national-rules");
        Same<Binding>(national.Choices("duties", "items", "binding"));
        Same<Addressee>(national.Choices("duties", "items", "addressee"));
        var model = new DataSchema("model");
        Same<Certainty>(model.Choices("structure"));
        Same<Certainty>(model.Choices("outcomes", "items", "criteria", "items", "confidence"));
        Same<Certainty>(model.Choices("outcomes", "items", "metrics", "items", "confidence"));
        Same<ModelPartKind>(model.Choices("missing", "items", "part"));
        Same<CrosswalkStatus>(new DataSchema("crosswalk").Choices("status"));
        var quantitative = new DataSchema("evaluation-examples");
        string[] rule = ["examples", "items", "input", "quantitative"];
        Same<QuantitativeMethod>(quantitative.Choices([.. rule, "method"]));
        Same<MarkedClasses>(quantitative.Choices([.. rule, "classes"]));
    }

    public void Dispose() => copy.Dispose();

    private static void Same<T>(IEnumerable<string> choices)
        where T : struct, Enum =>
        Assert.Equal(
            string.Join(' ', Enum.GetValues<T>().Select(YamlMap.NameOf)),
            string.Join(' ', choices)
        );

    private static bool Fits(string[] path, string[] wanted) =>
        path.Length == wanted.Length
        && path.Zip(wanted)
            .All(pair => pair.Second is "*" or "*.yaml" || pair.First == pair.Second);
}
