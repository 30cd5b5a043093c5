using System.ComponentModel.DataAnnotations;
using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Procurements;
using Commonweal.Service.Reference;
using Commonweal.Web.Procurements;
using Commonweal.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Evaluation;

/// <summary>Two invented bids marked by the method of a draft. It only reads: what is typed stands in the address and nowhere else.</summary>
public sealed class SampleBidsModel(
    CurrentActor current,
    ProcurementPreparation lookup,
    ReferenceData reference
) : ProcurementPage(current, lookup)
{
    public sealed class BidInput
    {
        [DataType(DataType.Currency)]
        public decimal? Price { get; set; }

        [DataType(DataType.Currency)]
        public decimal? Social { get; set; }

        [DataType(DataType.Currency)]
        public decimal? LocalEconomic { get; set; }

        public decimal? Score { get; set; }

        public SampleBid Read(bool isScored) =>
            new(Price ?? 0m, Social ?? 0m, LocalEconomic ?? 0m, isScored ? Score ?? 0m : null);
    }

    [BindProperty(SupportsGet = true)]
    public BidInput A { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public BidInput B { get; set; } = new();

    /// <summary>Null while the method is not set, or the bids cannot be marked.</summary>
    public SampleBids? Result { get; private set; }

    public bool AreStatementsScored =>
        Procurement.Scoring is { Qualitative: not null, QuantitativeShare: < 100m };

    public void OnGet()
    {
        if (Procurement.Scoring is not { } method)
            return;
        if (A.Price is null && B.Price is null && ModelState.IsValid)
            (A, B) = Invented();
        var run = SampleBids.Run(
            method,
            Procurement.NetValue,
            A.Read(AreStatementsScored),
            B.Read(AreStatementsScored),
            reference.Scores.NextToNothing
        );
        if (!this.Refused(run) && ModelState.IsValid)
            Result = run.Value;
    }

    /// <summary>What the better bid is ahead by.</summary>
    public string Ahead()
    {
        var (a, b) = (Result!.Scores[0].Total, Result.Scores[1].Total);
        return a == b
            ? "Both earn the same."
            : $"Bid {(a > b ? "A" : "B")} is ahead by {Marks.Display(Math.Abs(a - b))} marks.";
    }

    /// <summary>One bid at the estimate with much value, one cheaper with little: figures to be changed.</summary>
    private (BidInput A, BidInput B) Invented()
    {
        var estimate = Procurement.NetValue is > 0m and var value ? value : 100_000m;
        return (
            new BidInput
            {
                Price = estimate,
                Social = Money.Pence(estimate * 0.2m),
                LocalEconomic = 0m,
                Score = 4m,
            },
            new BidInput
            {
                Price = Money.Pence(estimate * 0.95m),
                Social = Money.Pence(estimate * 0.1m),
                LocalEconomic = 0m,
                Score = 3m,
            }
        );
    }
}
