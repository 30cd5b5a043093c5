using Commonweal.Domain.Common;
using Commonweal.Domain.People;

namespace Commonweal.Domain.Procurements;

/// <summary>Whose suppliers may bid. Stored by name: never renamed.</summary>
public enum ReservedFor
{
    /// <summary>Suppliers from anywhere.</summary>
    Anybody,

    /// <summary>Suppliers based in the United Kingdom.</summary>
    UnitedKingdom,

    /// <summary>Suppliers based in the areas named.</summary>
    LocalArea,
}

/// <summary>
/// Who alone may bid for a purchase below the national threshold: SI 2026/94, the Local Government (Exclusion of Non-commercial
/// Considerations) (England) Order 2026.
/// </summary>
/// <param name="For">Where suppliers have to be based.</param>
/// <param name="Areas">Codes of the areas of <see cref="ReservedFor.LocalArea"/>; otherwise empty.</param>
/// <param name="Sme">Whether small and medium-sized enterprises may bid, and others only if <paramref name="Vcse"/> lets them.</param>
/// <param name="Vcse">The same of voluntary, community and social enterprises.</param>
/// <param name="DecidedOn">The day it was decided, in the United Kingdom; before bids are invited.</param>
public sealed record Reservation(
    ReservedFor For,
    IReadOnlyList<string> Areas,
    bool Sme,
    bool Vcse,
    DateOnly DecidedOn
)
{
    /// <summary>Codes of areas that border the council's own and are let in as well; in <see cref="Areas"/> too.</summary>
    public IReadOnlyList<string> Bordering { get; init; } = [];

    /// <summary>The sentence for the notice.</summary>
    public string NoticeText(PlaceBook places) =>
        $"Only {Who()}{Where(places)} may bid. The competition is reserved under the Local Government (Exclusion of Non-commercial Considerations) (England) Order 2026 (SI 2026/94).";

    /// <summary>In a few words: <c>Local small firms</c>.</summary>
    public string Words() =>
        (For, Sme || Vcse) switch
        {
            (ReservedFor.UnitedKingdom, false) => "Suppliers in the United Kingdom",
            (ReservedFor.UnitedKingdom, true) => $"{Capital(Who())} in the United Kingdom",
            (ReservedFor.LocalArea, false) => "Local suppliers",
            (ReservedFor.LocalArea, true) => $"Local {Who()}",
            (ReservedFor.Anybody, _) => Capital(Who()),
        };

    /// <summary>
    /// What an organisation says of itself that speaks against its being one of those who may bid; null where nothing does. Whether it
    /// is based in the area only it can say.
    /// </summary>
    public string? Doubt(SupplierSize size, bool isVcse)
    {
        if (
            (!Sme && !Vcse)
            || (Sme && size is > SupplierSize.Unknown and < SupplierSize.Large)
            || (Vcse && isVcse)
        )
        {
            return null;
        }

        var found = (Sme, Vcse, size) switch
        {
            (false, true, _) => "it is no voluntary, community or social enterprise",
            (_, _, SupplierSize.Unknown) => "nothing about how many people work there",
            _ => "250 people or more work there",
        };
        return $"This tender is for {Who().TrimEnd(',')}. Your organisation's details on this site say {found}. If that is out of date, correct it there before you submit; if it is true, a bid could not be considered.";
    }

    private string Who() =>
        (Sme, Vcse) switch
        {
            (true, true) =>
                "small and medium-sized enterprises, and voluntary, community and social enterprises,",
            (true, false) => "small and medium-sized enterprises",
            (false, true) => "voluntary, community and social enterprises",
            (false, false) => "suppliers",
        };

    private string Where(PlaceBook places) =>
        For switch
        {
            ReservedFor.Anybody => "",
            ReservedFor.UnitedKingdom => " based in the United Kingdom",
            ReservedFor.LocalArea =>
                $" with substantive operations in {places.NamesOf(Areas.Except(Bordering, StringComparer.Ordinal))}{(Bordering.Count > 0 ? $" and the bordering {places.NamesOf(Bordering)}" : "")}",
        };

    private static string Capital(string words) =>
        $"{char.ToUpperInvariant(words[0])}{words[1..].TrimEnd(',')}";
}

/// <summary>What an officer decides on who may bid; what is left out is null.</summary>
/// <param name="For">Where suppliers have to be based.</param>
/// <param name="Areas">Names or codes of the council's own area, one a line: its own, a part of it, or the county it lies in.</param>
/// <param name="Sme">Small and medium-sized enterprises only.</param>
/// <param name="Vcse">Voluntary, community and social enterprises only.</param>
public sealed record ReservationAnswer(ReservedFor? For, string? Areas, bool Sme, bool Vcse)
{
    /// <summary>Names or codes of areas that border it, one a line; may be empty.</summary>
    public string? Bordering { get; init; }

    /// <summary>
    /// The reservation, null inside for none; or everything that is wrong with the answer. A local area is the council's own, with
    /// areas that border it where it wishes (SI 2026/94).
    /// </summary>
    /// <param name="own">The code of the council's area; null where it has none on record.</param>
    internal Outcome<Reservation?> In(PlaceBook places, string? own, DateOnly today)
    {
        if (For is not { } whose)
        {
            return new Problem(
                "procurements.reservation.undecided",
                "Select who may bid.",
                nameof(For)
            );
        }

        if (whose == ReservedFor.Anybody && !Sme && !Vcse)
        {
            return Outcome.Of<Reservation?>(null);
        }

        if (whose != ReservedFor.LocalArea)
        {
            return new Reservation(whose, [], Sme, Vcse, today);
        }

        var areas = LocalAreaAnswer.AreasIn(places, Areas, nameof(Areas));
        var bordering = LocalAreaAnswer.AreasIn(places, Bordering, nameof(Bordering));
        Problem[] problems =
        [
            .. areas.Problems,
            .. bordering.Problems,
            .. areas.Succeeded ? Elsewhere(areas.Value, places, own) : [],
        ];
        return problems.Length > 0
            ? Outcome.Refused<Reservation?>(problems)
            : new Reservation(
                whose,
                [.. areas.Value.Union(bordering.Value, StringComparer.Ordinal)],
                Sme,
                Vcse,
                today
            )
            {
                Bordering = [.. bordering.Value.Except(areas.Value, StringComparer.Ordinal)],
            };
    }

    private static IEnumerable<Problem> Elsewhere(
        IReadOnlyList<string> areas,
        PlaceBook places,
        string? own
    )
    {
        if (areas.Count == 0)
        {
            yield return new Problem(
                "procurements.reservation.areas-missing",
                "Name the areas in which suppliers have to be based. The notice has to say the boundary (SI 2026/94).",
                nameof(Areas)
            );
        }

        if (own is null)
        {
            yield return new Problem(
                "procurements.reservation.own-area-unknown",
                "This site does not know the area of your council, so it cannot tell whether these areas are yours. A local area is your own, with areas that border it (SI 2026/94). Ask whoever runs this site to set up your council with the code of its area (GSS code) first.",
                nameof(Areas)
            );
            yield break;
        }

        var foreign = areas.Where(area => !places.IsOwn(area, own)).Take(3).ToArray();
        if (foreign.Length > 0)
        {
            yield return new Problem(
                "procurements.reservation.not-own-area",
                $"{places.NamesOf(foreign)} {(foreign.Length == 1 ? "is" : "are")} not the area of your council, {places.NameOf(own)}. A local area is your own, with areas that border it (SI 2026/94). Name areas that border yours in the field below, and take others away.",
                nameof(Areas)
            );
        }
    }
}
