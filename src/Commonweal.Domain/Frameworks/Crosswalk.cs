using Commonweal.Domain.Common;

namespace Commonweal.Domain.Frameworks;

/// <summary>How far a crosswalk has come.</summary>
public enum CrosswalkStatus
{
    /// <summary>Somebody's reading, for review by a procurement officer.</summary>
    Proposed,

    /// <summary>Reviewed by a procurement officer.</summary>
    Reviewed,
}

/// <summary>What one code of a framework becomes in another.</summary>
/// <param name="Code">The code it starts from: a measure of an edition, or a criterion of a model.</param>
/// <param name="Counterparts">Codes of measures in the other edition; none when it is said that there is none.</param>
/// <param name="Factor">
/// Between editions, how many of the counterpart's unit one of this unit is, at full precision; 1 where they are the same.
/// Of a model always 1 and without meaning, for a criterion counts nothing.
/// </param>
/// <param name="Note">What a reader must know; null when nothing needs saying.</param>
public sealed record CrosswalkRow(
    string Code,
    IReadOnlyList<string> Counterparts,
    decimal Factor,
    string? Note
)
{
    /// <summary>Whether it is said that nothing in the other framework is the same.</summary>
    public bool HasNone => Counterparts.Count == 0;
}

/// <summary>
/// Relates the measures of one edition, or the criteria of a model, to the measures of an edition. Every code it starts
/// from has one row, if only to say that it has no counterpart.
/// </summary>
public sealed record Crosswalk
{
    private readonly Dictionary<string, CrosswalkRow> byCode = new(StringComparer.Ordinal);

    /// <summary>The file's name, such as <c>southend-2050-to-lancashire-toms-2024</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The edition or model it starts from, by name.</summary>
    public required string From { get; init; }

    /// <summary>The edition it leads to, by name.</summary>
    public required string To { get; init; }

    /// <summary>
    /// Whether both ends are editions. Units then agree, each measure has at most one counterpart, and quantities can be
    /// restated; a model's criteria are related in words only.
    /// </summary>
    public required bool BetweenEditions { get; init; }

    /// <summary>How far it has come.</summary>
    public required CrosswalkStatus Status { get; init; }

    /// <summary>Whose reading it is.</summary>
    public required Source Source { get; init; }

    /// <summary>How it was made and what to mind.</summary>
    public required string About { get; init; }

    /// <summary>The rows, in the file's order.</summary>
    /// <exception cref="ArgumentException">Two rows start from one code.</exception>
    public required IReadOnlyList<CrosswalkRow> Rows
    {
        get;
        init
        {
            field = value;
            byCode = value.ToDictionary(row => row.Code, StringComparer.Ordinal);
        }
    }

    /// <summary>What a code becomes, capitals as written; null when the crosswalk does not know the code.</summary>
    public CrosswalkRow? Of(string code) => byCode.GetValueOrDefault(code);

    /// <summary>The codes that lead to a measure of the other edition.</summary>
    public IEnumerable<string> LeadingTo(string measure) =>
        Rows.Where(row => row.Counterparts.Contains(measure, StringComparer.Ordinal))
            .Select(row => row.Code);

    /// <summary>
    /// A quantity of a measure as a quantity of its counterpart, in the counterpart's unit, nothing rounded; null where the
    /// measure has no counterpart or is not known, and between a model and an edition, where nothing is counted.
    /// </summary>
    public (string Code, decimal Quantity)? Restated(string code, decimal quantity) =>
        BetweenEditions && Of(code) is { Counterparts: [var counterpart], Factor: var factor }
            ? (counterpart, quantity * factor)
            : null;

    /// <summary>
    /// Between two editions of which one is a copy of the other, or both of a third: a copy keeps the codes of its model, so a
    /// measure becomes that of the same code where both count in the same unit, one for one.
    /// </summary>
    public static Crosswalk ByCode(Edition from, Edition to) =>
        new()
        {
            Name = $"{from.Name}-to-{to.Name}",
            From = from.Name,
            To = to.Name,
            BetweenEditions = true,
            Status = CrosswalkStatus.Proposed,
            Source = from.Source,
            About =
                "By code, since one is a copy of the other or both are of a third: a measure becomes that of the same code where both count in the same unit.",
            Rows = [.. from.Measures.Select(measure => SameCode(measure, to))],
        };

    /// <summary>
    /// The other way, from <see cref="To"/> to <see cref="From"/>: each measure to which exactly one leads becomes that one, by 1 / factor. One
    /// to which none leads, or several, has no counterpart, for nothing says which of them it would be.
    /// </summary>
    /// <param name="to">The edition this one leads to.</param>
    public Crosswalk Reversed(Edition to) =>
        this with
        {
            Name = $"{To}-to-{From}",
            From = To,
            To = From,
            About = $"The other way round of this: {About}",
            Rows = [.. to.Measures.Select(measure => Back(measure.Code))],
        };

    /// <summary>This one and then the next, which starts where this one ends; factors are multiplied.</summary>
    public Crosswalk Then(Crosswalk next) =>
        this with
        {
            Name = $"{From}-to-{next.To}",
            To = next.To,
            Status = Status < next.Status ? Status : next.Status,
            About = $"{About} Then: {next.About}",
            Rows = [.. Rows.Select(row => Onward(row, next))],
        };

    /// <summary>
    /// The same of a copy of the edition it leads to: each code leads to those of its counterparts that the copy has by the same code and in
    /// the same unit. Unlike <see cref="Then"/> it takes several of them along, and so restates nothing.
    /// </summary>
    /// <param name="model">The edition it leads to.</param>
    /// <param name="copy">The copy of that.</param>
    public Crosswalk ToCopy(Edition model, Edition copy) =>
        this with
        {
            Name = $"{From}-to-{copy.Name}",
            To = copy.Name,
            About =
                $"{About} {copy.Title} is a copy of {model.Title}: what is said of a measure there is said of that of the same code here.",
            Rows =
            [
                .. Rows.Select(row =>
                    row with
                    {
                        Counterparts =
                        [
                            .. row.Counterparts.Where(code =>
                                copy.Find(code)?.Unit == model.Find(code)!.Unit
                            ),
                        ],
                    }
                ),
            ],
        };

    private static CrosswalkRow SameCode(Measure measure, Edition to) =>
        to.Find(measure.Code) switch
        {
            null => new(measure.Code, [], 1m, "There is none of this code."),
            var same when same.Unit == measure.Unit => new(measure.Code, [same.Code], 1m, null),
            var other => new(
                measure.Code,
                [],
                1m,
                $"The one of this code counts in {other.Unit.Words()}, not in {measure.Unit.Words()}."
            ),
        };

    private CrosswalkRow Back(string code) =>
        Rows.Where(row => row.Counterparts.Contains(code, StringComparer.Ordinal)).ToArray() switch
        {
            [{ Counterparts.Count: 1, Factor: not 0m } only] => new(
                code,
                [only.Code],
                1m / only.Factor,
                only.Note
            ),
            [] => new(code, [], 1m, "Nothing leads to it."),
            var several => new(
                code,
                [],
                1m,
                $"Several lead to it: {string.Join(", ", several.Select(row => row.Code))}."
            ),
        };

    private static CrosswalkRow Onward(CrosswalkRow row, Crosswalk next) =>
        row.Counterparts is not [var between] ? row
        : next.Of(between) is { } onward
            ? new(
                row.Code,
                onward.Counterparts,
                row.Factor * onward.Factor,
                onward.Note ?? row.Note
            )
        : new(row.Code, [], 1m, $"Nothing is said of {between}.");
}
