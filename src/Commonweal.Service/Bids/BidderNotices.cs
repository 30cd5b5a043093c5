using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Procurements.Questions;
using Commonweal.Service.Common;
using Commonweal.Service.Notices;
using Commonweal.Service.Procurements.Alerts;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Bids;

/// <summary>
/// Letters to whoever has begun a bid, asked about the tender or follows it, when what they rely on changes. The database writes them:
/// before the opening the authority must not learn who bids, or whether anybody does.
/// </summary>
internal static class BidderNotices
{
    /// <summary>Tells of a later deadline.</summary>
    public static Task TellOfDeadlineAsync(
        this Db db,
        Actor actor,
        CommonwealSettings site,
        Procurement procurement,
        string reason,
        CancellationToken stop
    ) =>
        db.TellAsync(
            actor,
            site,
            procurement,
            "the deadline was extended",
            $"Bids are now received until {UkTime.Deadline(procurement.Deadline!.Value)}. This holds for everybody. The reason given: {reason}",
            " What you have written or submitted stands; you can change, replace or withdraw it until then.",
            stop
        );

    /// <summary>Writes to whoever writes one bid today; the council does not learn to whom the letter goes.</summary>
    public static async Task TellBidderAsync(
        this Db db,
        Actor actor,
        Guid bidId,
        string subject,
        string body,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var letter = Notice.To(actor, "", subject, body, now);
        await db.Database.ExecuteSqlAsync(
            $"select tell_bidder({bidId}, {letter.Subject}, {letter.Body})",
            stop
        );
    }

    /// <summary>Tells of the end without award.</summary>
    public static Task TellOfCancellationAsync(
        this Db db,
        Actor actor,
        CommonwealSettings site,
        Procurement procurement,
        CancellationToken stop
    ) =>
        db.TellAsync(
            actor,
            site,
            procurement,
            "the procurement was cancelled",
            $"No bid will be opened or taken further. The reason given: {procurement.CancelReason}",
            "",
            stop
        );

    /// <summary>Tells of a question that was answered to all.</summary>
    public static Task TellOfAnswerAsync(
        this Db db,
        Actor actor,
        CommonwealSettings site,
        Procurement procurement,
        TenderAnswer answer,
        CancellationToken stop
    ) =>
        db.TellAsync(
            actor,
            site,
            procurement,
            $"question {answer.Number} was answered",
            $"Question {answer.Number}: {answer.Question}\n\nAnswer: {answer.Answer}",
            "",
            stop
        );

    /// <summary>Tells whoever asked that the question gets no answer, and why.</summary>
    public static async Task TellOfRefusalAsync(
        this Db db,
        Actor actor,
        CommonwealSettings site,
        Procurement procurement,
        TenderAnswer refusal,
        CancellationToken stop
    )
    {
        var letter = Notice.To(
            actor,
            "",
            $"{procurement.Reference}: your question was not answered",
            $"You asked the council about {procurement.Title} ({procurement.Reference}). It does not answer this question. The reason given: {refusal.Refusal}\n\nSign in to read your questions:\n{site.PageOf($"opportunities/{procurement.Id}/questions")}",
            refusal.PublishedAt
        );
        await db.Database.ExecuteSqlAsync(
            $"select tell_asker({refusal.Id}, {letter.Subject}, {letter.Body})",
            stop
        );
    }

    private static async Task TellAsync(
        this Db db,
        Actor actor,
        CommonwealSettings site,
        Procurement procurement,
        string news,
        string more,
        string toBidders,
        CancellationToken stop
    )
    {
        var now = await db.NowAsync(stop);
        var subject = $"{procurement.Reference}: {news}";
        var name = $"{procurement.Title} ({procurement.Reference})";
        var bidders = Notice.To(
            actor,
            "",
            subject,
            $"Your organisation has begun a bid for {name}, or asked about it.\n\n{more}{toBidders}\n\nSign in to see it:\n{site.PageOf("supplier/bids")}",
            now
        );
        await db.Database.ExecuteSqlAsync(
            $"select tell_bidders({procurement.Id}, {bidders.Subject}, {bidders.Body})",
            stop
        );
        var followers = AlertLetters.News(
            site,
            subject,
            $"You asked for emails about {name}.\n\n{more}\n\nRead it here:\n{site.PageOf($"opportunities/{procurement.Id}")}",
            now
        );
        await db.Database.ExecuteSqlAsync(
            $"select tell_followers({procurement.Id}, {followers.Subject}, {followers.Body}, {followers.StopLink})",
            stop
        );
    }
}
