using System.Text.RegularExpressions;
using Commonweal.Domain.Common;

namespace Commonweal.Domain.People;

/// <summary>How large a supplier is, as it says itself or as a notice says. Stored by name.</summary>
public enum SupplierSize
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>Fewer than 10 people.</summary>
    Micro,

    /// <summary>10 to 49 people.</summary>
    Small,

    /// <summary>50 to 249 people.</summary>
    Medium,

    /// <summary>250 people or more.</summary>
    Large,
}

/// <summary>A body that bids and delivers: firm, charity or sole trader. Its existence is public, its bids are not.</summary>
public sealed partial class Supplier
{
    private Supplier() { }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <summary>The name people read.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Companies House number; null when it has none.</summary>
    public string? CompanyNumber { get; private set; }

    /// <summary>Charity number; null when it has none.</summary>
    public string? CharityNumber { get; private set; }

    /// <summary>Size.</summary>
    public SupplierSize Size { get; private set; }

    /// <summary>Whether it is a voluntary, community or social enterprise.</summary>
    public bool IsVcse { get; private set; }

    /// <summary>Postcode of its main office; null when not said.</summary>
    public string? Postcode { get; private set; }

    /// <summary>When it was first recorded.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Makes a supplier; a name is all it needs, for a sole trader has no number.</summary>
    public static Outcome<Supplier> Create(
        Guid id,
        string name,
        string? companyNumber,
        string? charityNumber,
        SupplierSize size,
        bool isVcse,
        string? postcode,
        DateTimeOffset now
    )
    {
        Problem?[] problems =
        [
            name.Trim().Length is 0 or > 200
                ? new Problem(
                    "people.supplier.name-length",
                    "Enter the organisation's name, up to 200 characters.",
                    "Name"
                )
                : null,
            Misformed(
                companyNumber,
                CompanyForm(),
                "company",
                "8 letters and digits, like 01234567 or SC123456",
                "CompanyNumber"
            ),
            Misformed(
                charityNumber,
                CharityForm(),
                "charity",
                "5 to 8 letters and digits, like 1234567 or SC012345",
                "CharityNumber"
            ),
            Misformed(postcode, PostcodeForm(), "postcode", "a postcode, like PR1 8XJ", "Postcode"),
        ];
        return problems.OfType<Problem>().Any()
            ? Outcome.Refused<Supplier>(problems.OfType<Problem>())
            : new Supplier
            {
                Id = id,
                Name = name.Trim(),
                CompanyNumber = Tidy(companyNumber),
                CharityNumber = Tidy(charityNumber),
                Size = size,
                IsVcse = isVcse,
                Postcode = Tidy(postcode),
                CreatedAt = now,
            };
    }

    private static Problem? Misformed(
        string? text,
        Regex form,
        string thing,
        string like,
        string field
    ) =>
        Tidy(text) is { } given && !form.IsMatch(given)
            ? new Problem(
                $"people.supplier.{thing}-form",
                $"Enter {like}, or leave it empty.",
                field
            )
            : null;

    [GeneratedRegex("^[A-Z0-9]{8}$", RegexOptions.NonBacktracking)]
    private static partial Regex CompanyForm();

    [GeneratedRegex("^[A-Z0-9-]{5,10}$", RegexOptions.NonBacktracking)]
    private static partial Regex CharityForm();

    [GeneratedRegex("^[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}$", RegexOptions.NonBacktracking)]
    private static partial Regex PostcodeForm();

    private static string? Tidy(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : text.Trim().ToUpperInvariant();
}
