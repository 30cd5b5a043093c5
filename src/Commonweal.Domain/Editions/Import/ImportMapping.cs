using Commonweal.Domain.Common;
using Commonweal.Domain.People;

namespace Commonweal.Domain.Editions.Import;

/// <summary>How files of one layout are read, kept by a council under a name and found again by their headings.</summary>
public sealed class ImportMapping : IOwnedByAuthority
{
    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 80;

    private ImportMapping() { }

    /// <summary>Its id.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <summary>What the council calls the layout; unique within it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>How it is read.</summary>
    public ColumnMapping Mapping { get; private set; } = null!;

    /// <summary>When it was last used to bring in values.</summary>
    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>Who used it then.</summary>
    public Guid SavedBy { get; private set; }

    /// <summary>Keeps a mapping. Refused with <c>editions.import.mapping-name</c> without a name of one line that fits.</summary>
    public static Outcome<ImportMapping> Keep(
        Guid id,
        Guid authorityId,
        string name,
        ColumnMapping mapping,
        DateTimeOffset now,
        Guid by
    )
    {
        const string Code = "editions.import.mapping-name";
        var plain = Written.Plain(name);
        return
            (
                Written.Lacks(plain, LongestName, Code, "Name the layout.", "LayoutName")
                ?? OneLine.Hides(plain, Code, "The name", "LayoutName")
            )
                is { } problem
            ? problem
            : new ImportMapping
            {
                Id = id,
                AuthorityId = authorityId,
                Name = plain,
                Mapping = mapping.AsLayout(plain),
                SavedAt = now,
                SavedBy = by,
            };
    }

    /// <summary>Puts what was used last in its place.</summary>
    public void Renew(ColumnMapping mapping, DateTimeOffset now, Guid by) =>
        (Mapping, SavedAt, SavedBy) = (mapping.AsLayout(Name), now, by);
}
