using System.Globalization;
using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Domain.Rules;

namespace Commonweal.Domain.Procurements;

/// <content>The tender that suppliers practise on: one a year, of no council, never opened.</content>
public sealed partial class Procurement
{
    /// <summary>Whether it is for practice alone.</summary>
    public bool IsPractice => AuthorityId == Authority.Practice;

    /// <summary>The reference of the practice tender of a year.</summary>
    public static string PracticeOf(int year) =>
        string.Create(CultureInfo.InvariantCulture, $"practice-{year}");

    /// <summary>
    /// The practice tender of a year as a draft, for <see cref="OpenPractice"/> to open. Refused as a procurement made of the same
    /// would be.
    /// </summary>
    /// <param name="edition">The one it names.</param>
    /// <param name="nextId">Makes its identifier and those of its measures.</param>
    /// <param name="vatRate">The standard rate of the day, per cent.</param>
    /// <param name="on">The day in the United Kingdom.</param>
    /// <param name="deadline">Practice bids are taken before this instant.</param>
    public static Outcome<Procurement> Practice(
        PracticeTender tender,
        Edition edition,
        Func<Guid> nextId,
        decimal vatRate,
        DateOnly on,
        DateTimeOffset deadline,
        DateTimeOffset now
    ) =>
        Create(
                nextId(),
                Authority.Practice,
                new ProcurementDetails(
                    PracticeOf(on.Year),
                    $"Practice: {tender.Title}",
                    tender.Description,
                    tender.Category,
                    tender.NetValue,
                    vatRate,
                    tender.Months,
                    null,
                    null
                ),
                edition.Name,
                Guid.Empty,
                now
            )
            .Then(practice =>
                practice
                    .SetWeighting(
                        edition,
                        PracticeMethod(tender),
                        new PolicyStanding(null, null, on),
                        null
                    )
                    .Then(_ =>
                        practice.ChooseMeasures(
                            edition,
                            [
                                .. tender.Measures.Select(asked => new MeasureChoice(
                                    nextId(),
                                    asked.Code,
                                    asked.Because
                                )),
                            ]
                        )
                    )
                    .Then(_ =>
                    {
                        practice.Deadline = deadline.ToUniversalTime();
                        return Outcome.Of(practice);
                    })
            );

    /// <summary>Opens a practice tender to bids: it needs none of what a purchase is checked for.</summary>
    public void OpenPractice(DateTimeOffset now) =>
        (Stage, PublishedAt) = (ProcurementStage.Published, now);

    private static ScoringMethod PracticeMethod(PracticeTender tender) =>
        new(
            tender.Weighting,
            tender.QuantitativeShare,
            new QuantitativeRule(QuantitativeMethod.RelativeToHighest),
            new QualitativeRule(5m),
            new EvaluationRules(
                MissingNarrative.Disregard,
                ExcludedBidSetsMaximum: false,
                [TieBreak.Qualitative, TieBreak.Price]
            )
        );
}
