using Commonweal.Service.Common;
using Commonweal.Service.Notices;
using Commonweal.Service.People;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.People;

/// <summary>Emails that never left, and what to do about each.</summary>
public sealed class EmailsModel(EmailsNotSent emails, CurrentActor current) : PageModel
{
    public Listing<EmailsNotSent.Row> List { get; } =
        new Listing<EmailsNotSent.Row>("emails-not-sent")
            .Text("To", row => row.To, sort: "to")
            .Text("Subject", row => row.Subject)
            .Time("Written (UK time)", row => row.WrittenAt, sort: "written")
            .Tag("State", row => StateOf(row).Words, row => StateOf(row).Colour)
            .Text("What to do", row => StateOf(row).Next);

    public Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        List.AnswerAsync(this, request => emails.RunAsync(current.Actor, request, stop));

    private static (string Words, string Colour, string Next) StateOf(EmailsNotSent.Row row) =>
        row.Failure switch
        {
            NoticeFailure.AddressRefused => (
                "Address refused",
                "red",
                "Ask them for the right address, and invite them again or tell them yourself"
            ),
            NoticeFailure.GivenUp => (
                "Not sent",
                "red",
                "Tell them yourself, or invite them again"
            ),
            _ => (
                "Being tried again",
                "yellow",
                $"Nothing yet: the next try is on {UkTime.Moment(row.NextTryAt ?? row.WrittenAt)} (UK time)"
            ),
        };
}
