using System.Globalization;
using System.Text;
using Commonweal.Service.Bids;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Bids;

/// <summary>The deadline for a calendar (RFC 5545), with alarms two days and four hours before.</summary>
public sealed class CalendarModel(BidInProgress bids, CurrentActor current) : BidPage(bids, current)
{
    // RFC 5545, 3.1: lines of at most 75 bytes, the rest after a line end and a space.
    private const int Longest = 75;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        var shown = await ShowAsync(id, stop);
        return Bid is null
            ? shown
            : File(Encoding.UTF8.GetBytes(Event()), "text/calendar; charset=utf-8", "deadline.ics");
    }

    private string Event()
    {
        var at = Bid
            .Deadline.ToUniversalTime()
            .ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        string[] lines =
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Commonweal//Bids//EN",
            "BEGIN:VEVENT",
            // The same deadline moved to a later time is the same event in the calendar.
            $"UID:bid-{Bid.BidId}@commonweal",
            $"DTSTAMP:{at}",
            $"DTSTART:{at}",
            $"SUMMARY:{Plain($"Bids close: {Bid.Title}")}",
            $"DESCRIPTION:{Plain($"Bid to {Bid.Authority}. A draft is not a bid: submit before this moment.")}",
            .. Alarm("-P2D"),
            .. Alarm("-PT4H"),
            "END:VEVENT",
            "END:VCALENDAR",
        ];
        return string.Concat(lines.Select(line => $"{Folded(line)}\r\n"));
    }

    private static string[] Alarm(string before) =>
        [
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            "DESCRIPTION:Bids close soon",
            $"TRIGGER:{before}",
            "END:VALARM",
        ];

    private static string Plain(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace(";", "\\;", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal)
            .ReplaceLineEndings("\\n");

    private static string Folded(string line)
    {
        var folded = new StringBuilder();
        var bytes = 0;
        foreach (var sign in line.EnumerateRunes())
        {
            if (bytes + sign.Utf8SequenceLength > Longest)
            {
                folded.Append("\r\n ");
                bytes = 1;
            }

            folded.Append(sign);
            bytes += sign.Utf8SequenceLength;
        }

        return $"{folded}";
    }
}
