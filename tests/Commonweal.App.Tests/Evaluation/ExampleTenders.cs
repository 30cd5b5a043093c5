using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.Evaluation;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Evaluation;
using Commonweal.Service.Procurements;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.App.Tests.Evaluation;

/// <summary>
/// One council that holds worked examples of <c>data/evaluation/examples.yaml</c> as tenders: bidders offer what is written there in real
/// measures, two officers open the bids, an evaluator scores, a head agrees the scores and runs the scoring on the page.
/// </summary>
public sealed class ExampleTenders() : WorldCase(withSite: true)
{
    private const string Gift = "NT28";
    private const string OtherGift = "NT43";
    private const string Job = "NT1";
    private const string Recorded = "NT87";

    /// <summary>Measures of the examples, by real ones of the same class.</summary>
    private static readonly Dictionary<string, string> Codes = new(StringComparer.Ordinal)
    {
        ["JOB"] = Job,
        ["HRS"] = "NT29",
        ["SME"] = "NT18",
        ["REC"] = Recorded,
    };

    private readonly List<Actor> suppliers = [];
    private Actor officer = null!;
    private Actor second = null!;
    private Actor head = null!;
    private Actor evaluator = null!;
    private Browser browser = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var council = await World.AuthorityAsync("lancashire");
        officer = await World.PersonAsync(council, Role.Officer);
        second = await World.PersonAsync(council, Role.Officer);
        head = await World.PersonAsync(council, Role.HeadOfProcurement);
        evaluator = await World.PersonAsync(council, Role.Evaluator);
        foreach (var name in new[] { "Ash", "Birch", "Cedar", "Damson" })
        {
            suppliers.Add(await World.SupplierAsync(name));
        }

