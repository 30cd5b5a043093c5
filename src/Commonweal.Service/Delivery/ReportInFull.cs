using Commonweal.Domain.Common;
using Commonweal.Domain.Contracts;
using Commonweal.Domain.Delivery;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Contracts;
using Commonweal.Service.Editions;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Delivery;

/// <summary>
/// A report with its claims and their evidence, as the party who asks may see it: the authority sees claims once they
/// are sent and not while they are being mended.
/// </summary>
public sealed class ReportInFull(Db db, EditionShelf editions)
{
    /// <summary>A file, and where else in the authority's contracts the same file was used.</summary>
    public sealed record File(
        Guid Id,
        string FileName,
        long Bytes,
        DateTimeOffset UploadedAt,
        IReadOnlyList<string> AlsoUsed
    );

    /// <summary>A claim with the terms of its commitment. Quantities in <see cref="Unit"/>.</summary>
    public sealed record Line(
        Guid ClaimId,
        Guid CommitmentId,
        string Measure,
        string Title,
        string Unit,
        string Statement,
        decimal Committed,
        decimal Due,
        Commitment Terms,
        decimal? Quantity,
        decimal? Part,
        decimal? Whole,
        string Note,
        ClaimDecision? Decision,
        decimal? AcceptedQuantity,
        string? DecisionReason,
        IReadOnlyList<string> EvidenceWanted,
        IReadOnlyList<File> Files
    )
    {
        /// <summary>Whether it is a percentage: due whole in every quarter, never added up.</summary>
        public bool IsShare => Terms.IsShare;

        /// <summary>
        /// How many times what was promised over the whole contract is claimed, rounded down; null up to twice, and for a
        /// share, which cannot be.
        /// </summary>
        public decimal? TimesCommitted =>
            !IsShare && Committed > 0m && Quantity > 2m * Committed
                ? decimal.Floor(Quantity.Value / Committed)
                : null;

        /// <summary>GBP of a quantity under the commitment's terms; null when the measure has no value.</summary>
        public decimal? ValueOf(decimal? quantity) =>
            quantity is { } number ? Terms.ValueOf(number) : null;

        /// <summary>What it lacks to be sent.</summary>
        public ClaimReadiness Readiness =>
            new(ClaimId, Title, Unit, Due, Quantity, Note, Files.Count);
    }

    /// <summary>The report.</summary>
    public sealed record Page(
        Guid Id,
        Guid ContractId,
        string Reference,
        string ContractTitle,
        string SupplierName,
        Quarter Quarter,
        ReportStage Stage,
        string Statement,
        DateTimeOffset? SentAt,
        string? ReturnReason,
        IReadOnlyList<Line> Lines
    )
    {
        /// <summary>Whether the supplier may change it.</summary>
        public bool IsOpen => Stage is ReportStage.Draft or ReportStage.Returned;

        /// <summary>Its lines from one claim on and round to it again.</summary>
        public IEnumerable<Line> From(Guid claimId) =>
            Lines.SkipWhile(line => line.ClaimId != claimId).Concat(Lines);

        /// <summary>Lines with a figure, which the contract manager decides.</summary>
        public int Claimed => Lines.Count(line => line.Quantity is not null);

        /// <summary>Those of them without a decision.</summary>
        public int Undecided => Lines.Count(line => line is { Quantity: not null, Decision: null });
    }

    /// <summary>Whether the actor reads reports at all, from either side.</summary>
    public static bool MayRead(Actor actor) =>
        actor.Can(Permission.ReadContracts) || actor.Can(Permission.ReadOwnContracts);

