using Commonweal.Domain.Common;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Rules;
using Xunit;

namespace Commonweal.Domain.Tests.Procurements;

public sealed class WholeLifeValueTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 21);
    private static readonly Guid North = new("00000000-0000-0000-0000-000000000011");
    private static readonly Guid South = new("00000000-0000-0000-0000-000000000012");
    private static readonly Guid More = new("00000000-0000-0000-0000-000000000013");
    private static readonly Guid Year = new("00000000-0000-0000-0000-000000000014");

    private readonly Procurement draft = Procurement
        .Create(
            new Guid("00000000-0000-0000-0000-000000000001"),
            new Guid("00000000-0000-0000-0000-000000000002"),
            new ProcurementDetails(
                "PARKS/27",
                "Grounds maintenance",
                "",
                ProcurementCategory.Services,
                200_000m,
                20m,
                24,
                new DateOnly(2026, 3, 1),
                null
            ),
            null,
            new Guid("00000000-0000-0000-0000-000000000003"),
            Now
        )
        .Value;

    [Fact]
    public void Options_and_extensions_are_added_to_the_contract_likely_or_not()
    {
        Save(More, PartKind.Option, 10_000.50m, 0, isLikely: false);
        Save(Year, PartKind.Extension, 90_000m, 12, isLikely: true);

        var whole = draft.WholeLife;
        Assert.Equal((300_000.50m, 36), (draft.NetValue, draft.Months));
        Assert.Equal((60_000.10m, 360_000.60m), (whole.Vat, whole.Gross));
        Assert.Equal(290_000m, whole.Likely);
        Assert.Equal(200_000m, draft.Details.NetValue);

        Assert.True(draft.RemovePart(Year).Succeeded);
        Assert.Equal((210_000.50m, 24), (draft.NetValue, draft.Months));
    }

    [Fact]
    public void Lots_take_the_place_of_the_contract_and_run_side_by_side()
    {
        Assert.True(draft.ExplainNoLots("One crew.").Succeeded);
        Save(North, PartKind.Lot, 150_000m, 12);
        Save(South, PartKind.Lot, 130_000m, 18);
        Save(Year, PartKind.Extension, 20_000m, 6, isLikely: true);

        Assert.Equal((300_000m, 24), (draft.NetValue, draft.Months));
        Assert.Null(draft.NoLotsReason);
        Assert.Null(draft.Details.NetValue);
        Assert.Equal(
            "procurements.lots.there-are",
            draft.ExplainNoLots("One crew.").Problems.Single().Code
        );
        Assert.Equal(
            "procurements.value.of-lots",
            draft.ChangeDetails(draft.Details with { NetValue = 1m }).Problems.Single().Code
        );
        Assert.True(draft.ChangeDetails(draft.Details with { VatRate = 5m }).Succeeded);
        Assert.Equal(315_000m, draft.WholeLife.Gross);

        Assert.True(draft.RemovePart(North).Succeeded);
        Assert.True(draft.RemovePart(South).Succeeded);
        Assert.Null(draft.NetValue);
    }

    [Fact]
    public void The_sum_is_explained_from_its_parts_to_the_value_with_vat()
    {
        Save(Year, PartKind.Extension, 90_000m, 12, isLikely: true);
        var source = new Source("An act", "https://example.org/act", "open");
        var steps = draft
            .WholeLife.Explain(
                new VatRate(
                    "standard",
                    "Standard rate",
                    "Most",
                    new DateOnly(2011, 1, 4),
                    20m,
                    source
                )
            )!
            .Steps;

        Assert.Equal(
            ["contract + extensions", "net value x VAT rate", "net value + VAT"],
            steps.Select(step => step.Formula),
            StringComparer.Ordinal
        );
        Assert.Equal([290_000m, 58_000m, 348_000m], steps.Select(step => step.Result!.Value));
        Assert.Equal(
            ["The contract itself", "Extension: Part"],
            steps[0].Inputs.Select(input => input.Name),
            StringComparer.Ordinal
        );
        Assert.Equal(source, steps[1].Inputs[1].Source);
        Assert.Equal(draft.FactsForRules().Value.On(VatBasis.Inclusive), draft.WholeLife.Gross);
    }

    [Fact]
    public void All_that_is_wrong_with_a_part_is_said_at_once_and_no_part_makes_the_whole_too_long()
    {
        var answer = new PartAnswer(PartKind.Extension, " ", null, 0.001m, 0, null);

        Assert.Equal(
            [
                "procurements.part.title-length",
                "procurements.part.value-out-of-range",
                "procurements.part.months-out-of-range",
                "procurements.part.likely-missing",
            ],
            draft.SavePart(Year, answer).Problems.Select(problem => problem.Code),
            StringComparer.Ordinal
        );
        Assert.Equal(
            "procurements.months.out-of-range",
            draft
                .SavePart(
                    Year,
                    answer with
                    {
                        Title = "Years",
                        NetValue = 1m,
                        Months = 577,
                        IsLikely = false,
                    }
                )
                .Problems.Single()
                .Code
        );
        Assert.Equal((200_000m, 24), (draft.NetValue, draft.Months));
        Assert.Equal("procurements.part.gone", draft.RemovePart(Year).Problems.Single().Code);
    }

    [Fact]
    public void A_single_lot_stands_in_the_way_of_publication()
    {
        Save(North, PartKind.Lot, 150_000m, 12);

        Assert.Contains(
            draft.WhatIsMissing(new PolicyStanding(draft, null, null, Today), Now, _ => Today),
            missing =>
                missing
                    is {
                        Step: PreparationStep.Value,
                        Problem: { Code: "procurements.lots.single", Field: "value" }
                    }
        );
    }

    private void Save(Guid id, PartKind kind, decimal value, int months, bool? isLikely = null) =>
        Assert.True(
            draft.SavePart(id, new PartAnswer(kind, "Part", "", value, months, isLikely)).Succeeded
        );
}
