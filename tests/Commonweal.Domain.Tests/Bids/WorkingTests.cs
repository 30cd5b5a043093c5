using System.Globalization;
using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.Procurements;
using Xunit;

namespace Commonweal.Domain.Tests.Bids;

/// <summary>Quantities worked out from people, shares, months, weeks and hours; S1 to S6 are the cases councils publish.</summary>
public sealed class WorkingTests
{
    [Theory]
    [InlineData("S1", Unit.FteYears, "1: 10 100 12; 1: 5 50 12; 2: 10 100 12; 2: 5 50 12", "25")]
    [InlineData("S2", Unit.FteYears, "1: 1 50 12", "0.5")]
    [InlineData("S3", Unit.FteYears, "1: 2 100 6", "1")]
    [InlineData("S4", Unit.FteYears, "1: 1 100 6", "0.5")]
    [InlineData("S5", Unit.AttendeeHours, "1: 8 2 1", "16")]
    [InlineData("S6", Unit.StaffHours, "1: 10 3 1", "30")]
    [InlineData("weeks", Unit.Weeks, "1: 12 52; 2: 3 26", "702")]
    [InlineData("thirds", Unit.FteYears, "1: 1 100 4", "0.3333333333")]
    public void The_cases_councils_publish_come_out(
        string id,
        Unit unit,
        string lines,
        string total
    )
    {
        var answer = (MeasureAnswer.Blank(id, 2) with { Workings = Lines(lines) }).WorkedOut(unit);

        Assert.Equal(decimal.Parse(total, CultureInfo.InvariantCulture), answer.Total(unit, 24));
        Assert.Equal(answer.Workings.Count, answer.Working(unit).Steps.Count);
    }

    [Fact]
    public void A_line_reads_as_its_sum()
    {
        Assert.Equal(
            "Cleaners: 5 people x 50% of full time x 12 months = 2.5 full-time years",
            new Working(1, "Cleaners", [5m, 50m, 12m]).Says(Unit.FteYears)
        );
        Assert.Equal("Not finished", new Working(1, "", [5m, null, 12m]).Says(Unit.FteYears));
    }

    [Fact]
    public void Details_without_a_quantity_offer_nothing_and_are_not_submitted()
    {
        var blank = MeasureAnswer.Blank("J", 2);
        Assert.Empty(blank.Gaps(Jobs));
        foreach (
            var answer in (MeasureAnswer[])
                [
                    blank with
                    {
                        Partners = "The college",
                    },
                    blank with
                    {
                        Milestones = [new Milestone("The first starts", 2)],
                    },
                    blank with
                    {
                        Attribution = 0.5m,
                    },
                ]
        )
        {
            var gap = Assert.Single(answer.Gaps(Jobs));
            Assert.Equal(("bids.quantity.only-details", "Quantities[0]"), (gap.Code, gap.Field));
        }
    }

    [Fact]
    public void A_year_is_typed_or_worked_out_and_never_two_things()
    {
        var answer = new MeasureAnswer("J", [2m, 7m], 1m, "", "Jobs")
        {
            Workings = Lines("1: 5 50 12"),
        };

        var fault = Assert.Single(answer.FaultsInBid(Jobs, 24));
        Assert.Equal(("bids.working.differs", "Quantities[0]"), (fault.Code, fault.Field));
        Assert.Empty((answer with { Quantities = [null, 7m] }).FaultsInBid(Jobs, 24));
        Assert.Equal(
            [2.5m, 7m],
            (answer with { Quantities = [null, 7m] }).WorkedOut(Unit.FteYears).Quantities
        );
    }

    [Theory]
    [InlineData("2: 1 100 7", "bids.working.range", "Workings[0].Figures[2]")]
    [InlineData("1: 1 101 6", "bids.working.range", "Workings[0].Figures[1]")]
    [InlineData("1: 1 50.00001 6", "bids.working.range", "Workings[0].Figures[1]")]
    [InlineData("1: 3 0.5 9", "bids.working.share", "Workings[0].Figures[1]")]
    [InlineData("3: 1 100 1", "bids.working.year", "Workings[0].Year")]
    [InlineData("1: 1 100", "bids.working.unit", "Workings[0]")]
    public void A_line_outside_the_contract_or_its_figures_is_refused_at_its_field(
        string lines,
        string code,
        string field
    )
    {
        var answer = MeasureAnswer.Blank("J", 2) with { Workings = Lines(lines) };

        // 18 months: the second year has six.
        Assert.Contains(
            answer.FaultsInBid(Jobs, 18),
            fault => fault.Code == code && fault.Field == field
        );
    }

