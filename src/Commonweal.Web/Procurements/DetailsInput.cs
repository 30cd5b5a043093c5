using System.ComponentModel.DataAnnotations;
using Commonweal.Domain.Common;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Rules;
using Commonweal.Web.Shell;

namespace Commonweal.Web.Procurements;

/// <summary>A purchase as it is typed.</summary>
public sealed class DetailsInput
{
    public string? Reference { get; set; }
    public string? Title { get; set; }
    public string? Description { get; set; }
    public ProcurementCategory? Category { get; set; }

    [DataType(DataType.Currency)]
    [Display(Name = "Estimated value")]
    public decimal? NetValue { get; set; }

    [DataType(nameof(Percentage))]
    [Required(ErrorMessage = "Enter the VAT rate in per cent. Write 0 where no VAT is charged.")]
    [Display(Name = "VAT rate")]
    public decimal? VatRate { get; set; }

    [Display(Name = "Length in months")]
    public int? Months { get; set; }
    public DateParts CommencedOn { get; set; } = new();
    public DateParts StartsOn { get; set; } = new();

    public static DetailsInput Of(Procurement procurement) =>
        new()
        {
            Reference = procurement.Reference,
            Title = procurement.Title,
            Description = procurement.Description,
            Category = procurement.Category,
            NetValue = procurement.NetValue,
            VatRate = procurement.VatRate,
            Months = procurement.Months,
            CommencedOn = DateParts.Of(procurement.CommencedOn),
            StartsOn = DateParts.Of(procurement.StartsOn),
        };

    /// <summary>The details, or everything that is wrong with them.</summary>
    public Outcome<ProcurementDetails> Read()
    {
        var commenced = Optional(
            CommencedOn,
            "The day the procurement commences",
            nameof(CommencedOn)
        );
        var starts = Optional(StartsOn, "The day the contract starts", nameof(StartsOn));
        var details = new ProcurementDetails(
            Reference ?? "",
            Title ?? "",
            Description ?? "",
            Category,
            NetValue,
            VatRate ?? 0m,
            Months,
            commenced.Succeeded ? commenced.Value : null,
            starts.Succeeded ? starts.Value : null
        ).Checked();
        Problem[] problems = [.. details.Problems, .. commenced.Problems, .. starts.Problems];
        return problems.Length > 0 ? Outcome.Refused<ProcurementDetails>(problems) : details;
    }

    private static Outcome<DateOnly?> Optional(DateParts parts, string what, string field) =>
        parts.IsEmpty
            ? Outcome.Of<DateOnly?>(null)
            : parts.Read(what, field).Then(day => Outcome.Of<DateOnly?>(day));
}
