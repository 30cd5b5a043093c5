using Commonweal.Domain.Bids;

namespace Commonweal.Web.Bids;

/// <summary>What a line tells beside its figures and statement, as rows of a summary.</summary>
public static class Particulars
{
    /// <summary>Only what there is; each value may hold several lines.</summary>
    public static IEnumerable<(string Key, string Value)> Rows(
        OfferParticulars told,
        string measure
    )
    {
        if (told.Workings.Count > 0)
        {
            yield return (
                "How it was worked out",
                string.Join(
                    '\n',
                    told.Workings.Select(line => $"Year {line.Year}. {line.Says(told.Unit)}")
                )
            );
        }

        if (told.Basis is { } basis)
        {
            yield return ("Share reckoned by", basis.Words());
        }

        foreach (var split in told.Splits)
        {
            yield return (
                $"Kept apart from {(split.First == measure ? split.Second : split.First)}",
                split.Statement
            );
        }

        if (told.Partners.Length > 0)
        {
            yield return ("Delivered with", told.Partners);
        }

        if (told.Milestones.Count > 0)
        {
            yield return (
                "By when",
                string.Join(
                    '\n',
                    told.Milestones.Select(stone =>
                        $"{(stone.Month is { } month ? $"Month {month}" : "No month yet")}: {stone.What}"
                    )
                )
            );
        }
    }
}
