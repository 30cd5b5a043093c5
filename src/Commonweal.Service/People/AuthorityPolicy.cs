using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.People;

/// <summary>Which of the site's policies is an authority's.</summary>
internal static class AuthorityPolicy
{
    /// <summary>The name of its policy.</summary>
    public static Task<string> PolicyNameAsync(
        this Db db,
        Guid authorityId,
        CancellationToken stop
    ) =>
        db.Set<Authority>()
            .Where(row => row.Id == authorityId)
            .Select(row => row.Policy)
            .SingleAsync(stop);
}
