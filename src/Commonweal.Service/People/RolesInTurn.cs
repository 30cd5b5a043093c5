using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.People;

/// <summary>
/// While statements are scored, nobody goes between scoring and reading prices and others' marks by a change of roles: what
/// <see cref="RolePermissions.Apart"/> refuses at once is refused one after the other too, also by way of a new invitation.
/// </summary>
internal static class RolesInTurn
{
    private static readonly Role[] Scorers = [.. RolePermissions.With(Permission.ScoreBids)];

    private static readonly Role[] Readers =
    [
        .. RolePermissions.With(Permission.ReadOpenedBids).Except(Scorers),
    ];

    /// <summary>Null when the person may come to hold <paramref name="after"/>, having held <paramref name="before"/>.</summary>
    public static async Task<Problem?> InTurnAsync(
        this Db db,
        Guid accountId,
        IReadOnlyCollection<Role> before,
        IReadOnlyCollection<Role> after,
        CancellationToken stop
    )
    {
        var gained = after.Except(before).ToArray();
        return gained.Intersect(Readers).Any()
            && await ScoringAsync(db, accountId, stop) is { } scores
                ? new Problem(
                    "people.roles.scoring-now",
                    $"This person scores the bids of {scores}, and with this role would see prices before they have finished. Let them lock their scores first, or let the head of procurement release them from the panel.",
                    "Roles"
                )
            : gained.Intersect(Scorers).Any()
            && await ReadAsync(db, accountId, before.Intersect(Readers).Any(), stop) is { } read
                ? new Problem(
                    "people.roles.read-already",
                    $"This person could see the prices of the bids of {read}, which are being scored. Let somebody else score them, and give this role when that is done.",
                    "Roles"
                )
            : null;
    }

    /// <summary>The procurement whose panel waits for the person; null when none does.</summary>
    private static Task<string?> ScoringAsync(Db db, Guid accountId, CancellationToken stop) =>
        db
            .Database.SqlQuery<string>(
                $"""
                select p.reference as "Value"
                from procurement p join evaluator_declaration d on d.procurement_id = p.id
                where p.authority_id = app_authority() and p.stage = 'Opened' and d.evaluator_id = {accountId}
                    and not d.has_conflict and d.locked_at is null and d.released_at is null
                order by p.opened_at limit 1
                """
            )
            .SingleOrDefaultAsync(stop);

    /// <summary>A procurement that is being scored and whose bids the person could read, in a role held now or since they were opened.</summary>
    private static Task<string?> ReadAsync(
        Db db,
        Guid accountId,
        bool readsNow,
        CancellationToken stop
    ) =>
        db
            .Database.SqlQuery<string>(
                $"""
                select p.reference as "Value"
                from procurement p
                where p.authority_id = app_authority() and p.stage = 'Opened' and ({readsNow} or exists (
                    select from audit_entry e
                    where e.scope_id = p.authority_id and e.subject_id = {accountId} and e.act = 'person.roles-changed'
                        and e.at > p.opened_at
                        and (e.entry::jsonb -> 'details' -> 'from') ?| {Readers.Select(role =>
                    $"{role}"
                ).ToArray()}))
                order by p.opened_at limit 1
                """
            )
            .SingleOrDefaultAsync(stop);
}
