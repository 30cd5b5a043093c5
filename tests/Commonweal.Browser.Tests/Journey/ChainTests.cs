using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Xunit;

namespace Commonweal.Browser.Tests.Journey;

/// <summary>The main job from end to end, walked in the browser by everybody who has a part in it.</summary>
public sealed class ChainTests : VisitedSite
{
    private const int Statements = 6;

    private readonly Plan plan = new(UkTime.Today(TimeProvider.System.GetUtcNow()));
    private Guid council;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        council = await Site.World.AuthorityAsync("lancashire");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_chain_from_notice_to_public_result(bool withScript)
    {
        Script = withScript;
        var officer = new Officer(await InAsync(Role.Officer), plan);
        var procurement = await PublishAsync(officer);
        var (winner, bid) = await BidAsync(Offer.Winning with { Price = "499,999.00" });
        await new Bidder(winner, Offer.Winning).ReplaceAsync(bid, Offer.Winning.Price);
        var (loser, losing) = await BidAsync(Offer.Losing);
        await new Bidder(loser, Offer.Losing).WithdrawAndReturnAsync(losing);
        await officer.FindsNoBidAsync(procurement, bid);

        await Site.WaitUntilAsync(plan.Deadline.AddDays(1));
        var head = await InAsync(Role.HeadOfProcurement);
        await officer.AgreeToOpenAsync(procurement, isSecond: false);
        var awarder = await InAsync(Role.HeadOfProcurement);
        await new Officer(awarder, plan).AgreeToOpenAsync(procurement, isSecond: true);
        await officer.AcceptOffersAsync(procurement);
        await new Panel(await InAsync(Role.Evaluator), Statements).ScoreAsync(better: 5, other: 3);
        await new Panel(await InAsync(Role.Evaluator), Statements).ScoreAsync(better: 4, other: 3);
        await new Panel(head, Statements).ModerateAsync(procurement);
        await officer.RecommendAsync(procurement);
        await new Awarder(awarder, plan).AwardAsync(procurement);

        var person = await Site.World.PersonAsync(council, Role.ContractManager);
        var manager = new ContractManager(await SignInAsync(person), person.Name);
        await manager.AcceptAsync();
        await manager.PublishAsync();
        await Site.WaitUntilAsync(plan.First.Next.Start.AddDays(2));
        var deliverer = new Deliverer(winner, plan);
        await deliverer.ReportAsync();
        const string Because = "Say in which months the carbon was saved.";
        await manager.ReturnAsync(Because);
        await deliverer.MendAsync(Because);
        await manager.ReviewAsync();
        await manager.ReadPortfolioAsync(Deliverer.EvidenceOf("NT29"));
        await new Resident(await ComeAsync()).ReadResultsAsync();
    }

    private static async Task<string> PublishAsync(Officer officer)
    {
        await officer.ImportNoticesAsync();
        var procurement = await officer.TakeUpAsync();
        await officer.SayWhatIsBoughtAsync();
        await officer.SayWhyItIsOneLotAsync();
        await officer.CheckPolicyAsync();
        await officer.AnswerPrinciplesAsync();
        await officer.SetWeightingAsync();
        await officer.ChooseMeasuresAsync();
        await officer.PublishAsync();
        return procurement;
    }

    private async Task<(Visitor Supplier, string Bid)> BidAsync(Offer offer)
    {
        var supplier = await ComeAsync();
        var bidder = new Bidder(supplier, offer);
        await bidder.RegisterAsync();
        var bid = await bidder.StartAsync();
        await bidder.BuildAsync();
        await bidder.SubmitAsync();
        return (supplier, bid);
    }

    private async Task<Visitor> InAsync(Role role) =>
        await SignInAsync(await Site.World.PersonAsync(council, role));
}
