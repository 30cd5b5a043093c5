using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Rules;
using Xunit;

namespace Commonweal.Domain.Tests.Procurements;

public class ProcurementTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 21);
    private static readonly Guid Officer = Guid.Parse("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Head = Guid.Parse("00000000-0000-0000-0000-000000000002");
    private static PolicyStanding NoPolicy => new(Draft(), null, null, Today);
    private static readonly Edition Parks = EditionOf("parks-2026", "P1", "P2", "P3");

    private static readonly ProcurementDetails Details = new(
        "PARKS/27",
        " Grounds maintenance ",
        "",
        ProcurementCategory.Services,
        1_000_000m,
        20m,
        24,
        new DateOnly(2026, 3, 1),
        null
    )
    {
        Contact = new(" Procurement team ", "buying@council.example", " "),
    };

    private static readonly WaiverCase Case = new(true, null, "One bidder.", "Lots", "None");

    private static readonly ScoringMethod Method = new(
        10m,
        50m,
        new QuantitativeRule(QuantitativeMethod.RelativeToHighest),
        new QualitativeRule(5m),
        new EvaluationRules(MissingNarrative.Disregard, ExcludedBidSetsMaximum: false, [])
    );

    [Theory]
    [InlineData("LCC\r\nBcc: evil@evil.example")]
    [InlineData("LCC\u202E7")]
    [InlineData("LCC\u001B[2J")]
    [InlineData("LCC\u0007")]
    [InlineData("\u200B")]
    public void A_reference_and_a_title_are_one_line_in_which_every_sign_is_seen(string text)
    {
        var refused = (Details with { Reference = text, Title = text }).Checked();

        Assert.Equal(
            "procurements.reference.signs procurements.title.signs",
            string.Join(' ', refused.Problems.Select(problem => problem.Code))
        );
    }

    [Fact]
    public void Details_lose_stray_spaces_and_all_that_is_wrong_is_said_at_once()
    {
        Assert.Equal("Grounds maintenance", Draft().Title);
        var wrong = Details with
        {
            Title = " ",
            NetValue = 0.001m,
            VatRate = 101m,
            Months = 0,
            StartsOn = new DateOnly(2026, 2, 28),
        };

        Assert.Equal(
            "procurements.title.length, procurements.value.out-of-range, procurements.vat.out-of-range, procurements.months.out-of-range, procurements.start.before-commencement",
            CodesOf(wrong.Checked())
        );
    }

    [Fact]
    public void A_scoring_method_is_kept_in_the_form_of_the_evaluate_command()
    {
        var draft = Draft();
        Assert.True(draft.SetWeighting(Parks, Method, NoPolicy).Succeeded);

        Assert.Equal(
            """{"weighting":"10","quantitativeShare":"50","quantitative":{"method":"relativeToHighest","classes":"all"},"qualitative":{"maxScore":"5"},"rules":{"missingNarrative":"disregard","excludedBidSetsMaximum":false,"tieBreak":[]}}""",
            draft.Method
        );
        Assert.Equal(Method.ToJson(), draft.Scoring!.ToJson());
        Assert.Equal(
            0.5m,
            ScoringMethod
                .FromJson(
                    """{"weighting":0.5,"quantitativeShare":0,"quantitative":{"method":"none"}}"""
                )
                .Weighting
        );
    }

    [Fact]
    public void A_rule_bidders_were_not_told_is_asked_for_before_publication()
    {
        var silent = Method with { Rules = null };

        Assert.Equal(
            "procurements.method.missing-narrative-unsaid, procurements.method.excluded-bid-unsaid, procurements.method.tie-break-unsaid",
            CodesOf(Draft().SetWeighting(Parks, silent, NoPolicy))
        );
    }

    [Theory]
    [InlineData(4)]
    [InlineData(10)]
    public void Statements_are_scored_on_the_scale_evaluators_have_and_no_other(int highest) =>
        Assert.Equal(
            "procurements.method.other-scale",
            CodesOf(
                Draft()
                    .SetWeighting(
                        Parks,
                        Method with
                        {
                            Qualitative = new QualitativeRule(highest),
                        },
                        NoPolicy
                    )
            )
        );

    [Theory]
    [InlineData(10, 100)]
    [InlineData(0, 50)]
    public void Where_statements_earn_nothing_nothing_is_asked_of_bids_without_one(
        decimal weighting,
        decimal share
    ) =>
        Assert.True(
            Draft()
                .SetWeighting(
                    Parks,
                    Method with
                    {
                        Weighting = weighting,
                        QuantitativeShare = share,
                        Rules = Method.Rules! with { MissingNarrative = null },
                    },
                    NoPolicy
                )
                .Succeeded
        );

    [Fact]
    public void A_scoring_method_reads_as_sentences()
    {
        var words = (
            Method with
            {
                Weighting = 12.5m,
                Rules = Method.Rules! with { TieBreak = [TieBreak.Qualitative, TieBreak.Price] },
            }
        ).InWords();

        Assert.Equal(
            "Social value counts for 12.50 of the 100 marks for the whole award.",
            words[0]
        );
        Assert.StartsWith("6.25 marks are for the value", words[1], StringComparison.Ordinal);
        Assert.Equal(
            "Bids level on marks are separated by more marks for statements, then by the lower price.",
            words[^1]
        );
    }

    [Fact]
    public void Measures_are_added_changed_removed_and_ordered_as_one_list()
    {
        var draft = Draft();
        Assert.True(draft.ChooseMeasures(Parks, [Choice(1, "P1"), Choice(2, "P2")]).Succeeded);
        Assert.True(
            draft
                .ChooseMeasures(Parks, [Choice(3, "P3"), Choice(4, "P2") with { Reason = "New" }])
                .Succeeded
        );

        Assert.Equal(
            [(3, "P3", 1, "Fits"), (2, "P2", 2, "New")],
            draft.Measures.Select(row =>
                ((int)row.Id.ToByteArray()[15], row.Measure, row.Position, row.Reason)
            )
        );
    }

    [Fact]
    public void A_measure_is_of_the_edition_chosen_once_and_with_a_reason()
    {
        Assert.Equal(
            "procurements.measure.unknown, procurements.measure.duplicate, procurements.measure.reason-length",
            CodesOf(
                Draft()
                    .ChooseMeasures(
                        Parks,
                        [
                            Choice(1, "P9"),
                            Choice(2, "P1"),
                            Choice(3, "P1"),
                            Choice(4, "P2") with
                            {
                                Reason = " ",
                            },
                        ]
                    )
            )
        );
    }

    [Fact]
    public void An_edition_without_a_chosen_measure_is_refused()
    {
        var draft = Draft();
        Assert.True(draft.ChooseMeasures(Parks, [Choice(1, "P3")]).Succeeded);

        Assert.Equal(
            "procurements.edition.measures-chosen",
            CodesOf(draft.SetWeighting(EditionOf("parks-2027", "P1"), Method, NoPolicy))
        );
        Assert.True(draft.SetWeighting(EditionOf("parks-2028", "P3"), Method, NoPolicy).Succeeded);
        Assert.Equal("parks-2028", draft.Edition);
        Assert.True(draft.RemoveMeasures().Succeeded);
        Assert.True(draft.SetWeighting(EditionOf("parks-2027", "P1"), Method, NoPolicy).Succeeded);
    }

    [Fact]
    public void Everything_wrong_with_the_weighting_is_said_at_once()
    {
        var policy = new PolicyStanding(Draft(), null, null, Today);
        var wrong = Method with
        {
            Weighting = 120m,
            Quantitative = new QuantitativeRule(QuantitativeMethod.Bands),
            Rules = null,
        };

        Assert.Equal(
            "procurements.edition.unknown, evaluation.field.out-of-range, evaluation.field.missing, evaluation.field.missing, procurements.method.missing-narrative-unsaid, procurements.method.tie-break-unsaid",
            CodesOf(Draft().SetWeighting(null, wrong, policy))
        );
    }

    [Fact]
    public void No_measure_at_all_is_refused_while_social_value_has_weight()
    {
        var draft = Draft();
        draft.SetWeighting(Parks, Method, NoPolicy);

        Assert.Equal("procurements.measures.none-chosen", CodesOf(draft.ChooseMeasures(Parks, [])));
        draft.SetWeighting(Parks, Method with { Weighting = 0m }, NoPolicy);
        Assert.True(draft.ChooseMeasures(Parks, []).Succeeded);
    }

    [Fact]
    public void A_deadline_lies_ahead()
    {
        var draft = Draft();

        Assert.Equal("procurements.deadline.not-ahead", CodesOf(draft.SetDeadline(Now, Now, Day)));
        Assert.Equal(
            "procurements.deadline.not-ahead",
            CodesOf(draft.SetDeadline(Now.AddYears(5).AddTicks(1), Now, Day))
        );
        Assert.Equal(
            "procurements.deadline.too-near",
            CodesOf(draft.SetDeadline(Now.AddDays(1).AddTicks(-1), Now, Day))
        );
        Assert.True(draft.SetDeadline(Now.AddDays(1), Now, Day).Succeeded);
    }

    [Theory]
    [InlineData("", "buying@council.example", null, "procurements.tender-contact.name")]
    [InlineData(
        "Buying\nBcc: x",
        "buying@council.example",
        null,
        "procurements.tender-contact.name-signs"
    )]
    [InlineData("Buying", "buying", null, "procurements.tender-contact.email")]
    [InlineData("Buying", "a@b@c", null, "procurements.tender-contact.email")]
    [InlineData("Buying", "a b@c.example", null, "procurements.tender-contact.email")]
    [InlineData("Buying", "<a@c.example>", null, "procurements.tender-contact.email")]
    [InlineData("Buying", "a@c.example", "ring us", "procurements.tender-contact.phone")]
    public void A_contact_that_nobody_could_write_to_is_refused(
        string name,
        string email,
        string? phone,
        string code
    ) =>
        Assert.Equal(
            code,
            CodesOf((Details with { Contact = new TenderContact(name, email, phone) }).Checked())
        );

    [Fact]
    public void A_tender_is_not_published_before_it_says_whom_to_write_to()
    {
        Assert.Equal(
            "Procurement team, buying@council.example",
            TenderContact.Of(Draft().Contact, "A council")
        );
        var draft = Draft();
        Assert.True(draft.ChangeDetails(Details with { Contact = null }).Succeeded);
        Assert.Equal("A council", TenderContact.Of(draft.Contact, "A council"));
        Assert.Contains(
            "procurements.tender-contact.missing",
            draft.WhatIsMissing(NoPolicy, Now, Day).Select(item => item.Problem.Code),
            StringComparer.Ordinal
        );
        Assert.DoesNotContain(
            "procurements.tender-contact.missing",
            Draft().WhatIsMissing(NoPolicy, Now, Day).Select(item => item.Problem.Code),
            StringComparer.Ordinal
        );
    }

    [Fact]
    public void A_purchase_without_social_value_needs_no_measure()
    {
        var draft = Draft();
        draft.SetWeighting(Parks, Method with { Weighting = 0m }, NoPolicy);

        Assert.DoesNotContain(
            PreparationStep.Measures,
            draft.WhatIsMissing(NoPolicy, Now, Day).Select(item => item.Step)
        );
    }

    [Fact]
    public void A_draft_is_not_taken_up_and_an_ended_one_not_changed()
    {
        var draft = Draft();
        var waiting = Waiver.Apply(draft, null, Officer, Case, Officer, Now, Today).Value;
        Assert.Equal("procurements.procurement.not-recorded", CodesOf(draft.TakeUp(null)));
        Assert.True(draft.Cancel("No longer needed.", Now).Succeeded);

        var problem = draft.SetDeadline(Now.AddDays(1), Now, Day).Problems.Single();
        Assert.Equal("procurements.procurement.fixed", problem.Code);
        Assert.StartsWith(
            "This procurement is cancelled and can no longer be changed.",
            problem.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(
            "procurements.procurement.fixed",
            CodesOf(Waiver.Apply(draft, null, Officer, Case, Officer, Now, Today))
        );
        Assert.Equal(
            "procurements.procurement.fixed",
            CodesOf(waiting.Decide(draft, new(true, "Small"), Head, Now, Today))
        );
    }

    private static DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime);

    private static Procurement Draft() =>
        Procurement.Create(Guid.Empty, Guid.Empty, Details, null, Officer, Now).Value;

    private static MeasureChoice Choice(byte id, string code) =>
        new(new Guid(0, 0, 0, [0, 0, 0, 0, 0, 0, 0, id]), code, "Fits");

    private static string CodesOf<T>(Outcome<T> outcome) =>
        string.Join(", ", outcome.Problems.Select(problem => problem.Code));

    private static Edition EditionOf(string name, params string[] codes) =>
        new()
        {
            Name = name,
            Title = name,
            Version = "1",
            PublishedOn = new DateOnly(2026, 1, 1),
            PriceYear = 2024,
            Owner = "A council",
            Source = new Source("Its policy", null, "MIT"),
            About = "",
            Themes = [],
            Measures =
            [
                .. codes.Select(
                    (code, i) =>
                        new Measure
                        {
                            Code = code,
                            Title = $"Measure {code}",
                            Unit = Unit.Weeks,
                            Level = MeasureLevel.Output,
                            Theme = "all",
                            Outcome = "all",
                            Counts = "Weeks",
                            Order = i + 1,
                        }
                ),
            ],
        };
}
