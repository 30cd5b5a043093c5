using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Shell;

/// <summary>What went wrong, what became of the answers, and what to do next. Never how the program failed.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class ProblemModel : PageModel
{
    public string Heading { get; private set; } = "";
    public IReadOnlyList<string> Sentences { get; private set; } = [];

    /// <summary>The same reference stands in the log.</summary>
    public string Reference => HttpContext.TraceIdentifier;

    public void OnGet() => Explain();

    public void OnPost() => Explain();

    private void Explain()
    {
        // Not a parameter: binding would read the form again, which fails where its size was the problem.
        var code = Convert.ToInt32(RouteData.Values["code"], CultureInfo.InvariantCulture);
        Response.StatusCode = code is >= 400 and <= 599 ? code : StatusCodes.Status404NotFound;
        (string Heading, string[] Sentences) said = Response.StatusCode switch
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
            409 => (
                "Someone else changed this first",
                [
                    "What you sent was not saved. Go back, refresh the page to see the newer version, and try again.",
                ]
            ),
            413 => (
                "The file is too big",
                ["Nothing was uploaded. Go back, choose a smaller file or split it in parts."]
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
        (Heading, Sentences) = said;
    }
}
