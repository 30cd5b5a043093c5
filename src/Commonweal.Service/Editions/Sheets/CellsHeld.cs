namespace Commonweal.Service.Editions.Sheets;

/// <summary>How many cells the sheets of one file hold so far, with the empty ones before others in their rows.</summary>
internal sealed class CellsHeld
{
    private int count;

    /// <summary>Counts one more; false when it is one too many.</summary>
    public bool Add() => ++count <= SheetFile.MostCells;
}
