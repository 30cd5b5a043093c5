namespace Commonweal.Service.Evidence;

/// <summary>A kept file to be sent.</summary>
public sealed record KeptFile(string FileName, string MediaType, Stream Content);
