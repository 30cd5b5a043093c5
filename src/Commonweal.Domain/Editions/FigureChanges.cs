using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Domain.Editions;

/// <summary>A parameter of the edition's own in the place of the one of its id, or a new one: a council's wage, a licensed value.</summary>
public sealed record SetParameter(Parameter Parameter) : EditionChange(Parameter.Id)
{
    /// <inheritdoc />
    public override string Act => "edition.figure-set";

    /// <inheritdoc />
    public override Outcome<Edition> Apply(Edition edition) =>
        edition.Reading(Parameter) with
        {
            Parameters = With(edition.Parameters, Parameter, held => held.Id == Parameter.Id),
        };
}

/// <summary>Takes a parameter away that no value is built from.</summary>
public sealed record RemoveParameter(string Id) : EditionChange(Id)
{
    /// <inheritdoc />
    public override string Act => "edition.figure-removed";

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
/// <param name="Published">Every published figure there is; those the edition does not hold are passed over.</param>
public sealed record TakeFigures(IReadOnlyList<Parameter> Published) : EditionChange("figures")
{
    /// <inheritdoc />
    public override string Act => "edition.figures-taken";

    /// <inheritdoc />
    public override Outcome<Edition> Apply(Edition edition) =>
        Published
            .Where(parameter => edition.Parameters.Any(held => held.Id == parameter.Id))
            .Aggregate(edition, (taken, parameter) => taken.Reading(parameter));
}

/// <summary>How a unit is valued: in the place of the proxy of its id, or a new one.</summary>
public sealed record SetProxy(Proxy Proxy) : EditionChange(Proxy.Id)
{
    /// <inheritdoc />
    public override string Act => "edition.value-set";

    /// <inheritdoc />
    public override Outcome<Edition> Apply(Edition edition) =>
        Relinked(edition, With(edition.Proxies, Proxy, held => held.Id == Proxy.Id));
}

/// <summary>Takes a way of valuing away that no measure uses.</summary>
public sealed record RemoveProxy(string Id) : EditionChange(Id)
{
    /// <inheritdoc />
    public override string Act => "edition.value-removed";

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
