namespace Commonweal.Domain.Frameworks;

/// <summary>The two classes of value, reported apart and together. Stored by name: never renamed.</summary>
public enum ValueClass
{
    /// <summary>Benefit to society.</summary>
    Social,

    /// <summary>Money that stays in the local economy: local jobs and local spend.</summary>
    LocalEconomic,
}