        browser = await Site.SignInAsync(head);
    }

    /// <summary>The page of the ranking after the example was run on it.</summary>
    public async Task<WebPage> RankedAsync(EvaluationInput input)
    {
        var procurement = await PublishedAsync(input);
        var bids = new List<Guid>();
        foreach (var (bid, supplier) in input.Bids.Zip(suppliers))
        {
            bids.Add(await World.SubmittedBidAsync(supplier, procurement, await OfferAsync(bid)));
        }

        await World.OpenedAsync(officer, second, procurement);
        _ = (await World.DeclareAsync(head, procurement)).Value;
        foreach (var (bid, id) in input.Bids.Zip(bids))
        {
            await CheckAsync(bid, procurement, id);
        }

        if (input.Qualitative is not null)
        {
            await ScoreAsync(input, procurement, bids);
        }

        await browser.GetAsync($"/procurements/{procurement}/ranking");
        return await browser.PressAsync("Run the scoring");
    }

    /// <summary>What setting a method says of a draft.</summary>
    public async Task<IReadOnlyList<Problem>> SettingAsync(EvaluationInput input)
    {
        var draft = await World.DraftProcurementAsync(officer);
        var choice = new SetWeighting.Choice("lancashire-toms-2024", MethodOf(input));
        return (
            await World.AskAsync<SetWeighting, Outcome<Done>>(act =>
                act.RunAsync(officer, draft, choice, Stop)
            )
        ).Problems;
    }

    private static ScoringMethod MethodOf(EvaluationInput input) =>
        new(
            input.Weighting,
            input.QuantitativeShare,
            input.Quantitative,
            input.Qualitative,
            new EvaluationRules(
                input.Rules?.MissingNarrative ?? MissingNarrative.Disregard,
                input.Rules?.ExcludedBidSetsMaximum ?? false,
                input.Rules?.TieBreak ?? []
            ),
            input.Criteria
        );

    private async Task<Guid> PublishedAsync(EvaluationInput input)
    {
        var now = await World.AskAsync<Db, DateTimeOffset>(db => db.NowAsync(Stop));
        var terms = (input.Measures ?? []).ToDictionary(
            measure => Codes[measure.Measure],
            StringComparer.Ordinal
        );
        var id = await World.PreparedProcurementAsync(
            officer,
            deadline: now.AddDays(30),
            method: MethodOf(input),
            details: ProcurementsStory.Details() with
            {
                NetValue = input.ContractValue ?? 1_000_000m,
            }
        );
        await World.AskForAsync(
            officer,
            id,
            [
                .. (
                    terms.Count > 0 ? terms.Keys.ToArray() : [Gift, OtherGift, Job, Recorded]
                ).Select(code => new ChooseMeasures.Choice(
                    code,
                    "It fits.",
                    terms.GetValueOrDefault(code)?.Weight,
                    terms.GetValueOrDefault(code)?.Target,
                    terms.GetValueOrDefault(code)?.Limit
                )),
            ]
        );
        _ = (
            await World.AskAsync<PublishProcurement, Outcome<Done>>(act =>
                act.RunAsync(officer, id, Stop)
            )
        ).Value;
        return id;
    }

    /// <summary>Pounds as gifts, or as jobs where they stay local; a score between two takes two measures.</summary>
    private async Task<BidAnswers> OfferAsync(EvaluatedBid bid)
    {
        var job = await World.UnitValueAsync(Job);
        var parts = bid.QualitativeScore is { } score && !decimal.IsInteger(score) ? 2 : 1;
        (string Code, decimal Quantity, decimal Share)[] lines =
        [
            .. (bid.Offers ?? []).Select(offer =>
                (Codes[offer.Measure], offer.Quantity, offer.Share)
            ),
            (Gift, bid.Social / parts, 1m),
            (OtherGift, parts == 1 ? 0m : bid.Social / 2m, 1m),
            (Job, bid.Offers is null ? Quantity.Kept(bid.LocalEconomic / job) : 0m, 1m),
        ];
        lines = [.. lines.Where(line => line.Quantity > 0m)];
        if (lines.Length == 0) // a bid offers something, if only what is recorded and worth nothing
        {
            lines = [(Recorded, 1m, 1m)];
        }

        return new BidAnswers(
            bid.Price ?? 1_000_000m,
            [
                .. lines.Select(line => new MeasureAnswer(
                    line.Code,
                    [line.Quantity, 0m],
                    line.Share,
                    line.Share < 1m ? "Others do the rest." : "",
                    bid.HasNarrative is false ? "" : "We do it ourselves, here."
                )
                {
                    Basis = line.Share < 1m ? AttributionBasis.Headcount : null,
                }),
            ],
            BidDeclarations.None
        );
    }

    /// <summary>Adjusts what the example adjusts and accepts the rest.</summary>
    private async Task CheckAsync(EvaluatedBid bid, Guid procurement, Guid id)
    {
        var lines = await LinesAsync(id);
        var accepted = (bid.Adjustments ?? [])
            .Select(change => (Gift, Quantity: (decimal?)(bid.Social + change.Social)))
            .Concat(
                (bid.Offers ?? [])
                    .Where(offer => offer.Accepted < offer.Quantity)
                    .Select(offer => (Codes[offer.Measure], offer.Accepted))
            );
        foreach (var (code, quantity) in accepted)
        {
            _ = (
                await World.AskAsync<AdjustOffer, Outcome<Done>>(act =>
                    act.RunAsync(
                        officer,
                        lines.Single(line => line.Measure == code).Id,
                        quantity,
                        "Not additional.",
                        Stop
                    )
                )
            ).Value;
        }

        _ = await World.AskAsync<AcceptOffers, Outcome<int>>(act =>
            act.RunAsync(officer, procurement, id, Stop)
        );
    }

    private async Task ScoreAsync(EvaluationInput input, Guid procurement, List<Guid> bids)
    {
        _ = (await World.DeclareAsync(evaluator, procurement)).Value;
        var marks = new List<(Guid Line, int Mark)>();
        foreach (var (bid, id) in input.Bids.Zip(bids))
        {
            var lines = (await LinesAsync(id)).Where(line => line.Statement.Length > 0);
            marks.AddRange(
                lines.Select((line, at) => (line.Id, MarkOf(bid.QualitativeScore ?? 0m, at)))
            );
        }

        foreach (var (line, mark) in marks)
        {
            _ = (await World.ScoreAsync(evaluator, line, mark)).Value;
        }

        _ = (await World.LockAsync(evaluator, procurement)).Value;
        _ = (await World.BeginModerationAsync(head, procurement, null)).Value;
        foreach (var (line, mark) in marks)
        {
            _ = (await World.ModerateAsync(head, line, mark)).Value;
        }
    }

    private static int MarkOf(decimal score, int at) =>
        (int)(at == 0 ? decimal.Floor(score) : decimal.Ceiling(score));

    private Task<List<BidLine>> LinesAsync(Guid bid) =>
        World.AskAsync<Db, List<BidLine>>(db =>
            db.As(head)
                .Set<BidLine>()
                .AsNoTracking()
                .Where(line => line.BidId == bid)
                .OrderBy(line => line.Measure)
                .ToListAsync(Stop)
        );
}
