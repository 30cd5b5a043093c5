using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Shell;

/// <summary>What went wrong, what became of the answers, and what to do next. Never how the program failed.</summary>
[ResponseCache(NoStore = true)]
public sealed class ProblemModel : PageModel
{
    public string Heading { get; private set; } = "";
    public IReadOnlyList<string> Sentences { get; private set; } = [];

    /// <summary>The same reference stands in the log.</summary>
    public string Reference => HttpContext.TraceIdentifier;

    public void OnGet()
    {
        // Not a parameter: binding would read the form again, which fails where its size was the problem.
        var code = Convert.ToInt32(RouteData.Values["code"], CultureInfo.InvariantCulture);
        Response.StatusCode = code is >= 400 and <= 599 ? code : StatusCodes.Status404NotFound;
        (Heading, Sentences) = Words(Response.StatusCode);
    }

    private static (string Heading, string[] Sentences) Words(int status) =>
        status switch
        {
            400 => (
                "This form could not be read",
                [
                    "It may have been open too long, or opened again in another tab. Nothing was changed.",
                    "Go back, refresh the page and send it again. Answers saved earlier are still there.",
                ]
            ),
            401 => (
                "You need to sign in",
                ["Sign in, then open this page again. Nothing was changed."]
            ),
            403 => (
                "You do not have access to this page",
                [
                    "Your role does not include it. Nothing was changed.",
                    "Ask the administrator of your organisation for a role that includes it.",
                ]
            ),
            404 => (
                "Page not found",
                [
                    "If you typed the web address, check it is correct. If you pasted it, check you copied all of it.",
                    "Answers you have saved are not affected.",
                ]
            ),
            _ => WordsOfWhatWasSent(status),
        };

    private static (string Heading, string[] Sentences) WordsOfWhatWasSent(int status) =>
        status switch
        {
            405 => (
                "This page does not take what was sent",
                ["Nothing was changed. Open the page again and use its own links and buttons."]
            ),
            409 => (
                "Someone else changed this first",
                [
                    "What you sent was not saved. Go back, refresh the page to see the newer version, and try again.",
                ]
            ),
            413 => (
                "What you sent is too big",
                [
                    "Nothing was saved. Go back and shorten what you wrote, or choose a smaller file.",
                    "A long text fits better into a file of evidence; a large file can be split in parts.",
                ]
            ),
            415 => (
                "This form was sent in another form than ours",
                [
                    "Nothing was changed. Open the page in a browser and send it from there, in UTF-8.",
                ]
            ),
            422 => (
                "What you sent could not be read",
                [
                    "It was cut off on its way, or holds signs that no text has. Nothing was changed.",
                    "Go back and send it again. If you pasted a text, type the part that looks odd.",
                ]
            ),
            429 => ("Too many tries", ["Wait a minute, then try again. Nothing was changed."]),
            _ => (
                "Sorry, there is a problem with the service",
                [
                    "The last thing you sent may not have been saved. Everything saved before it is still there.",
                    "Wait a minute, then try again.",
                ]
            ),
        };
}