    [Fact]
    public void A_line_that_is_not_finished_is_kept_and_asked_for()
    {
        var answer = MeasureAnswer.Blank("J", 1) with
        {
            Workings = [new Working(1, "Cleaners", [5m, null, 12m])],
            Statement = "Jobs",
        };

        Assert.Empty(answer.FaultsInBid(Jobs, 12));
        Assert.Equal(
            "bids.working.unfinished",
            Assert.Single(answer.WorkedOut(Unit.FteYears).Gaps(Jobs)).Code
        );
    }

    [Theory]
    [InlineData(0, "bids.milestone.outside")]
    [InlineData(13, "bids.milestone.outside")]
    [InlineData(12, null)]
    public void A_milestone_lies_inside_the_contract(int month, string? code) =>
        Assert.Equal(
            code,
            (
                MeasureAnswer.Blank("J", 1) with
                {
                    Milestones = [new Milestone("All have begun", month)],
                }
            )
                .FaultsInBid(Jobs, 12)
                .SingleOrDefault()
                ?.Code
        );

    [Theory]
    [InlineData("Ask Mrs Jane Doe at the college", "Mrs Jane Doe")]
    [InlineData("Write to jo.bloggs@college.ac.uk for more", "jo.bloggs@college.ac.uk")]
    [InlineData("Ring 01772 123 456", "01772 123 456")]
    [InlineData("I am Asha of Bee Lane. May we ask?", "I am Asha of")]
    [InlineData("We train 12 people for 52 weeks at Preston College from 10 April 2027", null)]
    [InlineData("St Mary's School and Dr Barnardo House", "Dr Barnardo House")]
    public void What_names_or_reaches_a_person_is_hinted_at(string text, string? met)
    {
        var hint = PersonalHint.In(text, "The statement");

        Assert.Equal(met is null, hint is null);
        Assert.Contains(met ?? "", hint?.Message ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_without_an_end_hints_at_nothing_and_stops_nobody()
    {
        var text = new string('a', 1_000_000);

        Assert.Null(PersonalHint.In(text, "The statement"));
        Assert.Null(PersonalHint.OfBidder(text, "Bee Lane Builders Ltd", "The statement"));
    }

    [Theory]
    [InlineData("Bee Lane Builders hire two people", "Bee Lane Builders Ltd", true)]
    [InlineData("At BEE LANE BUILDERS LTD we hire", "Bee Lane Builders Ltd.", true)]
    [InlineData("We hire two people in Bee Lane", "Bee Lane Builders Ltd", false)]
    [InlineData("We act fast", "Act Ltd", false)]
    public void A_statement_that_names_its_bidder_is_hinted_at(
        string text,
        string bidder,
        bool hints
    ) =>
        Assert.Equal(
            hints ? "bids.text.own-name" : null,
            PersonalHint.OfBidder(text, bidder, "The statement")?.Code
        );

    [Theory]
    [InlineData("40000", "624", "bids.quantity.beyond-pay")] // twelve apprentices for a year
    [InlineData("400000", "624", null)]
    [InlineData(null, "624", null)]
    public void People_whom_the_price_could_not_pay_are_asked_about_where_no_value_says_it(
        string? price,
        string weeks,
        string? code
    )
    {
        var form = new BidForm(
            Frameworks.TestEdition.Whole,
            [Frameworks.TestEdition.Whole.Find("N")!],
            12,
            Frameworks.TestEdition.Day
        );
        var answers = BidAnswers.None.With(
            new MeasureAnswer(
                "N",
                [decimal.Parse(weeks, CultureInfo.InvariantCulture)],
                1m,
                "",
                "x"
            )
        ) with
        {
            Price = price is null ? null : decimal.Parse(price, CultureInfo.InvariantCulture),
        };

        Assert.Equal(code, form.Value(answers).Value.Warnings.SingleOrDefault()?.Code);
        Assert.Equal(
            code is not null,
            answers.Missing(form).Any(problem => problem.Code == "bids.proportion.unanswered")
        );
        Assert.DoesNotContain(
            (answers with { Proportion = "We did so before." }).Missing(form),
            problem => problem.Code == "bids.proportion.unanswered"
        );
    }

    [Fact]
    public void Where_no_pounds_are_shown_no_value_is_held_against_the_price()
    {
        var edition = Frameworks.TestEdition.Whole;
        var form = new BidForm(edition, edition.Measures, 12, Frameworks.TestEdition.Day);
        var answers = edition.Measures.Aggregate(
            BidAnswers.None with
            {
                Price = 1m,
            },
            (all, measure) => all.With(new MeasureAnswer(measure.Code, [1m], 1m, "", "x"))
        );
        Assert.Contains(
            form.Value(answers).Value.Warnings,
            warning => warning.Code == "bids.value.beyond-price"
        );

        var warnings = (form with { InPounds = false }).Value(answers).Value.Warnings;

        Assert.DoesNotContain(
            warnings,
            warning => warning.Message.Contains("valued at", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void An_offer_without_its_statement_is_said_to_be_disregarded_where_that_is_the_rule()
    {
        var form = new BidForm(
            Frameworks.TestEdition.Whole,
            [Frameworks.TestEdition.Whole.Find("N")!, Frameworks.TestEdition.Whole.Find("V")!],
            12,
            Frameworks.TestEdition.Day
        )
        {
            MarksStatements = true,
            WithoutStatements = MissingNarrative.DisregardOffer,
        };
        var answers = BidAnswers
            .None.With(new MeasureAnswer("N", [1m], 1m, "", "We do."))
            .With(new MeasureAnswer("V", [1m], 1m, "", ""));

        var warning = Assert.Single(StatementsLeftOut.Warnings(form, answers));

        Assert.Equal("bids.statement.missing", warning.Code);
        Assert.Contains("V has a quantity", warning.Message, StringComparison.Ordinal);
        Assert.Contains("the offer is disregarded", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_weeks_for_one_person_than_the_contract_has_are_asked_about()
    {
        var form = new BidForm(
            Frameworks.TestEdition.Whole,
            [Frameworks.TestEdition.Whole.Find("N")!],
            6,
            Frameworks.TestEdition.Day
        );
        var answers = BidAnswers.None.With(
            (MeasureAnswer.Blank("N", 1) with { Workings = Lines("1: 2 27") }).WorkedOut(Unit.Weeks)
        );

        Assert.Equal(
            "bids.quantity.beyond-length",
            Assert.Single(form.Value(answers).Value.Warnings).Code
        );
    }

    [Theory]
    [InlineData("1: 2 7.5 121", false)] // 907.5 of the 910 hours of half a year
    [InlineData("1: 2 8 114", true)]
    public void More_hours_for_one_person_than_the_contract_has_are_asked_about(
        string line,
        bool asks
    )
    {
        var form = new BidForm(
            Frameworks.TestEdition.Whole,
            [Frameworks.TestEdition.Whole.Find("V")!],
            6,
            Frameworks.TestEdition.Day
        );
        var answers = BidAnswers.None.With(
            (MeasureAnswer.Blank("V", 1) with { Workings = Lines(line) }).WorkedOut(
                Unit.VolunteerHours
            )
        );

        var warnings = form.Value(answers).Value.Warnings;
        Assert.Equal(asks ? "bids.quantity.beyond-length" : null, warnings.SingleOrDefault()?.Code);
        Assert.Contains(
            asks ? "912 hours for each person is more than the 910 hours" : "",
            string.Concat(warnings.Select(one => one.Message)),
            StringComparison.Ordinal
        );
    }

    private static Measure Jobs => Domain.Tests.Frameworks.TestEdition.Whole.Find("J")!;

    private static Working[] Lines(string lines) =>
        [
            .. lines
                .Split("; ")
                .Select(line => line.Split(": "))
                .Select(parts => new Working(
                    int.Parse(parts[0], CultureInfo.InvariantCulture),
                    "",
                    [
                        .. parts[1]
                            .Split(' ')
                            .Select(
                                decimal? (figure) =>
                                    decimal.Parse(figure, CultureInfo.InvariantCulture)
                            ),
                    ]
                )),
        ];
}
