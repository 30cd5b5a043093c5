using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;

namespace Commonweal.Domain.Contracts;

/// <summary>An awarded contract. It stays on the edition it was tendered under for life.</summary>
public sealed class Contract : IOwnedByAuthority, IOwnedBySupplier
{
    private static readonly Problem NoSupplier = new(
        "contracts.record.supplier",
        "Choose the supplier. If it is not in the list, ask it to register first.",
        nameof(SupplierId)
    );

    private static readonly Problem NoTitle = new(
        "contracts.record.title",
        "Enter what the contract is for, in up to 400 characters.",
        nameof(Title)
    );

    private Contract() { }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <inheritdoc />
    public Guid SupplierId { get; private set; }

    /// <summary>The supplier's name at award.</summary>
    public string SupplierName { get; private set; } = "";

    /// <summary>The procurement it came from; null when it was recorded from elsewhere.</summary>
    public Guid? ProcurementId { get; private set; }

    /// <summary>The authority's reference, unique within it.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>Title.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Whole-life value net of VAT, GBP.</summary>
    public decimal Value { get; private set; }

    /// <summary>First day.</summary>
    public DateOnly StartsOn { get; private set; }

    /// <summary>Last day, inclusive.</summary>
    public DateOnly EndsOn { get; private set; }

    /// <summary>The pinned edition.</summary>
    public string Edition { get; private set; } = "";

    /// <summary>The contract manager; null while nobody accepted it.</summary>
    public Guid? ManagerId { get; private set; }

    /// <summary>The contract manager's name.</summary>
    public string? ManagerName { get; private set; }

    /// <summary>Since when the public may see it; null while private.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>When it was recorded.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Makes the contract an award calls for, on the edition of its tender; refused with each term that cannot stand.</summary>
    public static Outcome<Contract> Of(
        Guid id,
        Procurement procurement,
        Bid bid,
        ContractTerms terms,
        DateTimeOffset now
    )
    {
        Problem[] problems = [.. terms.Refusals()];
        return problems.Length > 0
            ? Outcome.Refused<Contract>(problems)
            : new Contract
            {
                Id = id,
                AuthorityId = procurement.AuthorityId,
                SupplierId = bid.SupplierId,
                SupplierName = bid.SupplierName,
                ProcurementId = procurement.Id,
                Reference = terms.Reference.Trim(),
                Title = procurement.Title,
                Value = terms.Value!.Value,
                StartsOn = terms.StartsOn!.Value,
                EndsOn = terms.EndsOn!.Value,
                Edition = procurement.Edition ?? "",
                CreatedAt = now,
            };
    }

    /// <summary>
    /// Writes down a contract that was not tendered here; refused with everything missing at once: a registered supplier, a
    /// title of 1 to 400 characters, and each term that cannot stand.
    /// </summary>
    public static Outcome<Contract> Recorded(
        Guid id,
        Guid authorityId,
        Supplier? supplier,
        string title,
        string edition,
        ContractTerms terms,
        DateTimeOffset now
    )
    {
        Problem?[] problems =
        [
            supplier is null ? NoSupplier : null,
            title.Trim().Length is >= 1 and <= 400
                ? OneLine.Hides(
                    title.Trim(),
                    "contracts.record.title-signs",
                    "The title",
                    nameof(Title)
                )
                : NoTitle,
            .. terms.Refusals(),
        ];
        return problems.OfType<Problem>().ToArray() is { Length: > 0 } refusals
            ? Outcome.Refused<Contract>(refusals)
            : new Contract
            {
                Id = id,
                AuthorityId = authorityId,
                SupplierId = supplier!.Id,
                SupplierName = supplier.Name,
                Reference = terms.Reference.Trim(),
                Title = title.Trim(),
                Value = terms.Value!.Value,
                StartsOn = terms.StartsOn!.Value,
                EndsOn = terms.EndsOn!.Value,
                Edition = edition,
                CreatedAt = now,
            };
    }

    /// <summary>Contract years from the first day to the last, a begun one counted whole.</summary>
    public int Years => ContractTerms.YearsBetween(StartsOn, EndsOn);

    /// <summary>Puts the contract in the care of a named person.</summary>
    public void GiveTo(Guid managerId, string managerName) =>
        (ManagerId, ManagerName) = (managerId, managerName);

    /// <summary>
    /// Shows the contract and its commitments to the public. Refused while nobody looks after it, for then nobody answers
    /// for what is shown. A contract already public stays as it is.
    /// </summary>
    public Outcome<Done> Publish(DateTimeOffset now)
    {
        if (ManagerId is null)
        {
            return new Problem(
                "contracts.publication.no-manager",
                "Nobody looks after this contract yet. Name a contract manager first, then publish."
            );
        }

        PublishedAt ??= now;
        return Outcome.Done;
    }
}

/// <summary>What is agreed beside the bid itself.</summary>
/// <param name="Reference">The authority's reference, unique within it, 1 to 80 characters.</param>
/// <param name="Value">Whole-life value net of VAT, GBP, more than zero: commitments are read against it.</param>
/// <param name="StartsOn">First day.</param>
/// <param name="EndsOn">Last day, inclusive.</param>
public sealed record ContractTerms(
    string Reference,
    decimal? Value,
    DateOnly? StartsOn,
    DateOnly? EndsOn
)
{
    /// <summary>The most years from the first day to the last.</summary>
    public const int LongestYears = 50;

    /// <summary>Contract years, a begun one counted whole; null while the days are missing or cannot stand.</summary>
    public int? Years =>
        StartsOn is { } first
        && EndsOn is { } last
        && last >= first
        && YearsBetween(first, last) is <= LongestYears and var years
            ? years
            : null;

    /// <summary>Contract years from one day to another, a begun one counted whole; 1 at least.</summary>
    internal static int YearsBetween(DateOnly first, DateOnly last)
    {
        var years = 1;
        while (first.AddYears(years) <= last)
        {
            years++;
        }

        return years;
    }

    /// <summary>Every term that cannot stand, in the order of the terms; empty when all can.</summary>
    public IEnumerable<Problem> Refusals()
    {
        if (string.IsNullOrWhiteSpace(Reference) || Reference.Trim().Length > 80)
        {
            yield return new Problem(
                "contracts.terms.reference",
                "Enter the contract's reference, in up to 80 characters.",
                nameof(Reference)
            );
        }
        else if (
            OneLine.Hides(
                Reference.Trim(),
                "contracts.terms.reference-signs",
                "The reference",
                nameof(Reference)
            ) is
            { } hidden
        )
        {
            yield return hidden;
        }

        if (Value is not (> 0m and <= Money.Largest) || !Money.IsInPence(Value.Value))
        {
            yield return new Problem(
                "contracts.terms.value",
                "Enter the value of the whole contract net of VAT, more than £0, in pounds and whole pence, like 950000 or 1499.50.",
                nameof(Value)
            );
        }

        if (StartsOn is null || StartsOn > Dates.Latest)
        {
            yield return new Problem(
                "contracts.terms.start",
                $"Enter the day the contract starts, not after {Dates.Latest:d MMMM yyyy}.",
                nameof(StartsOn)
            );
        }

        if (
            EndsOn is null
            || EndsOn > Dates.Latest
            || EndsOn < StartsOn
            || EndsOn >= StartsOn?.AddYears(LongestYears)
        )
        {
            yield return new Problem(
                "contracts.terms.end",
                $"Enter the last day of the contract. It is not before the first, the contract runs at most {LongestYears} years, and none runs beyond {Dates.Latest:d MMMM yyyy}.",
                nameof(EndsOn)
            );
        }
    }
}
