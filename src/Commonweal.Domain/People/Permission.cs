namespace Commonweal.Domain.People;

/// <summary>A thing that may be done. Acts ask for one of these, never for a role.</summary>
public enum Permission
{
    /// <summary>Read the authority's procurements (never a sealed bid).</summary>
    ReadProcurements,

    /// <summary>Import, enter and change procurements.</summary>
    EditProcurements,

    /// <summary>Publish a procurement to bidders.</summary>
    PublishProcurements,

    /// <summary>Decide a waiver from social value.</summary>
    DecideWaivers,

    /// <summary>Take part in the opening of sealed bids after the deadline.</summary>
    OpenBids,

    /// <summary>Read opened bids.</summary>
    ReadOpenedBids,

    /// <summary>Declare one's interests before the first act on opened bids.</summary>
    DeclareInterests,

    /// <summary>Score delivery statements.</summary>
    ScoreBids,

    /// <summary>Record the moderated score and its reason.</summary>
    ModerateScores,

    /// <summary>Accept, adjust or strike an offered quantity.</summary>
    AdjustOffers,

    /// <summary>Award the contract.</summary>
    AwardContracts,

    /// <summary>Read the authority's contracts, reports and evidence.</summary>
    ReadContracts,

    /// <summary>Change contracts, their profile and their owner.</summary>
    EditContracts,

    /// <summary>Accept, adjust or return a claim.</summary>
    ValidateClaims,

    /// <summary>Read the portfolio and its figures.</summary>
    ReadPortfolio,

    /// <summary>Write the authority's own editions of frameworks.</summary>
    WriteEditions,

    /// <summary>Review, publish and retire editions that others wrote.</summary>
    PublishEditions,

    /// <summary>Write the authority's own policy.</summary>
    WritePolicies,

    /// <summary>Publish or withdraw what somebody else wrote of the authority's policy.</summary>
    PublishPolicies,

    /// <summary>Read the organisation's own audit log.</summary>
    ReadAudit,

    /// <summary>Invite people and grant roles inside the authority.</summary>
    ManagePeople,

    /// <summary>Read the supplier's own bids.</summary>
    ReadOwnBids,

    /// <summary>Read the supplier's own contracts, reports and evidence.</summary>
    ReadOwnContracts,

    /// <summary>Write the supplier's bids.</summary>
    WriteBids,

    /// <summary>Submit, replace or withdraw the supplier's bids.</summary>
    SubmitBids,

    /// <summary>Write and send the supplier's delivery reports.</summary>
    ReportDelivery,

    /// <summary>Invite colleagues to the supplier.</summary>
    ManageSupplier,
}
