using Commonweal.Domain.Common;
using Commonweal.Domain.Rules;

namespace Commonweal.Domain.Procurements;

/// <summary>What an officer says about a purchase; what is not known yet stays null.</summary>
/// <param name="Reference">The authority's own reference, unique within it, 1 to 80 characters.</param>
/// <param name="Title">Title, 1 to 400 characters.</param>
/// <param name="Description">What is bought, in plain words; at most 8,000 characters, may be empty.</param>
/// <param name="Category">What is bought; details are refused without it.</param>
/// <param name="NetValue">Estimated value net of VAT, GBP, of the whole contract but for the options and extensions listed apart; null with lots.</param>
/// <param name="VatRate">VAT rate in per cent, 0 to 100.</param>
/// <param name="Months">Its length in months, 1 to 600; null with lots.</param>
/// <param name="CommencedOn">The day the procurement commences; it picks the thresholds.</param>
/// <param name="StartsOn">The day the contract is to start.</param>
public sealed record ProcurementDetails(
    string Reference,
    string Title,
    string Description,
    ProcurementCategory? Category,
    decimal? NetValue,
    decimal VatRate,
    int? Months,
    DateOnly? CommencedOn,
    DateOnly? StartsOn
)
{
    /// <summary>Its code of the Common Procurement Vocabulary, eight digits, with a check digit where one was typed; null for none.</summary>
    public string? Cpv { get; init; }

    /// <summary>Whom bidders write to; null while nobody has said, and needed before publication.</summary>
    public TenderContact? Contact { get; init; }

    /// <summary>Whether a text has the shape of such a code: <c>77310000</c> or <c>77310000-6</c>.</summary>
    internal static bool IsCpv(string text) =>
        text.Length is 8 or 10
        && text[..8].All(char.IsAsciiDigit)
        && (text.Length == 8 || (text[8] == '-' && char.IsAsciiDigit(text[9])));

    /// <summary>The shortest description that is published, in characters.</summary>
    public const int ShortestDescription = 20;

    /// <summary>The longest title, in characters.</summary>
    internal const int LongestTitle = 400;

    /// <summary>The longest contract, in months.</summary>
    internal const int LongestMonths = 600;

    /// <summary>The refusal while it is not said what is bought.</summary>
    internal static Problem NoCategory { get; } =
        new("procurements.category.missing", "Select what is bought.", nameof(Category));

    /// <summary>The same details without stray spaces, or everything that is wrong with them.</summary>
    public Outcome<ProcurementDetails> Checked()
    {
        var tidy = this with
        {
            Reference = Reference.Trim(),
            Title = Title.Trim(),
            Description = Written.Plain(Description),
            Contact = Contact?.Tidied(),
        };
        Problem[] problems =
        [
            .. tidy.Texts(),
            .. Category is null ? [NoCategory] : Array.Empty<Problem>(),
            .. tidy.Codes(),
            .. tidy.Figures(),
            .. tidy.Contact?.Problems() ?? [],
        ];
        return problems.Length == 0 ? tidy : Outcome.Refused<ProcurementDetails>(problems);
    }

    private IEnumerable<Problem> Texts()
    {
        if (Reference.Length is < 1 or > 80)
        {
            yield return new Problem(
                "procurements.reference.length",
                "Enter your own reference for this purchase, 1 to 80 characters.",
                nameof(Reference)
            );
        }

        if (
            OneLine.Hides(
                Reference,
                "procurements.reference.signs",
                "The reference",
                nameof(Reference)
            ) is
            { } hidden
        )
        {
            yield return hidden;
        }

        if (Title.Length is < 1 or > LongestTitle)
        {
            yield return new Problem(
                "procurements.title.length",
                $"Enter a title that says what is bought, 1 to {LongestTitle} characters.",
                nameof(Title)
            );
        }

        if (
            OneLine.Hides(Title, "procurements.title.signs", "The title", nameof(Title)) is
            { } unseen
        )
        {
            yield return unseen;
        }

        if (Description.Length > 8_000)
        {
            yield return new Problem(
                "procurements.description.length",
                $"The description has {Quantity.Display(Description.Length)} characters. Shorten it to 8,000 or fewer.",
                nameof(Description)
            );
        }
    }

    private IEnumerable<Problem> Codes()
    {
        if (Cpv is { } code && !IsCpv(code))
        {
            yield return new Problem(
                "procurements.cpv.form",
                "A code of the Common Procurement Vocabulary has eight digits, and may end in a dash and a check digit, like 77310000 or 77310000-6. Correct it, or leave it empty.",
                nameof(Cpv)
            );
        }
    }

    private IEnumerable<Problem> Figures()
    {
        if (
            NetValue is { } value
            && (value < 0m || value > Money.Largest || !Money.IsInPence(value))
        )
        {
            yield return new Problem(
                "procurements.value.out-of-range",
                $"The value must be from 0 to {Money.DisplayWhole(Money.Largest)}, in pounds and pence, like 250000 or 1499.50.",
                nameof(NetValue)
            );
        }

        if (VatRate is < 0m or > 100m || decimal.Round(VatRate, 4) != VatRate)
        {
            yield return new Problem(
                "procurements.vat.out-of-range",
                "The VAT rate must be a percentage from 0 to 100, like 20.",
                nameof(VatRate)
            );
        }

        if (Months is < 1 or > LongestMonths)
        {
            yield return new Problem(
                "procurements.months.out-of-range",
                $"The length is {Months}. Enter whole months from 1 to {LongestMonths}.",
                nameof(Months)
            );
        }

        foreach (
            var (day, field) in new[]
            {
                (CommencedOn, nameof(CommencedOn)),
                (StartsOn, nameof(StartsOn)),
            }
        )
        {
            if (day > Dates.Latest)
            {
                yield return new Problem(
                    "procurements.day.too-late",
                    $"The day is {day:d MMMM yyyy}. Enter one not after {Dates.Latest:d MMMM yyyy}.",
                    field
                );
            }
        }

        if (StartsOn < CommencedOn)
        {
            yield return new Problem(
                "procurements.start.before-commencement",
                "The contract cannot start before the procurement does. Check both dates.",
                nameof(StartsOn)
            );
        }
    }
}
