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
        DateOnly? UsedOn,
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
        var found = await Search(request, db.Set<Waiver>().Where(_ => mayRead))
            .Where(In(state, today))
            .PageAsync(
                request.LatestFirst,
                stop,
                ("applied", row => row.Waiver.AppliedAt),
                ("title", row => row.Procurement.Title),
                ("reference", row => row.Procurement.Reference),
                ("value", row => row.Procurement.NetValue),
                ("downTo", row => row.Waiver.DownTo),
                ("decided", row => row.Waiver.DecidedAt),
                ("expires", row => row.Waiver.ExpiresOn),
                ("used", row => row.Waiver.UsedOn),
                ("id", row => row.Waiver.Id)
            );
        return found.Select(row => new Row(
            row.Waiver.ProcurementId,
            row.Procurement.Reference,
            row.Procurement.Title,
            row.Procurement.NetValue,
            row.Waiver.DownTo,
            row.Waiver.StateOf(row.Procurement, today),
            row.AppliedBy,
            row.Waiver.AppliedAt,
            row.DecidedBy,
            row.Waiver.DecidedAt,
            row.Waiver.ExpiresOn,
            row.Waiver.UsedOn,
            row.Waiver.Conditions.Count(condition => condition.MetOn is null),
            row.Waiver.BusinessCase,
            row.Waiver.DecisionReason
        ));
    }

    private IQueryable<Found> Search(ListRequest request, IQueryable<Waiver> waivers) =>
        from waiver in waivers.AsNoTracking()
        join procurement in db.Set<Procurement>().AsNoTracking()
            on waiver.ProcurementId equals procurement.Id
        where
            request.Search == null
            || EF.Functions.ILike(procurement.Title, request.Pattern)
            || EF.Functions.ILike(procurement.Reference, request.Pattern)
            || EF.Functions.ILike(waiver.BusinessCase, request.Pattern)
        select new Found
        {
            Waiver = waiver,
            Procurement = procurement,
            AppliedBy = db.Set<Account>()
                .Where(account => account.Id == waiver.AppliedBy)
                .Select(account => account.Name)
                .FirstOrDefault(),
            DecidedBy = db.Set<Account>()
                .Where(account => account.Id == waiver.DecidedBy)
                .Select(account => account.Name)
                .FirstOrDefault(),
        };

    /// <summary><see cref="Waiver.StateOf"/> for the database.</summary>
    private static Expression<Func<Found, bool>> In(WaiverState? state, DateOnly today) =>
        state is not { } asked
            ? _ => true
            : asked switch
            {
                WaiverState.Waiting => row =>
                    row.Waiver.WithdrawnAt == null && row.Waiver.Granted == null,
                WaiverState.Refused => row =>
                    row.Waiver.WithdrawnAt == null && row.Waiver.Granted == false,
                WaiverState.Granted => row =>
                    row.Waiver.WithdrawnAt == null
                    && row.Waiver.Granted == true
                    && row.Waiver.UsedOn == null
                    && (row.Waiver.ExpiresOn == null || row.Waiver.ExpiresOn >= today)
                    && (
                        row.Procurement.NetValue == null
                        || row.Procurement.NetValue <= row.Waiver.NetValue
                    )
                    && (
                        row.Procurement.Months == null
                        || row.Procurement.Months <= row.Waiver.Months
                    )
                    && (
                        row.Procurement.Category == null
                        || row.Procurement.Category == row.Waiver.Category
                    ),
                WaiverState.Used => row =>
                    row.Waiver.WithdrawnAt == null && row.Waiver.UsedOn != null,
                WaiverState.Expired => row =>
                    row.Waiver.WithdrawnAt == null
                    && row.Waiver.Granted == true
                    && row.Waiver.UsedOn == null
                    && row.Waiver.ExpiresOn < today,
                WaiverState.Outgrown => row =>
                    row.Waiver.WithdrawnAt == null
                    && row.Waiver.Granted == true
                    && row.Waiver.UsedOn == null
                    && (row.Waiver.ExpiresOn == null || row.Waiver.ExpiresOn >= today)
                    && (
                        row.Procurement.NetValue > row.Waiver.NetValue
                        || row.Procurement.Months > row.Waiver.Months
                        || (
                            row.Procurement.Category != null
                            && row.Procurement.Category != row.Waiver.Category
                        )
                    ),
                WaiverState.Withdrawn => row => row.Waiver.WithdrawnAt != null,
            };

    private sealed class Found
    {
        public required Waiver Waiver { get; init; }
        public required Procurement Procurement { get; init; }
        public string? AppliedBy { get; init; }
        public string? DecidedBy { get; init; }
    }
}
