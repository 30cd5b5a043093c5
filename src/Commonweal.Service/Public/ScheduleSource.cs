using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Rules;
using Commonweal.Service.Procurements;

namespace Commonweal.Service.Public;

/// <summary>What the social value schedule of a tender is written from, published or still a draft.</summary>
/// <param name="Deadline">Null while none is set.</param>
/// <param name="NetValue">GBP; null while it is not known.</param>
/// <param name="Measures">In the order the authority gave them.</param>
/// <param name="Overlaps">What is said of measures that may not count the same thing.</param>
/// <param name="Model">The Social Value Model by whose criteria statements are judged; null for none.</param>
/// <param name="Scores">What scores mean where the authority says nothing else.</param>
/// <param name="IsDraft">Whether nobody but its officers has it.</param>
public sealed record ScheduleSource(
    string AuthorityName,
    string Reference,
    string Title,
    DateTimeOffset? Deadline,
    decimal? NetValue,
    WholeLifeValue WholeLife,
    string? NoLotsReason,
    LocalArea? LocalArea,
    Reservation? Reservation,
    Edition Edition,
    ScoringMethod Scoring,
    IReadOnlyList<PublishedProcurement.Asked> Measures,
    IReadOnlyList<string> Overlaps,
    FollowedModel? Model,
    ScoreLadder Scores,
    PlaceBook Places,
    bool IsDraft
)
{
    /// <summary>The last day on which bidders may ask; null takes questions until the deadline.</summary>
    public DateOnly? QuestionsUntil { get; init; }

    /// <summary>Whom bidders write to; null where the tender names nobody.</summary>
    public TenderContact? Contact { get; init; }

    /// <summary>Length in months, options included; null while it is not known.</summary>
    public int? Months { get; init; }

    /// <summary>The day the contract is to start; null where nobody has said.</summary>
    public DateOnly? StartsOn { get; init; }

    /// <summary>A published tender.</summary>
    public static ScheduleSource Of(
        PublishedProcurement.Opportunity tender,
        ScoreLadder scores,
        PlaceBook places
    ) =>
        new(
            tender.AuthorityName,
            tender.Reference,
            tender.Title,
            tender.Deadline,
            tender.NetValue,
            tender.WholeLife,
            tender.NoLotsReason,
            tender.LocalArea,
            tender.Reservation,
            tender.Edition,
            tender.Scoring,
            tender.Measures,
            [.. tender.Overlaps],
            tender.Model,
            scores,
            places,
            IsDraft: false
        )
        {
            QuestionsUntil = tender.QuestionsUntil,
            Contact = tender.Contact,
            Months = tender.Months,
            StartsOn = tender.StartsOn,
        };

    /// <summary>Where the marks for value hang on one measure, without pounds that are kept with the council.</summary>
    public IEnumerable<Leaning> Leanings =>
        Measures.Count == 0
            ? []
            : Leaning.Of(
                Scoring,
                Edition,
                Measures.Select(asked => asked.Row),
                Measures[0].Worth.Day,
                showsKept: false
            );

    /// <summary>The method on two made-up bids, without pounds that are kept with the council.</summary>
    public Outcome<MethodExample> Example()
    {
        var terms = MeasureTerms.Of(Measures.Select(asked => asked.Row), Edition);
        return MethodExample.Of(
            Scoring,
            [
                .. terms.Zip(
                    Measures,
                    (term, asked) =>
                        (term, asked.Measure.IsKept ? null : asked.Worth.Figure?.Central)
                ),
            ],
            NetValue
        );
    }
}
