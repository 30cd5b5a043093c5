using Commonweal.Domain.Common;
using Commonweal.Domain.Rules;
using Commonweal.Service.Common;
using Commonweal.Service.Reference;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Rules;

public sealed class ThresholdsModel(ReferenceData data, TimeProvider clock) : RulesPage(data, clock)
{
    /// <summary>The threshold of one kind of purchase in one period; without an amount where none is known yet.</summary>
    public sealed record Row(
        ProcurementCategory Category,
        DateOnly From,
        DateOnly? To,
        Limit? Limit,
        Source? Source
    );

    private const string NotKnown = "Not known yet";

    [BindProperty(SupportsGet = true)]
    public ProcurementCategory? Category { get; set; }

    protected override DateOnly Begins => Data.Rules.Thresholds.Min(one => one.From);

    public VatRate? Vat => Data.Rules.StandardVat(Day);

    public Listing<Row> List => field ??= Columns();

    public Task<IActionResult> OnGetAsync() =>
        List.AnswerAsync(
            this,
            request =>
                Rows()
                    .Where(row => Shows(row.From, row.To))
                    .Where(row => Category is null || row.Category == Category)
                    .Matching(request, row => [row.Category.Words(), row.Source?.Title ?? NotKnown])
                    .Page(
                        request,
                        ("category", row => row.Category),
                        ("amount", row => row.Limit?.Amount),
                        ("from", row => row.From)
                    )
        );

    /// <summary>Every dated amount and, after the last of each kind, that none is known yet.</summary>
    private IEnumerable<Row> Rows() =>
        from category in Enum.GetValues<ProcurementCategory>()
        let known = Data.Rules.Thresholds.Where(one => one.Categories.Contains(category)).ToArray()
        from row in known
            .Select(one => new Row(category, one.From, one.To, one.Limit, one.Source))
            .Append(
                new Row(
                    category,
                    known.Length == 0 ? DateOnly.MinValue : known.Max(one => one.To).AddDays(1),
                    null,
                    null,
                    null
                )
            )
        select row;

    private Listing<Row> Columns() =>
        new Listing<Row>("national-thresholds")
            .Text("Kind of purchase", row => row.Category.Words(), sort: "category")
            .Money("Threshold", row => row.Limit?.Amount, sort: "amount", none: NotKnown)
            .Text(
                "VAT",
                row =>
                    row.Limit?.Vat switch
                    {
                        VatBasis.Inclusive => "Counted",
                        VatBasis.Exclusive => "Not counted",
                        null => "",
                    }
            )
            .Date("From", row => row.From, sort: "from")
            .Text("To", row => row.To is { } last ? UkTime.Day(last) : "")
            .Tag("State", StateOf, row => IsOpen(row) ? "yellow" : RuleTimes.Colour(TimeOf(row)))
            .Text("Source", row => row.Source?.Title, link: row => row.Source?.Url);

    private string StateOf(Row row) => IsOpen(row) ? NotKnown : RuleTimes.Tag(TimeOf(row));

    /// <summary>Whether an amount should hold on that day, and none is known.</summary>
    private bool IsOpen(Row row) => row.Limit is null && TimeOf(row) == RuleTime.InForce;

    private RuleTime TimeOf(Row row) => RuleTimes.Of(row.From, row.To, Day);
}
