using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Domain.Editions;

/// <summary>A parameter of the edition's own in the place of the one of its id, or a new one where it has none: a council's wage, a licensed value.</summary>
public sealed record SetParameter(Parameter Parameter) : EditionChange(Parameter.Id)
{
    /// <inheritdoc />
    public override string Act => "edition.figure-set";

    private protected override Edition PartOf(Edition edition, string key) =>
        EditionPart.Parameter(edition, key);

    private protected override EditionChange Named(Edition edition) =>
        Parameter.Id.Length > 0
            ? this
            : new SetParameter(
                Parameter with
                {
                    Id = Free(Parameter.Name, edition.Parameters.Select(held => held.Id)),
                }
            );

    /// <summary>What is wrong with the name, the unit and the area typed for a new figure; the area may be left out.</summary>
    public static IReadOnlyList<Problem> Lacks(string? title, string? unit, string? area) =>
        [
            .. new[]
            {
                Written.Lacks(
                    title,
                    200,
                    "editions.figure.title",
                    "Write what the figure is.",
                    "Title"
                ),
                Written.Lacks(
                    unit,
                    100,
                    "editions.figure.unit",
                    "Write its unit, such as GBP per hour.",
                    "UnitWords"
                ),
                string.IsNullOrWhiteSpace(area)
                    ? null
                    : Written.Lacks(
                        area,
                        100,
                        "editions.figure.area",
                        "Write the area in a few words, such as Lancashire, or leave it empty.",
                        "Area"
                    ),
                Parameter.MeantInPounds(unit) is { } pounds
                    ? new Problem(
                        "editions.figure.pounds",
                        $"Write \"{pounds}\", so that it is counted as pounds.",
                        "UnitWords"
                    )
                    : null,
            }.OfType<Problem>(),
            .. PartText.Seen(title, "What the figure is", "Title"),
            .. PartText.Seen(unit, "The unit", "UnitWords"),
            .. PartText.Seen(area, "The area", "Area"),
        ];

    /// <summary>The edition with the figure; refused where a value that reads it could then not be worked out.</summary>
    public override Outcome<Edition> Apply(Edition edition) =>
        Sound(
            edition.Reading(Parameter) with
            {
                Parameters = With(edition.Parameters, Parameter, held => held.Id == Parameter.Id),
            },
            made =>
                ValueRules.Pounds(
                    made,
                    proxy => proxy.Parameters.Any(read => read.Id == Parameter.Id),
                    nameof(Figure.PriceYear),
                    nameof(Figure.Central)
                )
        );
}

/// <summary>Takes a parameter away that no value is built from.</summary>
public sealed record RemoveParameter(string Id) : EditionChange(Id)
{
    /// <inheritdoc />
    public override string Act => "edition.figure-removed";

    private protected override Edition PartOf(Edition edition, string key) =>
        EditionPart.Parameter(edition, key);

    /// <summary>The edition without it; refused with <c>editions.figure.used</c> while a proxy reads it.</summary>
    public override Outcome<Edition> Apply(Edition edition) =>
        edition.Proxies.FirstOrDefault(proxy => proxy.Parameters.Any(read => read.Id == Id))
            is { } proxy
            ? new Problem(
                "editions.figure.used",
                $"\"{proxy.Title}\" is worked out from this figure. Change or remove that value first."
            )
            : edition with
            {
                Parameters = [.. edition.Parameters.Where(held => held.Id != Id)],
            };
}

/// <summary>Takes the figures as they are published now in the place of the edition's older copies.</summary>
/// <param name="Published">Every published figure there is; those the edition does not hold, or changed itself, are passed over.</param>
public sealed record TakeFigures(IReadOnlyList<Parameter> Published) : EditionChange("figures")
{
    /// <inheritdoc />
    public override string Act => "edition.figures-taken";

