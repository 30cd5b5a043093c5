namespace Commonweal.Browser.Tests.Journey;

internal static class FindProcurement
{
    extension(Visitor at)
    {
        /// <summary>From the list of procurements to the one of the chain.</summary>
        public async Task FindProcurementAsync()
        {
            await at.FillAsync("Search by title, reference or buyer", "Victim Services");
            await at.PressAsync("Apply");
            await at.FollowAsync(Plan.Title);
        }
    }
}
