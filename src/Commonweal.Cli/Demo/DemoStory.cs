using System.Text.Json;
using System.Text.Json.Serialization;
using Commonweal.Domain.Bids;
using Commonweal.Domain.Delivery;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Rules;

namespace Commonweal.Cli.Demo;

/// <summary>What <c>data/demo/story.json</c> tells: who there is and what they do, in the words of the acts.</summary>
/// <param name="About">What the file is, for whoever opens it.</param>
/// <param name="Today">The day the story has come to.</param>
/// <param name="Password">Everybody's password in the demo.</param>
internal sealed record DemoStory(
    string About,
    DateOnly Today,
    string Password,
    IReadOnlyList<DemoSupplier> Suppliers,
    IReadOnlyList<DemoCouncil> Councils
)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Reads it from the folder of reference data.</summary>
    public static async Task<DemoStory> ReadAsync(string data, CancellationToken stop)
    {
        await using var file = File.OpenRead(Path.Combine(data, "demo", "story.json"));
        return (await JsonSerializer.DeserializeAsync<DemoStory>(file, Form, stop))!;
    }
}

internal sealed record DemoPerson(string Name, string Email, IReadOnlyList<Role> Roles);

internal sealed record DemoSupplier(
    string Key,
    string Name,
    string? CompanyNumber,
    string? CharityNumber,
    SupplierSize Size,
    bool IsVcse,
    string? Postcode,
    IReadOnlyList<DemoPerson> People
);

internal sealed record DemoCouncil(
    string Slug,
    string Name,
    string Gss,
    string Policy,
    string Edition,
    IReadOnlyList<DemoPerson> People,
    IReadOnlyDictionary<string, string?> Principles,
    IReadOnlyList<DemoProcurement> Procurements,
    DemoDraft? Draft = null
);

/// <summary>A framework the council is writing.</summary>
/// <param name="Begun">The day.</param>
/// <param name="Title">The name people read.</param>
/// <param name="Version">Its version.</param>
/// <param name="Says">What the hours of volunteers are called in it.</param>
/// <param name="Added">The measure added, counted and valued as those hours.</param>
internal sealed record DemoDraft(
    DateOnly Begun,
    string Title,
    string Version,
    string Says,
    DemoAddition Added
);

internal sealed record DemoAddition(
    string Code,
    string Title,
    string Counts,
    IReadOnlyList<string> Evidence
);

/// <summary>How far the story carries a procurement.</summary>
internal enum DemoStage
{
    Draft,
    Published,
    Closed,
    Scoring,
    Scored,
    Contract,
}

internal sealed record DemoProcurement(
    string Ocid,
    string Reference,
    string Description,
    string NetValue,
    int Months,
    DateOnly CommencedOn,
    DateOnly StartsOn,
    string Weighting,
    IReadOnlyList<DemoMeasure> Measures,
    DateOnly? Published,
    DateTime? Deadline,
    DemoStage Stage,
    IReadOnlyList<DemoBid> Bids,
    ProcurementCategory? Category = null,
    DemoAward? Award = null,
    DemoWaiver? Waiver = null,
    string? NoLots = null,
    string? LocalArea = null,
    string? Title = null
)
{
    public IReadOnlyList<DemoPart> Parts { get; init; } = [];

    /// <summary>What passed between council and market; null where nothing is told.</summary>
    public DemoHeard? Heard { get; init; }

    /// <summary>The event to come that everybody reads of; null where there is none.</summary>
    public DemoEvent? Event { get; init; }

    /// <summary>The bid that was set aside after the first scoring; null where all stand.</summary>
    public DemoSetAside? SetAside { get; init; }

    public IReadOnlyList<DemoAdjustment> Adjustments { get; init; } = [];

    public IReadOnlyList<DemoQuarter> Quarters { get; init; } = [];
}

internal sealed record DemoPart(
    PartKind Kind,
    string Title,
    string NetValue,
    int Months,
    bool? IsLikely
);

internal sealed record DemoMeasure(string Code, string Reason);

/// <summary>An offer; marks are the first evaluator's, the second's and the agreed one.</summary>
internal sealed record DemoBid(
    string Supplier,
    string Price,
    IReadOnlyList<DemoLine> Lines,
    bool Submitted
)
{
    public IReadOnlyDictionary<string, IReadOnlyList<int>> Marks { get; init; } =
        new Dictionary<string, IReadOnlyList<int>>(StringComparer.Ordinal);
}

internal sealed record DemoLine(
    string Measure,
    IReadOnlyList<string> Years,
    string Says,
    string Attribution = "1",
    string AttributionReason = "",
    AttributionBasis? Basis = null
)
{
    /// <summary>How it is kept apart from other measures, by their codes.</summary>
    public IReadOnlyDictionary<string, string> Apart { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);
}

internal sealed record DemoSetAside(string Supplier, string Ground, string Reason);

internal sealed record DemoAdjustment(
    string Supplier,
    string Measure,
    string Quantity,
    string Reason
);

internal sealed record DemoAward(string Reason, string Reference);

internal sealed record DemoWaiver(
    string DownTo,
    string Case,
    string Alternatives,
    string Risk,
    bool? Granted
);

/// <summary>How a quarter of the story ends.</summary>
internal enum DemoEnd
{
    Draft,
    Send,
    Return,
    Validate,
}

internal sealed record DemoQuarter(
    string Quarter,
    DemoEnd End,
    IReadOnlyDictionary<string, DemoClaim> Claims
);

internal sealed record DemoClaim(
    string? Quantity,
    string Note,
    ClaimDecision? Decision = null,
    string? Accepted = null,
    string? Reason = null
);