    /// <summary>
    /// Whether figures were published after those that an edition holds. Never where the council wrote one of its own among them:
    /// that is its choice, and nothing takes its place.
    /// </summary>
    public static bool IsNewer(Parameter held, IReadOnlyList<Parameter> published) =>
        published.FirstOrDefault(parameter => parameter.Id == held.Id) is { } now
        && now.Values.All.Count > held.Values.All.Count
        && held.Values.All.All(now.Values.All.Contains);

    /// <summary>The edition with the newer figures; refused where a value could then not be worked out.</summary>
    public override Outcome<Edition> Apply(Edition edition) =>
        Sound(
            Published
                .Where(parameter =>
                    edition.Parameters.Any(held =>
                        held.Id == parameter.Id && IsNewer(held, Published)
                    )
                )
                .Aggregate(edition, (taken, parameter) => taken.Reading(parameter)),
            made => ValueRules.Pounds(made, _ => true, null, null)
        );
}

/// <summary>How a unit is valued: in the place of the proxy of its id, or a new one where it has none.</summary>
public sealed record SetProxy(Proxy Proxy) : EditionChange(Proxy.Id)
{
    /// <inheritdoc />
    public override string Act => "edition.value-set";

    private protected override Edition PartOf(Edition edition, string key) =>
        EditionPart.Proxy(edition, key);

    private protected override EditionChange Named(Edition edition) =>
        Proxy.Id.Length > 0
            ? this
            : new SetProxy(
                Proxy with
                {
                    Id = Free(Proxy.Title, edition.Proxies.Select(held => held.Id)),
                }
            );

    /// <summary>What is wrong with the words typed for a value.</summary>
    public static IReadOnlyList<Problem> Lacks(string? title) =>
        [.. PartText.Line(Written.Plain(title), "What the value stands for", nameof(Proxy.Title))];

    /// <summary>
    /// The edition with the value. Refused with <c>editions.value.unit</c> where a measure valued by it, or a figure it reads, is of
    /// another unit, and where it could not be worked out in the edition's prices.
    /// </summary>
    public override Outcome<Edition> Apply(Edition edition) =>
        Sound(
            [.. Lacks(Proxy.Title), .. Valued(edition), .. ValueRules.Units(Proxy)],
            () =>
                Sound(
                    Relinked(edition, With(edition.Proxies, Proxy, held => held.Id == Proxy.Id)),
                    made =>
                        ValueRules.Pounds(
                            made,
                            held => held.Id == Proxy.Id,
                            "Deflator",
                            nameof(Proxy.Formula)
                        )
                )
        );

    private IEnumerable<Problem> Valued(Edition edition) =>
        edition
            .Measures.Where(measure =>
                Proxy.Id.Length > 0 && measure.Proxy?.Id == Proxy.Id && measure.Unit != Proxy.Unit
            )
            .Take(1)
            .Select(measure => new Problem(
                "editions.value.unit",
                $"{measure.Name} counts {measure.Unit.Words()} and is valued by this. Choose {measure.Unit.Words()} here, or give that measure another value first.",
                nameof(Proxy.Unit)
            ));
}

/// <summary>Takes a way of valuing away that no measure uses.</summary>
public sealed record RemoveProxy(string Id) : EditionChange(Id)
{
    /// <inheritdoc />
    public override string Act => "edition.value-removed";

    private protected override Edition PartOf(Edition edition, string key) =>
        EditionPart.Proxy(edition, key);

    /// <summary>The edition without it; refused with <c>editions.value.used</c> while a measure is valued by it.</summary>
    public override Outcome<Edition> Apply(Edition edition) =>
        edition.Measures.FirstOrDefault(measure => measure.Proxy?.Id == Id) is { } measure
            ? new Problem(
                "editions.value.used",
                $"{measure.Name} is valued by it. Give that measure another value first."
            )
            : edition with
            {
                Proxies = [.. edition.Proxies.Where(held => held.Id != Id)],
            };
}
