using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Notices;

namespace Commonweal.Service.Procurements.Alerts;

/// <summary>What is written to whoever asked for emails about tenders.</summary>
internal static class AlertLetters
{
    private const string Stop = "alerts/stop";

    /// <summary>Where a page of the site is found.</summary>
    public static Uri PageOf(this CommonwealSettings site, string page) => new(site.Address, page);

    /// <summary>Asks the reader whether the emails are wanted: nothing else is sent before that.</summary>
    public static Notice Confirmation(
        CommonwealSettings site,
        string email,
        string secret,
        string what,
        string named,
        DateTimeOffset now
    ) =>
        Notice.To(
            Actor.Public,
            email,
            $"Confirm that you want emails about {named}",
            $"Somebody, probably you, asked on Commonweal for emails to this address about {what}.\n\nIf you want them, open this link within three days:\n{site.PageOf("alerts/confirm")}?token={secret}\n\nIf not, do nothing: nothing more is sent, and the address is forgotten.",
            now
        );

    /// <summary>News, to which the secret that stops them is put at the end.</summary>
    public static Notice News(
        CommonwealSettings site,
        string subject,
        string body,
        DateTimeOffset now
    ) => Notice.To(Actor.Public, "", subject, body, now).StoppedBy(site.PageOf(Stop), "");

    /// <summary>What was published since the last email.</summary>
    public static Notice OfTheDay(
        CommonwealSettings site,
        SendAlerts.Due due,
        ListPage<Opportunities.Row> found
    )
    {
        var tenders = string.Join(
            "\n\n",
            found.Rows.Select(row =>
                $"{row.Title}\n{row.AuthorityName}. Bids until {UkTime.Deadline(row.Deadline)}\n{site.PageOf($"opportunities/{row.Id}")}"
            )
        );
        var more =
            found.Total > found.Rows.Count
                ? $"\n\nThere are {found.Total - found.Rows.Count} more:\n{site.PageOf($"opportunities{due.Search.Query}{(due.Search.Query.Length == 0 ? "?" : "&")}sort=-published")}"
                : "";
        return Notice
            .To(
                Actor.Public,
                due.Email,
                found.Total == 1
                    ? "A new tender fits your search"
                    : $"{found.Total} new tenders fit your search",
                $"You asked for emails about {due.Search.InWords}. New since the last email:\n\n{tenders}{more}",
                due.Until
            )
            .StoppedBy(site.PageOf(Stop), due.Secret);
    }
}
