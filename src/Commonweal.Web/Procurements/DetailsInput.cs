using System.ComponentModel.DataAnnotations;
using Commonweal.Domain.Common;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Rules;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Commonweal.Web.Procurements;

/// <summary>A purchase as it is typed.</summary>
public sealed class DetailsInput
{
    public const string OtherVat = "other";

    public string? Reference { get; set; }
    public string? Title { get; set; }
    public string? Description { get; set; }
    public ProcurementCategory? Category { get; set; }
    public string? Cpv { get; set; }

    [DataType(DataType.Currency)]
    [Display(Name = "Estimated value")]
    public decimal? NetValue { get; set; }

    /// <summary>The name of a published rate, or <see cref="OtherVat"/>.</summary>
    [Required(ErrorMessage = "Select the VAT rate.")]
    public string? Vat { get; set; }

    [DataType(nameof(Percentage))]
    [Display(Name = "VAT rate")]
    public decimal? VatRate { get; set; }

    [Display(Name = "Length in months")]
    public int? Months { get; set; }
    public DateParts CommencedOn { get; set; } = new();
    public DateParts StartsOn { get; set; } = new();
    public string? ContactName { get; set; }
    public string? ContactEmail { get; set; }
    public string? ContactPhone { get; set; }

    /// <summary>Whether value and length are those of its lots, and not asked here.</summary>
    [BindNever]
    public bool HasLots { get; set; }

    /// <param name="rate">The published rate that the procurement carries; null where it is another.</param>
    public static DetailsInput Of(Procurement procurement, VatRate? rate) =>
        new()
        {
            Reference = procurement.Reference,
            Title = procurement.Title,
            Description = procurement.Description,
            Category = procurement.Category,
            Cpv = procurement.Cpv,
            NetValue = procurement.BaseValue,
            Vat = rate?.Name ?? OtherVat,
            VatRate = rate is null ? procurement.VatRate : null,
            Months = procurement.BaseMonths,
            HasLots = procurement.WholeLife.HasLots,
            CommencedOn = DateParts.Of(procurement.CommencedOn),
            StartsOn = DateParts.Of(procurement.StartsOn),
            ContactName = procurement.Contact?.Name,
            ContactEmail = procurement.Contact?.Email,
            ContactPhone = procurement.Contact?.Phone,
        };

    /// <summary>Begins with the council and the officer's own address where nobody has said whom bidders write to.</summary>
    /// <param name="address">What the officer signs in with.</param>
    public void SuggestContact(string? council, string? address)
    {
        if (ContactName is null && ContactEmail is null && address?.Contains('@') == true)
            (ContactName, ContactEmail) = (council, address);
    }

    private TenderContact? Contact =>
        new[] { ContactName, ContactEmail, ContactPhone }.All(string.IsNullOrWhiteSpace)
            ? null
            : new TenderContact(ContactName ?? "", ContactEmail ?? "", ContactPhone);

    /// <summary>The details, or everything that is wrong with them.</summary>
    /// <param name="rates">The published rates of VAT.</param>
    public Outcome<ProcurementDetails> Read(IEnumerable<VatRate> rates)
    {
        var rate =
            Vat == OtherVat ? VatRate : rates.FirstOrDefault(one => one.Name == Vat)?.Percent;
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
            rate ?? 0m,
            Months,
            commenced.Succeeded ? commenced.Value : null,
            starts.Succeeded ? starts.Value : null
        )
        {
            Cpv = string.IsNullOrWhiteSpace(Cpv) ? null : Cpv.Trim(),
            Contact = Contact,
        }.Checked();
        Problem[] unsaid = Vat == OtherVat && rate is null ? [NoRate] : [];
        Problem[] problems =
        [
            .. details.Problems,
            .. unsaid,
            .. commenced.Problems,
            .. starts.Problems,
        ];
        return problems.Length > 0 ? Outcome.Refused<ProcurementDetails>(problems) : details;
    }

    private static readonly Problem NoRate = new(
        "procurements.vat.missing",
        "Enter the VAT rate in per cent. Write 0 where no VAT is charged.",
        nameof(VatRate)
    );

    private static Outcome<DateOnly?> Optional(DateParts parts, string what, string field) =>
        parts.IsEmpty
            ? Outcome.Of<DateOnly?>(null)
            : parts.Read(what, field).Then(day => Outcome.Of<DateOnly?>(day));
}
