using Commonweal.Domain.Common;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Contracts;

/// <summary>Keeps people of a contract's supplier, and of whoever else bid for it, from acting on it for the council.</summary>
internal static class BothSides
{
    /// <summary>The refusal for somebody of the supplier or of a bidder.</summary>
    public static Problem Refusal { get; } =
        new(
            "contracts.contract.both-sides",
            "You belong to the supplier, or to an organisation that bid for this contract, so you take no part in it for the council. Ask a colleague, and tell your head of procurement."
        );

    /// <summary>Whether the account belongs to the contract's supplier or to a bidder for it, or did since bids were asked for.</summary>
    public static Task<bool> TakesSidesAsync(
        this Db db,
        Guid contractId,
        Guid accountId,
        CancellationToken stop
    ) =>
        db
            .Database.SqlQuery<bool>($"select takes_sides({contractId}, {accountId}) as \"Value\"")
            .SingleAsync(stop);

    /// <summary>Whether whoever reads it for the council takes sides; the supplier's own people read for themselves.</summary>
    public static async Task<bool> ReadsForBothAsync(
        this Db db,
        Guid contractId,
        CancellationToken stop
    ) =>
        db.Actor.AuthorityId is not null
        && await db.TakesSidesAsync(contractId, db.Actor.AccountId, stop);

    /// <summary>Whether the actor of the act under way belongs to a supplier, or did since a day.</summary>
    public static Task<bool> IsOfSupplierAsync(
        this Db db,
        Guid supplierId,
        DateOnly since,
        CancellationToken stop
    ) =>
        db
            .Database.SqlQuery<bool>(
                $"""
                select exists (
                    select 1 from membership
                    where account_id = {db.Actor.AccountId} and supplier_id = {supplierId}
                        and (ended_at is null or ended_at >= {since})) as "Value"
                """
            )
            .SingleAsync(stop);
}
