namespace Commonweal.Domain.Procurements;

/// <summary>How far a procurement has come. Stored by name: never renamed.</summary>
public enum ProcurementStage
{
    /// <summary>Being prepared; seen by its authority alone.</summary>
    Draft,

    /// <summary>Open to bidders until the deadline; sealed after it until opened.</summary>
    Published,

    /// <summary>Two officers opened the bids; evaluation is under way.</summary>
    Opened,

    /// <summary>Moderated and ranked.</summary>
    Scored,

    /// <summary>Awarded.</summary>
    Awarded,

    /// <summary>Ended without award, with a reason.</summary>
    Cancelled,

    /// <summary>A record of a procurement run elsewhere, imported from a notice.</summary>
    Recorded,
}

/// <summary>Stages in words.</summary>
public static class ProcurementWords
{
    /// <summary>The stage as it reads in "is …" and on tags.</summary>
    public static string Words(this ProcurementStage stage) =>
        stage switch
        {
            ProcurementStage.Draft => "being prepared",
            ProcurementStage.Published => "published",
            ProcurementStage.Opened => "being evaluated",
            ProcurementStage.Scored => "scored",
            ProcurementStage.Awarded => "awarded",
            ProcurementStage.Cancelled => "cancelled",
            ProcurementStage.Recorded => "a record only",
        };
}
