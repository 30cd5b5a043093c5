using Commonweal.Domain.Frameworks;

namespace Commonweal.Service.Reference;

/// <summary>
/// Reads <c>crosswalks/*.yaml</c>: from an edition or a model to an edition. Every code is held to the two, and every code
/// of the first must be spoken of.
/// </summary>
internal sealed class CrosswalkFiles(Named<Edition> editions, Named<SocialValueModel> models)
{
    /// <summary>The folder, below the data folder.</summary>
    public const string Folder = "crosswalks";

    private readonly Named<Start> starts = Named<Start>.Known(
        "edition or model",
        [
            .. editions.All.Select(edition => (edition.Name, Start.Of(edition))),
            .. models.All.Select(model => (model.Name, Start.Of(model))),
        ],
        editions.Incomplete || models.Incomplete
    );

    public IReadOnlyList<Crosswalk> Read(string data, ICollection<DataProblem> problems) =>
        [
            .. DataFiles
                .Below(data, Folder)
                .Select(file => YamlFile.Read(data, file, problems, Crosswalk))
                .OfType<Crosswalk>(),
        ];

    private Crosswalk Crosswalk(YamlMap file)
    {
        var (from, to) = (file.Text("from"), file.Text("to"));
        var start = starts.Refer(file, "from", from);
        var end = editions.Refer(file, "to", to);
        file.RefuseNameOtherThan($"{from}-to-{to}");
        return new Crosswalk
        {
            Name = Path.GetFileNameWithoutExtension(file.File),
            From = from,
            To = to,
            BetweenEditions = start?.Edition is not null,
            Status = file.Choice<CrosswalkStatus>("status"),
            Source = file.Map("source").Source(),
            About = file.Text("about"),
            Rows = Rows(file, start, end),
        };
    }

    private static IReadOnlyList<CrosswalkRow> Rows(YamlMap file, Start? start, Edition? end)
    {
        var rows = new Named<CrosswalkRow>("code");
        var measures = Named<Measure>.Known(
            "measure",
            [.. (end?.Measures ?? []).Select(measure => (measure.Code, measure))],
            end is null
        );
        foreach (var map in file.Maps("rows"))
        {
            var row = Row(map, measures);
            rows.Add(map, "from", row.Code, row);
            start?.Codes.Refer(map, "from", row.Code);
            if (start?.Edition is { } edition)
            {
                RefuseWhatCannotBeRestated(map, row, edition, end);
            }
            else if (start is not null && map.Has("factor"))
            {
                const string NothingCounted =
                    "A criterion counts nothing, so there is nothing to multiply. Remove \"factor\".";
                map.Refuse("data.crosswalk.factor", NothingCounted, "factor");
            }
        }

        string[] unsaid =
        [
            .. (start?.Codes.All ?? [])
                .Select(code => code.Text)
                .Except(rows.All.Select(row => row.Code), StringComparer.Ordinal),
        ];
        if (file.Has("rows") && unsaid.Length > 0)
        {
            file.Refuse(
                "data.crosswalk.incomplete",
                $"Nothing is said of {string.Join(", ", unsaid)}. Add a row for each, with \"to: []\" and a note where there is no counterpart.",
                "rows"
            );
        }

        return [.. rows.All];
    }

    private static CrosswalkRow Row(YamlMap map, Named<Measure> measures)
    {
        var row = new CrosswalkRow(
            map.Text("from"),
            map.Texts("to"),
            map.OptionalDecimal("factor", Parameter.Least, Parameter.Most) ?? 1m,
            map.OptionalText("note")
        );
        foreach (var measure in row.Counterparts)
        {
            measures.Refer(map, "to", measure);
        }

        if (map.Has("to") && row is { HasNone: true, Note: null })
        {
            map.Refuse(
                "data.crosswalk.unsaid",
                $"{row.Code} has no counterpart. Add \"note:\" saying why, or name the measure under \"to\".",
                "to"
            );
        }

        return row;
    }

    private static void RefuseWhatCannotBeRestated(
        YamlMap map,
        CrosswalkRow row,
        Edition from,
        Edition? to
    )
    {
        if (row.Counterparts.Count > 1)
        {
            map.Refuse(
                "data.crosswalk.many",
                $"{row.Code} becomes {row.Counterparts.Count} measures, and no quantity could be restated. Name one, or none and say why.",
                "to"
            );
        }

        if (
            row.Counterparts is [var code]
            && from.Find(row.Code) is { } before
            && to?.Find(code) is { } after
            && before.Unit != after.Unit
        )
        {
            map.Refuse(
                "data.crosswalk.unit",
                $"{row.Code} counts {before.Unit.Words()} and {code} counts {after.Unit.Words()}. Name a measure that counts {before.Unit.Words()}, or write \"to: []\" and say why.",
                "to"
            );
        }
    }

    /// <summary>A code that a crosswalk may start from.</summary>
    private sealed record Code(string Text);

    /// <summary>What a crosswalk may start from.</summary>
    /// <param name="Edition">The edition; null when it is a model.</param>
    private sealed record Start(Named<Code> Codes, Edition? Edition)
    {
        public static Start Of(Edition edition) =>
            new(CodesOf("measure", edition.Measures.Select(measure => measure.Code)), edition);

        public static Start Of(SocialValueModel model) =>
            new(
                CodesOf(
                    "criterion",
                    model
                        .Parts.Where(part => part.Kind == ModelPartKind.Criterion)
                        .Select(part => part.Code)
                ),
                null
            );

        private static Named<Code> CodesOf(string kind, IEnumerable<string> codes) =>
            Named<Code>.Known(kind, [.. codes.Select(code => (code, new Code(code)))], false);
    }
}
