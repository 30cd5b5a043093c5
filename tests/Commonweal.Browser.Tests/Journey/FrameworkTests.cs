using Commonweal.Domain.People;
using Xunit;

namespace Commonweal.Browser.Tests.Journey;

/// <summary>A council makes a framework its own, and everybody can see what it is worth and why.</summary>
public sealed class FrameworkTests : VisitedSite
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_a_copy_to_a_framework_that_a_resident_reads(bool withScript)
    {
        Script = withScript;
        var council = await Site.World.AuthorityAsync("lancashire");
        var lead = new PolicyLead(await InAsync(council, Role.PolicyLead));
        await lead.TryWageAsync();
        await lead.BeginAsync();
        await lead.ChangeFigureAsync();
        await lead.HandOverAsync();
        await new PolicyLead(await InAsync(council, Role.HeadOfProcurement)).PublishAsync();
        await new Resident(await ComeAsync()).ReadFrameworkAsync();
    }

    private async Task<Visitor> InAsync(Guid council, Role role) =>
        await SignInAsync(await Site.World.PersonAsync(council, role));
}
