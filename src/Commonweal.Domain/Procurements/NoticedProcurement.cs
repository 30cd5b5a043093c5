namespace Commonweal.Domain.Procurements;

/// <summary>
/// What one published OCDS release tells about a procurement. Everything but the ocid, the release id and the date may be
/// absent, and what is absent stays absent: nothing is worked out, summed or guessed here.
/// </summary>
public sealed record NoticedProcurement
{
    /// <summary>The open contracting id: one per procurement, shared by all its releases.</summary>
    public required string Ocid { get; init; }

    /// <summary>The release's own id, unique within its <see cref="Ocid"/>.</summary>
    public required string ReleaseId { get; init; }

    /// <summary>When the release was published. A time written without an offset is taken as UTC.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>What the release announces, such as <c>tender</c> or <c>awardUpdate</c>; in the order given.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The authority that buys.</summary>
    public NoticedOrganisation? Buyer { get; init; }

    /// <summary>The title of the tender, or failing that of the release.</summary>
    public string? Title { get; init; }

    /// <summary>The description of the tender, or failing that of the release.</summary>
    public string? Description { get; init; }

    /// <summary>What is mainly bought; null when not said, or said in a word outside the OCDS list.</summary>
    public NoticedCategory? Category { get; init; }

    /// <summary>Common procurement vocabulary: eight digits each, without check digit, in the order met, none twice.</summary>
    public IReadOnlyList<string> CpvCodes { get; init; } = [];

    /// <summary>The estimated value of the tender.</summary>
    public NoticedValue? Value { get; init; }

    /// <summary>When bids must be in. A time written without an offset is taken as UTC.</summary>
    public DateTimeOffset? TenderPeriodEnd { get; init; }

    /// <summary>When the contract is expected to run.</summary>
    public NoticedPeriod? ContractPeriod { get; init; }

    /// <summary>The OCDS code: <c>open</c>, <c>selective</c>, <c>limited</c> or <c>direct</c>, as recorded.</summary>
    public string? ProcurementMethod { get; init; }

    /// <summary>The procedure in the publisher's words, such as <c>Call-off from a framework agreement</c>.</summary>
    public string? ProcurementMethodDetails { get; init; }

    /// <summary>The awards the release speaks of.</summary>
    public IReadOnlyList<NoticedAward> Awards { get; init; } = [];

    /// <summary>The contracts the release speaks of.</summary>
    public IReadOnlyList<NoticedContract> Contracts { get; init; } = [];
}

/// <summary>
/// What is bought. OCDS knows the first three; the UK extension's special regimes tell the other two, and go first.
/// </summary>
public enum NoticedCategory
{
    /// <summary>Goods.</summary>
    Goods,

    /// <summary>Services under the ordinary rules.</summary>
    Services,

    /// <summary>Works.</summary>
    Works,

    /// <summary>Light-touch services (<c>tender.specialRegime</c>).</summary>
    LightTouch,

    /// <summary>A concession (<c>tender.specialRegime</c>).</summary>
    Concession,
}

/// <summary>A value as published. Zero, a penny and amounts below zero are kept as recorded.</summary>
/// <param name="Net">Without VAT (<c>amount</c>), in <paramref name="Currency"/>, unrounded; null when not given.</param>
/// <param name="Gross">With VAT (<c>amountGross</c>, UK extension), unrounded; null when not given.</param>
/// <param name="Currency">ISO 4217 code as recorded; null when not given.</param>
public sealed record NoticedValue(decimal? Net, decimal? Gross, string? Currency)
{
    /// <summary>
    /// True when an amount is given and none is more than a penny: publishers enter 0 or 0.01 where a form demands a
    /// figure they will not state, so such a value is shown but not added up. Amounts below zero are no placeholder.
    /// </summary>
    public bool IsPlaceholder =>
        (Net ?? Gross) is not null && Net is null or (>= 0m and <= 0.01m) && Gross is null or (>= 0m and <= 0.01m);
}

/// <summary>A period as published: the calendar days as written, whatever the offset. It may end before it starts.</summary>
/// <param name="Start">First day; null when not given.</param>
/// <param name="End">Last day; null when not given.</param>
public sealed record NoticedPeriod(DateOnly? Start, DateOnly? End);

/// <summary>A number or code an organisation is known by.</summary>
/// <param name="Scheme">The list it is from, such as <c>GB-COH</c> or <c>GB-PPON</c>; null when not given.</param>
/// <param name="Id">As recorded, leading zeros kept.</param>
public sealed record NoticedIdentifier(string? Scheme, string Id);

/// <summary>Where an organisation is, as recorded.</summary>
/// <param name="Street">House and street.</param>
/// <param name="Locality">Town.</param>
/// <param name="Region">Region: a name or a NUTS code.</param>
/// <param name="Postcode">In capitals; otherwise as recorded.</param>
/// <param name="Country">A name or a code.</param>
public sealed record NoticedAddress(
    string? Street,
    string? Locality,
    string? Region,
    string? Postcode,
    string? Country
);

/// <summary>A buyer or supplier, from where it is named and from the release's list of parties.</summary>
/// <param name="Id">The release's own id for it: not stable from one release to the next with every publisher.</param>
/// <param name="Name">Its name; null when withheld.</param>
/// <param name="LegalName">Its registered name; null when not given.</param>
/// <param name="Identifiers">Registered numbers, the main one first.</param>
/// <param name="Address">Where it is; null when not given.</param>
/// <param name="IsSme">Whether it is a small or medium-sized enterprise; null when not said.</param>
/// <param name="IsVcse">Whether it is a voluntary, community or social enterprise; null when not said.</param>
public sealed record NoticedOrganisation(
    string? Id,
    string? Name,
    string? LegalName,
    IReadOnlyList<NoticedIdentifier> Identifiers,
    NoticedAddress? Address,
    bool? IsSme,
    bool? IsVcse
);

/// <summary>An award as published.</summary>
/// <param name="Id">Id of the award within the procurement; null when not given.</param>
/// <param name="Title">Title; null when not given.</param>
/// <param name="Status">OCDS code such as <c>active</c>; null when not given.</param>
/// <param name="Date">The day of the decision, as written.</param>
/// <param name="Value">What was awarded, to all its suppliers together.</param>
/// <param name="Suppliers">Who won, in the order named.</param>
/// <param name="ContractPeriod">When the contract is to run.</param>
public sealed record NoticedAward(
    string? Id,
    string? Title,
    string? Status,
    DateOnly? Date,
    NoticedValue? Value,
    IReadOnlyList<NoticedOrganisation> Suppliers,
    NoticedPeriod? ContractPeriod
);

/// <summary>A signed contract as published.</summary>
/// <param name="Id">Id of the contract within the procurement; null when not given.</param>
/// <param name="AwardId">The award it follows from; null when not given.</param>
/// <param name="Title">Title; null when not given.</param>
/// <param name="Status">OCDS code such as <c>active</c>; null when not given.</param>
/// <param name="Signed">The day it was signed, as written.</param>
/// <param name="Value">Its value.</param>
/// <param name="Period">When it runs.</param>
public sealed record NoticedContract(
    string? Id,
    string? AwardId,
    string? Title,
    string? Status,
    DateOnly? Signed,
    NoticedValue? Value,
    NoticedPeriod? Period
);
