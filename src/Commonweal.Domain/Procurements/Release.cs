using Commonweal.Domain.Common;
using Commonweal.Domain.Rules;

namespace Commonweal.Domain.Procurements;

/// <summary>
/// What one published OCDS release says about a procurement, as far as it is used here. What a release leaves out is null:
/// nothing is worked out, summed or guessed.
/// </summary>
public sealed record Release
{
    /// <summary>The longest ocid that can be kept.</summary>
    public const int LongestOcid = 80;

    /// <summary>The longest release id that can be kept.</summary>
    public const int LongestId = 400;

    /// <summary>The open contracting id: one per procurement, shared by all its releases.</summary>
    public required string Ocid { get; init; }

    /// <summary>The release's own id, unique within its <see cref="Ocid"/>.</summary>
    public required string Id { get; init; }

    /// <summary>When it was published.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>Who buys, by name.</summary>
    public string? Buyer { get; init; }

    /// <summary>Title, of any length.</summary>
    public string? Title { get; init; }

    /// <summary>Description, of any length.</summary>
    public string? Description { get; init; }

    /// <summary>What is bought.</summary>
    public ProcurementCategory? Category { get; init; }

    /// <summary>Its code of the Common Procurement Vocabulary; null where it has none of that shape.</summary>
    public string? Cpv
    {
        get;
        init => field = value is { } code && ProcurementDetails.IsCpv(code) ? code : null;
    }

    /// <summary>The tender's estimated value net of VAT, GBP, as recorded: zero and a penny stay what they are.</summary>
    public decimal? NetValue { get; init; }

    /// <summary>The day the tender was first published, as written.</summary>
    public DateOnly? CommencedOn { get; init; }

    /// <summary>First day of the contract, as written.</summary>
    public DateOnly? StartsOn { get; init; }

    /// <summary>Last day of the contract, as written; it may lie before the first.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>Length in months, where no last day says it; as written.</summary>
    public decimal? Months { get; init; }

    /// <summary>What the releases of one procurement say together, whatever order they come in: the latest word on each thing.</summary>
    /// <exception cref="InvalidOperationException">There is no release.</exception>
    public static Release Compile(IEnumerable<Release> releases) =>
        releases
            .OrderBy(release => release.Date)
            .ThenBy(release => release.Id, StringComparer.Ordinal)
            .Aggregate((earlier, later) => earlier.Then(later));

    /// <summary>Why it cannot be recorded; empty when it can. Fields are JSON paths of the release.</summary>
    public IEnumerable<Problem> Problems()
    {
        if (Ocid.Length > LongestOcid)
        {
            yield return TooLong("ocid", Ocid, LongestOcid);
        }

        if (Id.Length > LongestId)
        {
            yield return TooLong("id", Id, LongestId);
        }

        if (NetValue is < 0m or > Money.Largest)
        {
            yield return new Problem(
                "procurements.release.amount-out-of-range",
                "It is below zero or too large to be an amount of money.",
                "tender.value.amount"
            );
        }
    }

    private static Problem TooLong(string field, string text, int longest) =>
        new(
            "procurements.release.id-too-long",
            $"It has {text.Length} characters and may have {longest}.",
            field
        );

    private Release Then(Release later) =>
        later with
        {
            Buyer = later.Buyer ?? Buyer,
            Title = later.Title ?? Title,
            Description = later.Description ?? Description,
            Category = later.Category ?? Category,
            Cpv = later.Cpv ?? Cpv,
            NetValue = later.NetValue ?? NetValue,
            CommencedOn = CommencedOn ?? later.CommencedOn,
            StartsOn = later.StartsOn ?? StartsOn,
            EndsOn = later.EndsOn ?? EndsOn,
            Months = later.Months ?? Months,
        };
}
