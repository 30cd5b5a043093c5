namespace Commonweal.Domain.People;

/// <summary>What a person does for an authority or a supplier. Stored by name: never renamed.</summary>
public enum Role
{
    /// <summary>Runs procurements from need to award.</summary>
    Officer,

    /// <summary>Decides waivers and approves awards; never on their own application.</summary>
    HeadOfProcurement,

    /// <summary>Scores delivery statements alone, then takes part in moderation.</summary>
    Evaluator,

    /// <summary>Looks after contracts, validates claims.</summary>
    ContractManager,

    /// <summary>Owns editions, values, rules and reports.</summary>
    PolicyLead,

    /// <summary>Owns counterparties and investments.</summary>
    Treasury,

    /// <summary>Owns equality impact assessments.</summary>
    Equality,

    /// <summary>Reads everything that is open, changes nothing.</summary>
    Auditor,

    /// <summary>Invites people and grants roles; sees no bids.</summary>
    Administrator,

    /// <summary>Speaks for the supplier: submits bids, invites colleagues.</summary>
    SupplierOwner,

    /// <summary>Writes bids and reports for the supplier.</summary>
    SupplierEditor,

    /// <summary>Reads the supplier's own bids and contracts.</summary>
    SupplierReader,
}
