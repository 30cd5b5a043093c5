namespace Commonweal.Domain.Editions.Import;

/// <summary>What a column of a table of measures tells.</summary>
public enum ImportPart
{
    /// <summary>The code of the measure.</summary>
    Code,

    /// <summary>What is counted, in words.</summary>
    Title,

    /// <summary>The unit of a quantity, in their words.</summary>
    Unit,

    /// <summary>Pounds for one unit.</summary>
    Value,

    /// <summary>The low end of the pounds for one unit.</summary>
    Low,

    /// <summary>The high end of the pounds for one unit.</summary>
    High,

    /// <summary>The theme, by its title.</summary>
    Theme,

    /// <summary>The intended outcome, by its title.</summary>
    Outcome,

    /// <summary>Social value, local economic value, or recorded only.</summary>
    Class,

    /// <summary>Input, output or outcome.</summary>
    Level,

    /// <summary>What may be counted.</summary>
    Counts,

    /// <summary>What a supplier must show.</summary>
    Evidence,

    /// <summary>The calendar year whose pounds the value is in.</summary>
    PriceYear,

    /// <summary>The first day the value holds.</summary>
    From,

    /// <summary>Where the value is published.</summary>
    Source,
}

/// <summary>What is taken from a file.</summary>
public enum ImportKind
{
    /// <summary>Values for the measures the edition has.</summary>
    ValuesOnly,

    /// <summary>Values, and the measures the edition lacks with their themes and outcomes.</summary>
    MeasuresAndValues,
}
