using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;

namespace Commonweal.Domain.Evaluation;

/// <summary>
/// The marks of one bid for one published criterion that is marked outside this service: a question of quality, or a price that no
/// formula marks. Entered by officers; may be put right until the award.
/// </summary>
public sealed class CriterionMark : IOwnedByAuthority, IOwnedBySupplier
{
    /// <summary>The longest reason, in characters.</summary>
    public const int LongestReason = 4_000;

    private CriterionMark() { }

    /// <summary>The bid.</summary>
    public Guid BidId { get; private set; }

    /// <summary>Where the criterion stands among the published ones, such as <c>criteria[1].parts[0]</c>.</summary>
    public string Criterion { get; private set; } = "";

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <inheritdoc />
    public Guid SupplierId { get; private set; }

    /// <summary>Marks of the award's 100: 0 to the criterion's weight, at most ten places.</summary>
    public decimal Marks { get; private set; }

    /// <summary>Why, 1 to 4,000 characters.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who entered them last.</summary>
    public Guid EnteredBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset EnteredAt { get; private set; }

    /// <summary>An empty sheet for a criterion; it holds marks once <see cref="Enter"/> succeeds.</summary>
    public static CriterionMark For(Bid bid, Criterion.Placed criterion) =>
        new()
        {
            BidId = bid.Id,
            Criterion = criterion.Path,
            AuthorityId = bid.AuthorityId,
            SupplierId = bid.SupplierId,
        };

    /// <summary>The criteria of a method that are marked by hand: those without parts, but for social value, its halves and a price marked by formula.</summary>
    public static IEnumerable<Criterion.Placed> EnteredOf(ScoringMethod? method) =>
        Procurements
            .Criterion.All(method?.Criteria ?? [])
            .Where(placed => placed.Criterion is { Parts: null, IsWorkedOut: false, Weight: > 0m });

    /// <summary>Whether it has these marks with this reason already.</summary>
    public bool Says(decimal? marks, string? reason) =>
        Marks == marks && Reason == Written.Plain(reason);

    /// <summary>Whether whoever entered them declared an interest in a bidder since: they stop the award until somebody else enters them, the same ones or others.</summary>
    /// <param name="panel">Every declaration of the procurement.</param>
    public bool IsOvertaken(IReadOnlyCollection<EvaluatorDeclaration> panel) =>
        Upholding.IsOvertaken([EnteredBy], null, panel);

    /// <summary>Enters marks and why; refused outside 0 to the criterion's weight, and without a reason.</summary>
    /// <param name="field">Where the form asks, such as <c>Marks[2]</c>.</param>
    public Outcome<Done> Enter(
        Criterion.Placed criterion,
        decimal? marks,
        string? reason,
        string field,
        Guid by,
        DateTimeOffset now
    )
    {
        Problem?[] problems =
        [
            marks is not { } met
            || met < 0m
            || met > criterion.Criterion.Weight
            || !Quantity.IsAllowed(met)
                ? new Problem(
                    "evaluation.criterion.marks",
                    $"Enter the marks for {criterion.Criterion.Name}, from 0 to {Quantity.Display(criterion.Criterion.Weight)}.",
                    $"{field}.Marks"
                )
                : null,
            Written.Lacks(
                reason,
                LongestReason,
                "evaluation.criterion.reason",
                $"Say why the bid earns these marks for {criterion.Criterion.Name}.",
                $"{field}.Reason"
            ),
        ];
        if (problems.OfType<Problem>().ToArray() is { Length: > 0 } refusals)
        {
            return Outcome.Refused<Done>(refusals);
        }

        (Marks, Reason, EnteredBy, EnteredAt) = (marks!.Value, Written.Plain(reason), by, now);
        return Outcome.Done;
    }
}
