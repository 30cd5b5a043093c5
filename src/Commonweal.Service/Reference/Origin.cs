namespace Commonweal.Service.Reference;

/// <summary>Who made up a worked example.</summary>
internal enum Origin
{
    /// <summary>We did.</summary>
    Ours,

    /// <summary>Its figures come from the source it names.</summary>
    Sourced,
}
