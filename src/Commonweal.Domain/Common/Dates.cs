namespace Commonweal.Domain.Common;

/// <summary>The bound of every date that people or files give.</summary>
public static class Dates
{
    /// <summary>The latest day accepted. Any length a contract may have can be added to it and is still a date.</summary>
    public static readonly DateOnly Latest = new(2200, 12, 31);
}
