using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Notices;
using Commonweal.Service.Procurements.Alerts;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids;

/// <summary>
/// Writes to whoever has begun a bid and not submitted it: seven days, two days and four hours before the deadline, each once. The
/// database finds them and writes the letters, in nobody's name: no authority learns who bids.
/// </summary>
public sealed class BidReminders(Db db, CommonwealSettings site)
{
    /// <summary>A procurement some bids of which are to be reminded of its deadline.</summary>
    internal sealed record Due(
        Guid Procurement,
        string Reference,
        string Title,
        DateTimeOffset Deadline,
        int Hours
    );

    /// <summary>Answers how many letters were written.</summary>
    public async Task<int> SendAsync(CancellationToken stop)
    {
        var due = await db
            .Database.SqlQuery<Due>(
                $"select procurement as \"Procurement\", reference as \"Reference\", title as \"Title\", deadline as \"Deadline\", hours as \"Hours\" from due_reminders()"
            )
            .ToListAsync(stop);
        var written = 0;
        foreach (var one in due)
        {
            var letter = Notice.To(
                Actor.Public,
                "",
                $"{one.Reference}: your bid is not submitted",
                $"Your organisation has begun a bid for {one.Title} ({one.Reference}) and has NOT submitted it. A draft is not a bid.\n\nBids are received until {UkTime.Deadline(one.Deadline)}.\n\nSign in, check your answers and submit them. You may submit early, and replace or withdraw the bid until then:\n{site.PageOf("supplier/bids")}",
                one.Deadline
            );
            written += await db
                .Database.SqlQuery<int>(
                    $"select remind_bidders({one.Procurement}, {one.Hours}, {letter.Subject}, {letter.Body}) as \"Value\""
                )
                .SingleAsync(stop);
        }

        return written;
    }
}