    /// <summary>Null when there is no such report, or the actor may not see it.</summary>
    public async Task<Page?> RunAsync(Actor actor, Guid reportId, CancellationToken stop)
    {
        if (!MayRead(actor))
        {
            return null;
        }

        var found = await (
            from row in db.As(actor).Set<DeliveryReport>()
            join contract in db.Set<Contract>() on row.ContractId equals contract.Id
            where row.Id == reportId
            select new { Report = row, Contract = contract }
        )
            .AsNoTracking()
            .SingleOrDefaultAsync(stop);
        if (found is null || await db.ReadsForBothAsync(found.Contract.Id, stop))
        {
            return null;
        }

        var (report, of) = (found.Report, found.Contract);
        var files = await FilesAsync(reportId, stop);
        var lines = await LinesAsync(report, of.Edition, files, stop);
        return new Page(
            report.Id,
            of.Id,
            of.Reference,
            of.Title,
            of.SupplierName,
            report.Quarter,
            report.Stage,
            report.Statement,
            report.SentAt,
            report.ReturnReason,
            lines
        );
    }

    private async Task<IReadOnlyList<Line>> LinesAsync(
        DeliveryReport report,
        string edition,
        ILookup<Guid, File> files,
        CancellationToken stop
    )
    {
        var rows = await (
            from claim in db.Set<Claim>()
            join commitment in db.Set<Commitment>() on claim.CommitmentId equals commitment.Id
            where claim.ReportId == report.Id
            orderby commitment.Measure
            select new
            {
                Claim = claim,
                Commitment = commitment,
                Due = db.Set<CommitmentTarget>()
                    .Where(target =>
                        target.CommitmentId == commitment.Id && target.Quarter == report.Quarter
                    )
                    .Sum(target => target.Quantity),
            }
        )
            .AsNoTracking()
            .ToListAsync(stop);
        return
        [
            .. rows.Select(row => new Line(
                row.Claim.Id,
                row.Commitment.Id,
                row.Commitment.Measure,
                editions.Names(edition).TitleOf(row.Commitment.Measure),
                row.Commitment.Unit.Words(),
                row.Commitment.Statement,
                row.Commitment.Quantity,
                row.Due,
                row.Commitment,
                row.Claim.Quantity,
                row.Claim.Part,
                row.Claim.Whole,
                row.Claim.Note,
                row.Claim.Decision,
                row.Claim.AcceptedQuantity,
                row.Claim.DecisionReason,
                editions.Find(edition)?.Find(row.Commitment.Measure)?.Evidence ?? [],
                [.. files[row.Claim.Id]]
            )),
        ];
    }

    private async Task<ILookup<Guid, File>> FilesAsync(Guid reportId, CancellationToken stop)
    {
        var own =
            from file in db.Set<EvidenceFile>()
            join claim in db.Set<Claim>() on file.ClaimId equals claim.Id
            where claim.ReportId == reportId
            select file;
        var files = await own.AsNoTracking().OrderBy(file => file.UploadedAt).ToListAsync(stop);
        // The same receipt under two claims is how one pound gets counted twice.
        var elsewhere = await (
            from mine in own
            join other in db.Set<EvidenceFile>() on mine.Sha256 equals other.Sha256
            join claim in db.Set<Claim>() on other.ClaimId equals claim.Id
            join commitment in db.Set<Commitment>() on claim.CommitmentId equals commitment.Id
            join report in db.Set<DeliveryReport>() on claim.ReportId equals report.Id
            join contract in db.Set<Contract>() on report.ContractId equals contract.Id
            where other.ClaimId != mine.ClaimId
            orderby report.Quarter, contract.Reference, commitment.Measure
            select new
            {
                mine.Id,
                contract.Reference,
                commitment.Measure,
                report.Quarter,
            }
        ).ToListAsync(stop);
        var used = elsewhere.ToLookup(
            row => row.Id,
            row => $"{row.Measure} of {row.Reference}, {row.Quarter.Words()}"
        );
        return files.ToLookup(
            file => file.ClaimId,
            file => new File(
                file.Id,
                file.FileName,
                file.Bytes,
                file.UploadedAt,
                [.. used[file.Id]]
            )
        );
    }
}
