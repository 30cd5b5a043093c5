namespace Commonweal.Domain.Common;

/// <summary>The bounds of days and years that people or files give.</summary>
public static class Dates
{
    /// <summary>The first calendar year accepted for prices and figures.</summary>
    public const int FirstYear = 1900;

    /// <summary>The last calendar year accepted for anything.</summary>
    public const int LastYear = 2200;

    /// <summary>The latest day accepted. Any length a contract may have can be added to it and is still a date.</summary>
    public static readonly DateOnly Latest = new(LastYear, 12, 31);
}
