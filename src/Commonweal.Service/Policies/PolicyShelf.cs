using Commonweal.Domain.People;
using Commonweal.Domain.Policies;
using Commonweal.Domain.Rules;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Policies;

/// <summary>
/// The one place that says which policy is an authority's: that of its file, followed by what it published itself. Read anew
/// each time, in one query, for whoever asks: what is published is everybody's.
/// </summary>
internal static class PolicyShelf
{
    /// <summary>An authority's policy over time; null when it has none.</summary>
    public static async Task<Policy?> PolicyOfAsync(
        this Db db,
        ReferenceData data,
        Guid authorityId,
        CancellationToken stop
    ) => (await db.SeriesOfAsync(data, authorityId, stop)).Policy;

    /// <summary>The policies of several.</summary>
    public static async Task<IReadOnlyDictionary<Guid, Policy?>> PoliciesOfAsync(
        this Db db,
        ReferenceData data,
        IReadOnlyCollection<Guid> authorities,
        CancellationToken stop
    ) =>
        (
            await db.SeriesAsync(
                data,
                rows => rows.Where(row => authorities.Contains(row.Id)),
                stop
            )
        ).ToDictionary(row => row.Key, row => row.Value.Policy);

    /// <summary>The same with where each version comes from.</summary>
    public static async Task<PolicySeries> SeriesOfAsync(
        this Db db,
        ReferenceData data,
        Guid authorityId,
        CancellationToken stop
    ) =>
        (await db.SeriesAsync(data, row => row.Where(one => one.Id == authorityId), stop))[
            authorityId
        ];

    /// <summary>The same of those authorities that <paramref name="asked"/> keeps.</summary>
    public static async Task<IReadOnlyDictionary<Guid, PolicySeries>> SeriesAsync(
        this Db db,
        ReferenceData data,
        Func<IQueryable<Authority>, IQueryable<Authority>> asked,
        CancellationToken stop
    ) =>
        (
            await asked(db.Set<Authority>())
                .Select(authority => new
                {
                    Authority = authority,
                    Own = db.Set<PublishedPolicy>()
                        .Where(version => version.AuthorityId == authority.Id)
                        .OrderBy(version => version.StartsOn)
                        .ToList(),
                })
                .AsNoTracking()
                .ToListAsync(stop)
        ).ToDictionary(
            row => row.Authority.Id,
            row => new PolicySeries(
                row.Authority.Slug,
                row.Authority.Name,
                row.Authority.GssCode ?? "",
                data.Policy(row.Authority.Policy),
                row.Own
            )
        );
}
