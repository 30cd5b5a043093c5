using Commonweal.Story;

namespace Commonweal.App.Tests.Delivery;

/// <summary>A contract with a report that is being written, and its first claim.</summary>
public abstract class EvidenceCase : WorldCase
{
    protected RunningContract Contract { get; private set; } = null!;
    protected Guid Claim { get; private set; }

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Contract = await World.RunningContractAsync();
        Claim = (await World.DraftReportAsync(Contract)).Lines[0].ClaimId;
    }

    /// <summary>The files of evidence on the disk.</summary>
    protected string[] KeptFiles() =>
        Directory.Exists(Path.Combine(World.Home, "evidence"))
            ? Directory.GetFiles(
                Path.Combine(World.Home, "evidence"),
                "*",
                SearchOption.AllDirectories
            )
            : [];
}
