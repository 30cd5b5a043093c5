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
            .Time("Written", row => row.WrittenAt, sort: "written")
            .Tag(
                "State",
                row => row.Failure is null ? "Being tried again" : "Not sent",
                row => row.Failure is null ? "yellow" : "red"
            )
            .Text("What to do", NextStep);

    public Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        List.AnswerAsync(this, request => emails.RunAsync(current.Actor, request, stop));

    private static string NextStep(EmailsNotSent.Row row) =>
        row.Failure switch
        {
            NoticeFailure.AddressRefused =>
                "The address is wrong or no longer used. Ask the person for the right one. Cancel an invitation under People and send a new one; tell them anything else yourself.",
            NoticeFailure.GivenUp =>
                "No mail server took it in several days. Tell the person yourself, or send an invitation again. If there are several such emails, tell whoever runs the service.",
            _ =>
                $"Nothing yet. It is tried again on {UkTime.Moment(row.NextTryAt ?? row.WrittenAt)} (UK time).",
        };
}
