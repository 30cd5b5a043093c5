using System.Text.Json;
using Commonweal.Domain.Common;
using Commonweal.Service.Common;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Audit;

/// <summary>Refuses what was sent from a page on which something else stands by now.</summary>
public static class Overtaken
{
    /// <summary>The code of the refusal of a form that would write over what a colleague saved.</summary>
    public const string Form = "storage.form.overtaken";

    /// <summary>The code of the refusal to publish something other than what was read.</summary>
    public const string Publication = "storage.publication.overtaken";

    /// <summary>Null where the actor read what stands, or nobody says what they read.</summary>
    internal static async Task<Problem?> OvertakenAsync(
        this Db db,
        IReadOnlyList<AuditRecord> acts,
        CancellationToken stop
    )
    {
        if (db.Actor is not { HasRead: { } read, AuthorityId: { } scope } actor)
        {
            return null;
        }

        foreach (var act in acts)
        {
            if (Overwriting.By(act.Act) is not { } overwriting)
            {
                continue;
            }

            Guid[] subjects = [act.SubjectId, act.WithinId ?? act.SubjectId];
            var later = await db.Set<AuditEntry>()
                .AsNoTracking()
                .Where(entry =>
                    entry.ScopeId == scope
                    && entry.SubjectId != null
                    && subjects.Contains(entry.SubjectId.Value)
                    && entry.N > read
                )
                .OrderByDescending(entry => entry.N)
                .ToListAsync(stop);
            var details = JsonElement.Parse(act.Text(actor)).GetProperty("details");
            if (
                later.FirstOrDefault(entry =>
                    overwriting.IsOvertakenBy(entry, details, actor.AccountId)
                ) is
                { } first
            )
            {
                return Refusal(first, overwriting.IsOfAll);
            }
        }

        return null;
    }

    private static Problem Refusal(AuditEntry entry, bool isPublication)
    {
        var who = entry.Read()?.By ?? "Somebody";
        var when = UkTime.Moment(entry.At);
        return isPublication
            ? new Problem(
                Publication,
                $"{who} changed this procurement on {when}, after you opened this page, so it is not published. The page now shows what stands. Read it again, then publish."
            )
            : new Problem(
                Form,
                $"{who} saved this on {when}, after you opened the page, so nothing of yours was saved. What you typed is kept below. Compare it with what is saved now, which also stands on this page when you open it in another tab. If you press the button again, yours takes its place."
            );
    }
}
