using Xunit;

namespace Commonweal.App.Tests.Reference;

/// <summary>One fault of each kind: the file, a text in it, what comes in its place, the code and a part of the message.</summary>
public static class LoaderFaults
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
    private const string Hours = "values/working-time.yaml";
    private const string Carbon = "values/carbon.yaml";
    private const string Scores = "evaluation/scores.yaml";
    private const string Grounds = "evaluation/grounds.yaml";
    private const string Sums = "evaluation/arithmetic.yaml";

    public static TheoryData<string, string, string, string, string> All =>
        new()
        {
            {
                Sums,
                "expect: \"0.50\"",
                "expect: \"0.60\"",
                "data.example.differs",
                "says 0.60, and the sum comes to 0.50"
            },
            {
                Sums,
                "    unit: hours\n",
                "    unit: hours\n    percentage: { part: 1, whole: 2 }\n",
                "data.sum.kind",
                "There are 2 kinds of sum here"
            },
            {
                Sums,
                "from: 2019, prices: 2024",
                "from: 1901, prices: 2024",
                "data.sum.year",
                "for 1901 and 2024"
            },
            { Sums, "share: 0.5,", "share: 1.5,", "data.sum.refused", "Give a number from 0 to 1" },
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
                $"title: {new string('x', 201)}",
                "data.value.wrong",
                "Write at most 200 characters"
            },
            {
                Skills,
                "title: Local people",
                "title: \u202eLocal people",
                "data.value.wrong",
                "one line in which every sign can be seen"
            },
            {
                Skills,
                "title: Local people",
                "code: NT2\n    title: Local people",
                "data.key.duplicate",
                "stands twice"
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
                "\"11195.83\"",
                "\"11195.84\"",
                "frameworks.example.differs",
                "expects 11195.84 and comes to 11195.83"
            },
            {
                Examples,
                "quantity: 200 ",
                "quantity: -200 ",
                "frameworks.example.refused",
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
                "url: https://",
                "url: javascript://",
                "data.source.url",
                "no address of the web"
            },
            {
                Wages,
                "        priceYear: 2018\n",
                "",
                "data.value.price-year",
                "The pounds from 2018-11-05 are of no year"
            },
            {
                Hours,
                "unit: hours per week",
                "unit: hours per week\n    priceYear: 2024",
                "data.value.price-year",
                "Remove \"priceYear\""
            },
            { Wages, "priceYear: 2018", "priceYear: 2018.5", "data.value.wrong", "a whole number" },
            {
                Wages,
                "day: 2025-10-21",
                "day: 2024-10-22",
                "data.value.dates",
                "before the first day"
            },
            {
                Proxies,
                "    figure: carbon-2022-prices\n    deflator: gdp-deflator\n",
                "    figure: carbon-2022-prices\n",
                "data.proxy.price-year",
                "prices of 2022, and the edition is in prices of 2024. Add \"deflator: gdp-deflator\""
            },
            {
                Proxies,
                "formula: oneForOne",
                "formula: oneForOne\n    deflator: gdp-deflator",
                "data.key.unknown",
                "\"deflator\" is not a key"
            },
            {
                Proxies,
                "deflator: gdp-deflator",
                "deflator: full-time-hours",
                "data.parameter.unit",
                "\"deflator\" needs index"
            },
            {
                "coverage.yaml",
                "status: covered",
                "status: done",
                "data.value.wrong",
                "one of covered, partly, planned"
            },
            {
                "coverage.yaml",
                "    says: \"Lancashire",
                "    asks: \"Lancashire",
                "data.key.missing",
                "Add a line \"says: …\""
            },
            {
                Scores,
                "    means: ",
                "    meens: ",
                "data.key.unknown",
                "\"meens\" is not a key that is read here. Did you mean \"means\"? Correct"
            },
            {
                Proxies,
                "formula: oneForOne",
                "formula: onForOne",
                "data.value.wrong",
                "\"formula\" holds \"onForOne\". Did you mean \"oneForOne\"? Write one of"
            },
            {
                Exclusions,
                "[NT12, NT13]",
                "[NT12, nowhere]",
                "data.reference.dangling",
                "and 28 more, or add it."
            },
            {
                Hours,
                "unit: hours per week",
                "unit: \"\"",
                "data.value.wrong",
                "\"unit\" is empty. Write"
            },
            {
                "evaluation/examples.yaml",
                "weighting: 10",
                "weighting: ten",
                "data.value.wrong",
                "a number in plain digits"
            },
            {
                "evaluation/examples.yaml",
                "tieBreak: [qualitative]",
                "tieBreak: [coin]",
                "data.value.wrong",
                "one of qualitative, quantitative, price"
            },
            {
                "evaluation/examples.yaml",
                "A: { quantitative",
                "A: { quantitive",
                "data.key.unknown",
                "the keys are accepted"
            },
            { Scores, "score: 5", "score: 6", "data.value.wrong", "a number from 0 to 5" },
            {
                Scores,
                "score: 3",
                "score: 2",
                "data.score.order",
                "\"score\" holds 2 where 3 is due"
            },
            {
                Scores,
                "  - score: 0\n    word: Nothing\n    means: No statement, or nothing to do with what is asked\n",
                "",
                "data.score.missing",
                "List each from 0 to 5 once"
            },
            { Scores, "    word: Good\n", "", "data.key.missing", "Add a line \"word: …\"" },
            { Scores, "  licence: MIT", "  license: MIT", "data.key.unknown", "licence" },
            {
                Grounds,
                "code: excludable-supplier",
                "code: excluded-supplier",
                "data.name.duplicate",
                "The code \"excluded-supplier\" is already at"
            },
            {
                Exclusions,
                "[NT12, NT13]",
                "[NT12, NT13, NT12]",
                "data.exclusion.twice",
                "\"NT12\" is named twice"
            },
            { Wages, "from: 2018-11-05", "from: 0001-01-01", "data.value.wrong", "a day, such as" },
            { Exclusions, "[NT12, NT13]", "[NT12]", "data.exclusion.alone", "List a second one" },
            {
                Carbon,
                "from: 2021-01-01",
                "from: 2020-01-01",
                "data.value.same-day",
                "start on one day"
            },
            { Wages, "parameters:", "parameters: [", "data.file.malformed", "This is not YAML" },
        };
}
