using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Procurements;

/// <summary>A published procurement as anyone may read it: what is asked, how it is scored, until when.</summary>
public sealed class PublishedProcurement(Db db, EditionShelf editions, ReferenceData data)
{
    /// <summary>A measure bidders may offer.</summary>
    /// <param name="Measure">What its edition says of it.</param>
    /// <param name="Worth">What one is worth by the figures of the day of publication, as every bid is valued.</param>
    /// <param name="Theme">The title of its theme.</param>
    /// <param name="Row">Why the authority asks for it here, and its weight, target and limit.</param>
    public sealed record Asked(
        Measure Measure,
        UnitValue Worth,
        string Theme,
        ProcurementMeasure Row
    )
    {
        /// <summary>A measure asked for, with its value by the figures of a day.</summary>
        public static Asked Of(ProcurementMeasure chosen, Edition edition, DateOnly day)
        {
            var measure = edition.Find(chosen.Measure)!;
            return new Asked(
                measure,
                UnitValue.On(edition, measure, day),
                edition.ThemeOf(measure).Title,
                chosen
            );
        }
    }

    /// <summary>What was published.</summary>
    /// <param name="WholeLife">What it may come to, with lots, options and extensions.</param>
    /// <param name="NoLotsReason">Why it is not divided into lots; null with lots, and where the law asks for no reason.</param>
    /// <param name="LocalArea">What counts as local in its measures; null where it is not said.</param>
    /// <param name="Reservation">Who alone may bid; null while anybody may.</param>
    /// <param name="Months">Length, options included.</param>
    /// <param name="PublishedOn">The day, in the United Kingdom.</param>
    /// <param name="Retired">When and why its framework was retired; null while it is chosen.</param>
    /// <param name="Measures">In the order the authority gave them.</param>
    /// <param name="Overlap">What becomes of a bid that offers two measures which exclude one another.</param>
    /// <param name="IsOpen">Whether bids are received at this moment, by the database's clock.</param>
    public sealed record Opportunity(
        Guid Id,
        Guid AuthorityId,
        string AuthorityName,
        string Reference,
        string Title,
        string Description,
        ProcurementStage Stage,
        decimal? NetValue,
        WholeLifeValue WholeLife,
        string? NoLotsReason,
        LocalArea? LocalArea,
        Reservation? Reservation,
        int Months,
        DateOnly? StartsOn,
        DateOnly PublishedOn,
        DateTimeOffset Deadline,
        bool IsOpen,
        string? CancelReason,
        Edition Edition,
        Retirement? Retired,
        ScoringMethod Scoring,
        IReadOnlyList<Asked> Measures,
        Overlap Overlap
    )
    {
        /// <summary>Its code of the Common Procurement Vocabulary; null where none is said.</summary>
        public string? Cpv { get; init; }

        /// <summary>Whom bidders write to; null where the tender names nobody.</summary>
        public TenderContact? Contact { get; init; }

        /// <summary>What is said of measures that may not count the same thing.</summary>
        public IEnumerable<string> Overlaps =>
            Overlap.InWords(
                Edition,
                Measures.Select(asked => asked.Measure.Code).ToHashSet(StringComparer.Ordinal)
            );

        /// <summary>Who may bid, what counts as local, what a bid covers.</summary>
        public IReadOnlyList<BidderNote> Notes { get; init; } = [];

        /// <summary>When it was published.</summary>
        public DateTimeOffset PublishedAt { get; init; }

        /// <summary>The Social Value Model by whose criteria statements are judged; null for none.</summary>
        public FollowedModel? Model { get; init; }

        /// <summary>The last day on which bidders may ask, in the United Kingdom; null takes questions until the deadline.</summary>
        public DateOnly? QuestionsUntil { get; init; }

        /// <summary>Why no question is taken at this moment; null while one is.</summary>
        public string? NoQuestions { get; init; }

        /// <summary>Whether it suits small and medium-sized firms; null where nobody has said.</summary>
        public bool? SuitsSmes { get; init; }

        /// <summary>Whether it suits voluntary, community and social enterprises; null where nobody has said.</summary>
        public bool? SuitsVcses { get; init; }

        /// <summary>Why it does or does not.</summary>
        public string? SuitabilityReason { get; init; }
    }

    /// <summary>Null when there is none, or it is not published.</summary>
    public async Task<Opportunity?> OfAsync(Actor actor, Guid id, CancellationToken stop)
    {
        var found = await db.As(actor)
            .Set<Procurement>()
            .IgnoreQueryFilters([Db.OwnRows])
            .AsNoTracking()
            .Where(row => row.Id == id && row.PublishedAt != null)
            .Where(row => row.AuthorityId != Authority.Practice)
            .Select(row => new
            {
                Row = row,
                Measures = row.Measures.OrderBy(measure => measure.Position).ToList(),
                Authority = db.Set<Authority>()
                    .Where(authority => authority.Id == row.AuthorityId)
                    .Select(authority => authority.Name)
                    .Single(),
            })
            .SingleOrDefaultAsync(stop);
        if (found is null)
        {
            return null;
        }

        var edition =
            editions.Find(found.Row.Edition)
            ?? throw new InvalidOperationException(
                $"{found.Row.Edition} is not among the reference data, and procurement {id} was published with it. Restore its folder under data/frameworks."
            );
        var now = await db.NowAsync(stop);
        return OpportunityOf(
            found.Row,
            found.Authority,
            edition,
            await editions.RetirementAsync(actor, edition.Name, stop),
            [
                .. found.Measures.Select(measure =>
                    Asked.Of(measure, edition, UkTime.Today(found.Row.PublishedAt!.Value))
                ),
            ],
            FollowedModel.Of(found.Row, data),
            now
        ) with
        {
            Notes = BidderNote.Of(
                found.Row,
                data.Places,
                found.Row.RefusesQuestions(now, UkTime.Today) is null
            ),
            Cpv = found.Row.Cpv,
            Contact = found.Row.Contact,
        };
    }

    private static Opportunity OpportunityOf(
        Procurement row,
        string authority,
        Edition edition,
        Retirement? retired,
        IReadOnlyList<Asked> measures,
        FollowedModel? model,
        DateTimeOffset now
    ) =>
        new(
            row.Id,
            row.AuthorityId,
            authority,
            row.Reference,
            row.Title,
            row.Description,
            row.Stage,
            row.NetValue,
            row.WholeLife,
            row.NoLotsReason,
            row.LocalArea,
            row.Reservation,
            row.Months ?? 0,
            row.StartsOn,
            UkTime.Today(row.PublishedAt!.Value),
            row.Deadline!.Value,
            row.IsOpenAt(now),
            row.CancelReason,
            edition,
            retired,
            row.Scoring!,
            measures,
            row.Overlap
        )
        {
            PublishedAt = row.PublishedAt!.Value,
            Model = model,
            QuestionsUntil = row.QuestionsUntil,
            NoQuestions = row.RefusesQuestions(now, UkTime.Today)?.Message,
            SuitsSmes = row.SuitsSmes,
            SuitsVcses = row.SuitsVcses,
            SuitabilityReason = row.SuitabilityReason,
        };
}
