using Commonweal.Domain.Frameworks;
using Commonweal.Service.Common;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commonweal.Web.Editions;

/// <summary>Figures as a list, each as it holds on a day.</summary>
internal static class FigureList
{
    /// <param name="file">What the list is called when it is downloaded.</param>
    /// <param name="home">The address under which each figure has its page.</param>
    public static Listing<Parameter> Columns(string file, string home, DateOnly today) =>
        new Listing<Parameter>(file)
            .Text(
                "Figure",
                figure => figure.Name,
                sort: "title",
                link: figure => $"{home}/{figure.Id}"
            )
            .Quantity("Today", figure => figure.HeldOn(today).Value.Central)
            .Text("Unit", figure => figure.HeldOn(today).Value.In(figure.Unit), sort: "unit")
            .Date("From", figure => figure.HeldOn(today).From, sort: "from")
            .Text("Source", figure => figure.HeldOn(today).Source.Title)
            .Text("Licence", figure => figure.HeldOn(today).Source.Licence)
            .InFileOnly();

    /// <summary>Answers with the part of the list that was asked for.</summary>
    public static Task<IActionResult> AnswerAsync(
        this Listing<Parameter> list,
        PageModel page,
        IReadOnlyList<Parameter> figures,
        DateOnly today
    ) =>
        list.AnswerAsync(
            page,
            request =>
                figures
                    .Matching(request, figure => [figure.Name, figure.Unit])
                    .Page(
                        request,
                        ("title", figure => figure.Name),
                        ("unit", figure => figure.Unit),
                        ("from", figure => figure.HeldOn(today).From)
                    )
        );
}
