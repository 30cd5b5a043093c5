using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Policies;
using Commonweal.Domain.Rules;
using Commonweal.Service.Common;
using Commonweal.Service.People;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Policies;

/// <summary>One version of the actor's own authority's policy, with what it would replace and what was found in it.</summary>
public sealed class PolicyInFull(Db db, ReferenceData data)
{
    /// <summary>The version.</summary>
    /// <param name="Before">The rules that hold until its first day, or today while it has none; null where none does.</param>
    /// <param name="Findings">What must be mended, then conflicts, then gaps; none once it is given up.</param>
    /// <param name="Names">Who did what to it, by account; without those who are not on record.</param>
    public sealed record View(
        PolicyVersion Version,
        PolicySeries Series,
        DateOnly Today,
        DatedValue<PolicyTerms>? Before,
        IReadOnlyList<PolicyFinding> Findings,
        IReadOnlyDictionary<Guid, string> Names
    )
    {
        /// <summary>Whether its answers may still change.</summary>
        public bool IsOpen => Version.Stage is PolicyStage.Draft or PolicyStage.Offered;

        /// <summary>Whether it is published and its first day is ahead.</summary>
        public bool IsComing => Version.Stage == PolicyStage.Published && Version.StartsOn > Today;

        /// <summary>Whether somebody who may publish may decide on it: nobody who had a hand in it.</summary>
        public bool MayDecide(Guid account) =>
            Version.Stage == PolicyStage.Offered && !Version.Writers.Contains(account);

        /// <summary>The name of an account; who has left is nobody's to name.</summary>
        public string NameOf(Guid? account) =>
            account is { } id ? Names.GetValueOrDefault(id, "somebody who has left") : "";
    }

    /// <summary>Null when the actor has no such version, or neither writes nor publishes policies.</summary>
    public async Task<View?> RunAsync(Actor actor, Guid versionId, CancellationToken stop)
    {
        if (
            !actor.WorksOnPolicies()
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
        var today = UkTime.Today(await db.NowAsync(stop));
        var last = (version.StartsOn ?? today).AddDays(
            version.Stage == PolicyStage.Published ? -1 : 0
        );
        return new View(
            version,
            series,
            today,
            series.Policy?.Terms.On(last),
            Found(version, series, today),
            await db.NamesOfAsync(
                [
                    version.ChangedBy,
                    version.OfferedBy,
                    version.ReturnedBy,
                    version.PublishedBy,
                    version.WithdrawnBy,
                ],
                stop
            )
        );
    }

    private IReadOnlyList<PolicyFinding> Found(
        PolicyVersion version,
        PolicySeries series,
        DateOnly today
    ) =>
        version.Stage switch
        {
            PolicyStage.Withdrawn => [],
            PolicyStage.Published => PolicyChecks.Of(
                version.Terms,
                version.StartsOn!.Value,
                data.Rules
            ),
            _ => PolicyChecks.Of(version, series, data.Rules, today),
        };
}
