using Commonweal.Domain.Rules;
using Commonweal.Service.Common;
using Commonweal.Service.Reference;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Rules;

public sealed class DutiesModel(ReferenceData data, TimeProvider clock) : RulesPage(data, clock)
{
    [BindProperty(SupportsGet = true)]
    public Binding? Binding { get; set; }

    protected override DateOnly Begins => Data.Rules.Duties.Min(duty => duty.From);

    public Listing<Duty> List => field ??= Columns();

    public Task<IActionResult> OnGetAsync() =>
        List.AnswerAsync(
            this,
            request =>
                Data.Rules.Duties.Where(duty => Shows(duty.From, duty.To))
                    .Where(duty => Binding is null || duty.Binding == Binding)
                    .Matching(request, duty => [duty.Does, duty.Source.Title])
                    .Page(
                        request,
                        ("binding", duty => duty.Binding),
                        ("from", duty => duty.From),
                        ("id", duty => duty.Id)
                    )
        );

    private Listing<Duty> Columns() =>
        new Listing<Duty>("duties")
            .Text("The council", duty => $"{duty.Binding.Words()} {duty.Does}")
            .Text("Made by", duty => duty.Issuer)
            .InFileOnly()
            .Text("Written for", duty => duty.Addressee.Words())
            .Text("Purchases", duty => Capital(duty.Categories.Words()))
            .Text("Value", Values)
            .Date("From", duty => duty.From, sort: "from")
            .Text("To", duty => UkTime.Day(duty.To))
            .Tag(
                "State",
                duty => RuleTimes.Tag(RuleTimes.Of(duty.From, duty.To, Day)),
                duty => RuleTimes.Colour(RuleTimes.Of(duty.From, duty.To, Day))
            )
            .Text("Source", duty => duty.Source.Title, link: duty => duty.Source.Url);

    private static string Capital(string words) => $"{char.ToUpperInvariant(words[0])}{words[1..]}";

    private static string Values(Duty duty)
    {
        string[] parts =
        [
            .. duty.Limits.Select(limit => limit.Words()),
            .. duty.AboveThreshold switch
            {
                true => (string[])["meets the national threshold"],
                false => ["is under the national threshold"],
                null => [],
            },
        ];
        return parts.Length == 0 ? "Any" : Capital(string.Join(", and ", parts));
    }
}
