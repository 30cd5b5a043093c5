using System.Linq.Expressions;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Common;
using Commonweal.Service.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements;

/// <summary>Every application for a waiver in the authority, the newest first.</summary>
public sealed class WaiverRegister(Db db)
{
    /// <summary>One application.</summary>
    /// <param name="DownTo">Down to which weighting, per cent; 0 waives social value wholly.</param>
    /// <param name="AppliedBy">By name; null for somebody who can be named no more.</param>
    /// <param name="OpenConditions">How many conditions of a grant are still to be met.</param>
    public sealed record Row(
        Guid ProcurementId,
        string Reference,
        string Title,
        decimal? NetValue,
        decimal DownTo,
        WaiverState State,
        string? AppliedBy,
        DateTimeOffset AppliedAt,
        string? DecidedBy,
        DateTimeOffset? DecidedAt,
        DateOnly? ExpiresOn,
        int OpenConditions,
        string BusinessCase,
        string? DecisionReason
    );

    /// <summary>The page asked for: searched in title, reference and business case; null leaves the filter out.</summary>
    public async Task<ListPage<Row>> RunAsync(
        Actor actor,
        ListRequest request,
        WaiverState? state,
        CancellationToken stop
    )
    {
        var mayRead = actor.Can(Permission.ReadProcurements);
        var today = UkTime.Today(await db.As(actor).NowAsync(stop));
        var found = await Search(
                request,
                db.Set<Waiver>().Where(In(state, today)).Where(_ => mayRead)
            )
            .PageAsync(
                request.LatestFirst,
                stop,
                ("applied", row => row.Waiver.AppliedAt),
                ("title", row => row.Title),
                ("reference", row => row.Reference),
                ("value", row => row.NetValue),
                ("downTo", row => row.Waiver.DownTo),
                ("decided", row => row.Waiver.DecidedAt),
                ("expires", row => row.Waiver.ExpiresOn),
                ("id", row => row.Waiver.Id)
            );
        return found.Select(row => new Row(
            row.Waiver.ProcurementId,
            row.Reference,
            row.Title,
            row.NetValue,
            row.Waiver.DownTo,
            row.Waiver.StateOn(today),
            row.AppliedBy,
            row.Waiver.AppliedAt,
            row.DecidedBy,
            row.Waiver.DecidedAt,
            row.Waiver.ExpiresOn,
            row.Waiver.Conditions.Count(condition => condition.MetOn is null),
            row.Waiver.BusinessCase,
            row.Waiver.DecisionReason
        ));
    }

    private IQueryable<Found> Search(ListRequest request, IQueryable<Waiver> waivers) =>
        from waiver in waivers.AsNoTracking()
        join procurement in db.Set<Procurement>() on waiver.ProcurementId equals procurement.Id
        where
            request.Search == null
            || EF.Functions.ILike(procurement.Title, request.Pattern)
            || EF.Functions.ILike(procurement.Reference, request.Pattern)
            || EF.Functions.ILike(waiver.BusinessCase, request.Pattern)
        select new Found
        {
            Waiver = waiver,
            Reference = procurement.Reference,
            Title = procurement.Title,
            NetValue = procurement.NetValue,
            AppliedBy = db.Set<Account>()
                .Where(account => account.Id == waiver.AppliedBy)
                .Select(account => account.Name)
                .FirstOrDefault(),
            DecidedBy = db.Set<Account>()
                .Where(account => account.Id == waiver.DecidedBy)
                .Select(account => account.Name)
                .FirstOrDefault(),
        };

    /// <summary><see cref="Waiver.StateOn"/> for the database.</summary>
    private static Expression<Func<Waiver, bool>> In(WaiverState? state, DateOnly today) =>
        state is not { } asked
            ? _ => true
            : asked switch
            {
                WaiverState.Waiting => row => row.WithdrawnAt == null && row.Granted == null,
                WaiverState.Refused => row => row.WithdrawnAt == null && row.Granted == false,
                WaiverState.Granted => row =>
                    row.WithdrawnAt == null
                    && row.Granted == true
                    && (row.ExpiresOn == null || row.ExpiresOn >= today),
                WaiverState.Expired => row =>
                    row.WithdrawnAt == null && row.Granted == true && row.ExpiresOn < today,
                WaiverState.Withdrawn => row => row.WithdrawnAt != null,
            };

    private sealed class Found
    {
        public required Waiver Waiver { get; init; }
        public required string Reference { get; init; }
        public required string Title { get; init; }
        public decimal? NetValue { get; init; }
        public string? AppliedBy { get; init; }
        public string? DecidedBy { get; init; }
    }
}
