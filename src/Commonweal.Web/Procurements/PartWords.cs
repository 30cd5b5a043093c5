using Commonweal.Domain.Procurements;

namespace Commonweal.Web.Procurements;

/// <summary>Lots, options and extensions in words.</summary>
public static class PartWords
{
    public static string One(PartKind kind) => kind.ToString();

    public static string Several(PartKind kind) => $"{kind}s";

    public static string Months(PartKind kind) =>
        kind == PartKind.Lot ? "Length in months" : "Months it adds";

    /// <summary>Like <c>3 lots, 1 option</c>; null where there is none.</summary>
    public static string? Count(IReadOnlyList<ProcurementPart> parts) =>
        parts.Count == 0
            ? null
            : string.Join(
                ", ",
                parts
                    .GroupBy(part => part.Kind)
                    .OrderBy(parts => parts.Key)
                    .Select(parts =>
                        $"{parts.Count()} {(parts.Count() == 1 ? One(parts.Key) : Several(parts.Key)).ToLowerInvariant()}"
                    )
            );
}
