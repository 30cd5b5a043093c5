using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Policies;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Rules;
using Commonweal.Service.Policies;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements;

/// <summary>
/// What a version of the authority's policy would have asked of its procurements, beside what the policy of their day asks. One
/// query reads them all; the rest is arithmetic.
/// </summary>
public sealed class PolicyTrial(Db db, ReferenceData data)
{
    /// <summary>How a procurement came out.</summary>
    public enum Result
    {
        /// <summary>Another decision.</summary>
        Changed,

        /// <summary>The same decision.</summary>
        Same,

        /// <summary>Facts are missing for one of the two.</summary>
        Untried,
    }

    /// <summary>One procurement.</summary>
    /// <param name="Decision">Both decisions; null where it could not be tried.</param>
    /// <param name="Lacks">What is missing, to be read after "because"; null where nothing is.</param>
    public sealed record Row(
        Guid Id,
        string Title,
        string Reference,
        ProcurementCategory? Category,
        decimal? NetValue,
        DateOnly? CommencedOn,
        TriedDecision? Decision,
        string? Lacks
    )
    {
        /// <summary>How it came out.</summary>
        public Result Result =>
            Decision is null ? Result.Untried
            : Decision.IsChanged ? Result.Changed
            : Result.Same;
    }

    /// <summary>The trial.</summary>
    /// <param name="Rows">Every procurement asked for, latest first.</param>
    public sealed record View(PolicyVersion Version, IReadOnlyList<Row> Rows)
    {
        /// <summary>How many came out so.</summary>
        public int Count(Result result) => Rows.Count(row => row.Result == result);

        /// <summary>What kept procurements from being tried, and how many, the most frequent first.</summary>
        public IEnumerable<(string Lacks, int Count)> Untried =>
            Rows.Where(row => row.Lacks is not null)
                .GroupBy(row => row.Lacks!, StringComparer.Ordinal)
                .Select(group => (group.Key, group.Count()))
                .OrderByDescending(group => group.Item2)
                .ThenBy(group => group.Key, StringComparer.Ordinal);
    }

    /// <summary>Null when the actor has no such version, or may not read procurements.</summary>
    /// <param name="show">Which procurements: those run here, or notices imported as records.</param>
    public async Task<View?> RunAsync(
        Actor actor,
        Guid versionId,
        ProcurementRegister.Show show,
        CancellationToken stop
    )
    {
        if (
            !actor.Can(Permission.ReadProcurements)
            || !actor.WorksOnPolicies()
            || await db.As(actor)
                .Set<PolicyVersion>()
                .AsNoTracking()
                .SingleOrDefaultAsync(row => row.Id == versionId, stop)
                is not { } version
        )
        {
            return null;
        }

        var series = await db.SeriesOfAsync(data, version.AuthorityId, stop);
        var tried = version.AlwaysHeld(series.Name, series.Authority);
        return new View(
            version,
            [.. (await PastAsync(show, stop)).Select(past => Decided(past, series.Policy, tried))]
        );
    }

    private Task<List<Past>> PastAsync(ProcurementRegister.Show show, CancellationToken stop) =>
        db.Set<Procurement>()
            .Where(row =>
                show == ProcurementRegister.Show.All
                || row.Stage
                    == ProcurementStage.Recorded
                    == (show == ProcurementRegister.Show.Imported)
            )
            .OrderByDescending(row => row.CommencedOn != null)
            .ThenByDescending(row => row.CommencedOn)
            .ThenBy(row => row.Id)
            .Select(row => new Past(
                row.Id,
                row.Title,
                row.Reference,
                row.Category,
                row.NetValue,
                row.VatRate,
                row.Months,
                row.CommencedOn
            ))
            .ToListAsync(stop);

    private Row Decided(Past past, Policy? then, Policy tried)
    {
        if (past.Facts is not { } facts)
        {
            return past.Shown(null, past.Missing);
        }

        var decision = TriedDecision.Of(data.Rules, then, tried, facts);
        return decision.Succeeded
            ? past.Shown(decision.Value, null)
            : past.Shown(null, Missing(decision.Problems[0]));
    }

    private static string Missing(Problem refusal) =>
        refusal.Code switch
        {
            "rules.months.missing" => "the length in months",
            "rules.threshold.unknown" => "a national threshold for its day",
            _ => "a value the rules can use",
        };

    /// <summary>What the rules need of a procurement.</summary>
    private sealed record Past(
        Guid Id,
        string Title,
        string Reference,
        ProcurementCategory? Category,
        decimal? NetValue,
        decimal VatRate,
        int? Months,
        DateOnly? CommencedOn
    )
    {
        public ThresholdFacts? Facts =>
            (Category, NetValue, CommencedOn) is ({ } category, { } value, { } day)
                ? new(category, value, VatBasis.Exclusive, VatRate, Months, day)
                : null;

        public string Missing =>
            string.Join(
                " and ",
                new[]
                {
                    Category is null ? "what is bought" : null,
                    NetValue is null ? "the value" : null,
                    CommencedOn is null ? "the day it commenced" : null,
                }.OfType<string>()
            );

        public Row Shown(TriedDecision? decision, string? lacks) =>
            new(Id, Title, Reference, Category, NetValue, CommencedOn, decision, lacks);
    }
}
