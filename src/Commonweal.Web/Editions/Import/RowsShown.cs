using Commonweal.Domain.Editions.Import;

namespace Commonweal.Web.Editions.Import;

/// <summary>Some rows of a sheet as they stand in the file, to compare with.</summary>
public sealed record RowsShown(string Caption, ImportSheet Sheet, int From, int Count)
{
    private const int MostColumns = 26;

    public int Columns => Math.Min(Sheet.Width, MostColumns);

    /// <summary>The numbers of the rows that hold anything.</summary>
    public IEnumerable<int> Rows =>
        Enumerable
            .Range(From, Math.Max(0, Sheet.Rows.Count - From + 1))
            .Where(row => !Sheet.IsBlank(row))
            .Take(Count);
}
