using Xunit;

namespace Commonweal.App.Tests.Reference;

/// <summary>The same as <see cref="LoaderFaults"/> of names and units: taken, alike to others, or such as no address can hold.</summary>
public static class NameFaults
{
    private const string Skills =
        "frameworks/lancashire-toms-2024/measures/employment-and-skills.yaml";
    private const string Nature =
        "frameworks/lancashire-toms-2024/measures/environmental-sustainability.yaml";
    private const string Wages = "values/wages.yaml";
    private const string Hours = "values/working-time.yaml";

    public static TheoryData<string, string, string, string, string> All =>
        new()
        {
            {
                Skills,
                "code: NT3d",
                "code: NT3 /../x?y#z",
                "data.name.form",
                "Write up to 20 letters"
            },
            { Skills, "code: NT3d", "code: ΝT3", "data.name.form", "cannot stand in an address" },
            {
                Wages,
                "id: real-living-wage-uk",
                "id: real/living wage",
                "data.name.form",
                "such as our-wage"
            },
            { Skills, "code: NT3\n", "code: nt1\n", "data.name.capitals", "differs from \"NT1\"" },
            { Skills, "code: NT3\n", "code: NT1\n", "data.name.duplicate", "already at" },
            { Skills, "order: 2\n", "order: 1\n", "data.name.duplicate", "place in the list" },
            {
                Nature,
                "code: NT82",
                "code: NT1",
                "data.name.duplicate",
                "employment-and-skills.yaml:"
            },
            { "coverage.yaml", "id: F2", "id: F1", "data.name.duplicate", "coverage.yaml:" },
            {
                "rules/examples.yaml",
                "id: on-the-line",
                "id: zero-rated",
                "data.name.duplicate",
                "The example \"zero-rated\""
            },
            {
                Hours,
                "id: weeks-in-year",
                "id: full-time-hours",
                "data.name.duplicate",
                "values/working-time.yaml:"
            },
            {
                Wages,
                "unit: GBP per hour",
                "unit: £ per hour",
                "data.parameter.pounds",
                "Write \"GBP per hour\""
            },
        };
}
