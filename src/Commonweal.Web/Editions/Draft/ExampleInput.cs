using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Web.Shell;

namespace Commonweal.Web.Editions.Draft;

/// <summary>A worked example as it is typed.</summary>
public sealed class ExampleInput
{
    private const int EmptyRows = 3;
    private const decimal PerCent = 100m;

    public sealed class LineRow
    {
        public string? Measure { get; set; }
        public decimal? Quantity { get; set; }

        [DataType(nameof(Percentage))]
        public decimal? Attribution { get; set; }

        [DataType(nameof(Percentage))]
        public decimal? Deadweight { get; set; }

        public bool IsFilled => !string.IsNullOrWhiteSpace(Measure) || Quantity is not null;
    }

    public string? Says { get; set; }
    public string? Source { get; set; }

    [Required(ErrorMessage = "Choose where the sum comes from.")]
    public ExampleOrigin? Origin { get; set; }
    public DateParts On { get; set; } = new();

    [DataType(DataType.Currency)]
    [Display(Name = "Contract value")]
    public decimal? ContractValue { get; set; }
    public List<LineRow> Lines { get; set; } = [];

    [DataType(DataType.Currency)]
    [Display(Name = "Social value")]
    public decimal? Social { get; set; }

    [DataType(DataType.Currency)]
    [Display(Name = "Local economic value")]
    public decimal? LocalEconomic { get; set; }
    public string? NoValue { get; set; }
    public string? Recorded { get; set; }
    public List<string> Overlaps { get; set; } = [];

    /// <summary>The rows that say something; the others are no lines.</summary>
    public int[] Filled =>
        [.. Lines.Index().Where(row => row.Item.IsFilled).Select(row => row.Index)];

    /// <summary>What no example can say: the day, where it could not be read, and quantities left empty.</summary>
    public IEnumerable<Problem> Missing =>
        [
            .. Day.Problems,
            .. Filled
                .Where(row => Lines[row].Quantity is null)
                .Select(row => new Problem(
                    "editions.example.quantity",
                    "Enter how much of it, like 200.",
                    $"{nameof(Lines)}[{row}].{nameof(LineRow.Quantity)}"
                )),
        ];

    private Outcome<DateOnly> Day => On.Read("The day", nameof(On));

    public static ExampleInput Of(WorkedExample? example, DateOnly today) =>
        new()
        {
            Says = example?.Says,
            Source = example?.Source,
            Origin = example?.Origin,
            On = DateParts.Of(example?.On ?? today),
            ContractValue = example?.ContractValue,
            Lines =
            [
                .. (example?.Lines ?? []).Select(line => new LineRow
                {
                    Measure = line.Measure,
                    Quantity = line.Quantity,
                    Attribution = line.Attribution * PerCent,
                    Deadweight = line.Deadweight * PerCent,
                }),
                .. Enumerable.Range(0, EmptyRows).Select(_ => new LineRow()),
            ],
            Social = Pounds(example?.Expect.Social),
            LocalEconomic = Pounds(example?.Expect.LocalEconomic),
            NoValue = Joined(example?.Expect.NoValue),
            Recorded = Joined(example?.Expect.Recorded),
            Overlaps = [.. example?.Expect.Overlaps ?? []],
        };

    public WorkedExample Read(string id) =>
        new(
            id,
            Written.Plain(Says),
            Written.Plain(Source),
            Origin ?? default,
            Day.Succeeded ? Day.Value : default,
            ContractValue,
            [.. Filled.Select(row => Line(Lines[row]))],
            new ExpectedValue(
                Text(Social),
                Text(LocalEconomic),
                TypedList.Codes(NoValue),
                TypedList.Codes(Recorded),
                Overlaps
            )
        );

    private static ValuationLine Line(LineRow row) =>
        new(
            Written.Plain(row.Measure),
            row.Quantity ?? 0m,
            (row.Attribution ?? PerCent) / PerCent,
            (row.Deadweight ?? 0m) / PerCent
        );

    private static decimal? Pounds(string? text) =>
        text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(decimal? pounds) =>
        pounds?.ToString("0.00########", CultureInfo.InvariantCulture) ?? "";

    private static string Joined(IReadOnlyList<string>? codes) => string.Join(", ", codes ?? []);
}
