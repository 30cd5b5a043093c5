using Commonweal.Domain.Common;

namespace Commonweal.Domain.Procurements;

/// <summary>The parts of preparing a procurement, in the order they are done.</summary>
public enum PreparationStep
{
    /// <summary>What is bought.</summary>
    Details,

    /// <summary>Lots, options and extensions, where there are any.</summary>
    Value,

    /// <summary>What policy and law ask of it.</summary>
    Threshold,

    /// <summary>The recorded answers to the core principles.</summary>
    Principles,

    /// <summary>What was heard before the tender, where the market was asked.</summary>
    Market,

    /// <summary>Who alone may bid, where it is reserved.</summary>
    Reservation,

    /// <summary>Edition, weighting and scoring method.</summary>
    Weighting,

    /// <summary>The conditions of a waiver, where one is relied on.</summary>
    Waiver,

    /// <summary>The measures bidders may offer.</summary>
    Measures,

    /// <summary>What counts as local, where measures count that.</summary>
    LocalArea,

    /// <summary>Until when bids are received.</summary>
    Deadline,

    /// <summary>Until when bidders may ask, where a day is set.</summary>
    Questions,

    /// <summary>Nothing to prepare, but a day to wait for.</summary>
    Day,
}

/// <summary>Something that stands between a draft and its publication.</summary>
/// <param name="Step">The part where it is put right.</param>
/// <param name="Problem">What is missing; its field is the step's name in lower case.</param>
public sealed record StillMissing(PreparationStep Step, Problem Problem);
