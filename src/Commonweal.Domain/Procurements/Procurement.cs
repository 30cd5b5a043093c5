using Commonweal.Domain.People;

namespace Commonweal.Domain.Procurements;

/// <summary>One purchase of an authority, from need to award.</summary>
public sealed partial class Procurement : IOwnedByAuthority
{
    private readonly List<ProcurementMeasure> measures = [];

    private Procurement() { }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <summary>The authority's own reference, unique within it, 1 to 80 characters.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>Title, 1 to 400 characters.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What is bought, in plain words; may be empty.</summary>
    public string Description { get; private set; } = "";

    /// <summary>What is bought.</summary>
    public ProcurementCategory Category { get; private set; }

    /// <summary>How far it has come.</summary>
    public ProcurementStage Stage { get; private set; }

    /// <summary>Estimated whole-life value net of VAT, GBP, with options, extensions and all lots; null when not known.</summary>
    public decimal? NetValue { get; private set; }

    /// <summary>VAT rate in per cent, 0 to 100.</summary>
    public decimal VatRate { get; private set; }

    /// <summary>Length in months, options included; null when not known.</summary>
    public int? Months { get; private set; }

    /// <summary>The day the procurement commenced; it picks the thresholds. Null when not known.</summary>
    public DateOnly? CommencedOn { get; private set; }

    /// <summary>The day the contract is to start; null when not known.</summary>
    public DateOnly? StartsOn { get; private set; }

    /// <summary>The edition bids are valued with; null until chosen.</summary>
    public string? Edition { get; private set; }

    /// <summary>Social value weighting, per cent of the whole award; null until set.</summary>
    public decimal? Weighting { get; private set; }

    /// <summary>The part of the weighting scored by number, per cent; the rest is scored on delivery statements.</summary>
    public decimal? QuantitativeShare { get; private set; }

    /// <summary>The scoring method's settings as JSON in the form of the evaluate command; null until set.</summary>
    public string? Method { get; private set; }

    /// <summary>Bids are received before this instant, by the database's clock; null until set.</summary>
    public DateTimeOffset? Deadline { get; private set; }

    /// <summary>When it was published; null while private.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>When two officers opened the bids.</summary>
    public DateTimeOffset? OpenedAt { get; private set; }

    /// <summary>Open contracting identifier; null when entered by hand.</summary>
    public string? Ocid { get; private set; }

    /// <summary>When it was entered.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Who entered it.</summary>
    public Guid CreatedBy { get; private set; }

    /// <summary>The measures bidders may offer, in the order shown.</summary>
    public IReadOnlyList<ProcurementMeasure> Measures => measures;

    /// <summary>Value including VAT, GBP, at full precision; null when the net value is not known.</summary>
    public decimal? GrossValue => NetValue * (1m + (VatRate / 100m));
}

/// <summary>One measure bidders may offer, with the reason it suits this procurement.</summary>
public sealed class ProcurementMeasure : IOwnedByAuthority
{
    private ProcurementMeasure() { }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <summary>The procurement.</summary>
    public Guid ProcurementId { get; private set; }

    /// <summary>The measure's code in the procurement's edition.</summary>
    public string Measure { get; private set; } = "";

    /// <summary>Why it is relevant and proportionate here; 1 to 2,000 characters.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Its place in the list, from 1.</summary>
    public int Position { get; private set; }
}
