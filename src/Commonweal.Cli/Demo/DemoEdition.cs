using Commonweal.Domain.Editions;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Editions;

namespace Commonweal.Cli.Demo;

/// <summary>A framework the council is writing: a copy of its own with a measure said more plainly and one added.</summary>
internal sealed class DemoEdition(
    DemoWorld world,
    DemoPeople people,
    DemoCouncil council,
    DemoDraft told
)
{
    private const string Hours = "NT29";

    private Actor Writer => people.Of(council, "policy");

    /// <summary>Puts it on the timeline.</summary>
    public void Tell() =>
        world.At(
            DemoWorld.On(told.Begun, 10),
            async () =>
            {
                var id = await world.DoAsync<CloneEdition, Guid>(act =>
                    act.RunAsync(
                        Writer,
                        council.Edition,
                        new CloneEdition.Choice(told.Title, told.Version),
                        world.Stop
                    )
                );
                var view = await world.AskAsync<EditionInHand, EditionInHand.View?>(lookup =>
                    lookup.RunAsync(Writer, id, world.Stop)
                );
                var hours = view!.Edition.Find(Hours)!;
                await WriteAsync(id, new SetMeasure(Hours, hours with { Title = told.Says }));
                await WriteAsync(id, new SetMeasure(null, Added(hours)));
            }
        );

    private Measure Added(Measure like) =>
        like with
        {
            Code = told.Added.Code,
            Title = told.Added.Title,
            Counts = told.Added.Counts,
            DoesNotCount = [],
            Evidence = told.Added.Evidence,
        };

    private Task<string> WriteAsync(Guid edition, EditionChange change) =>
        world.DoAsync<ChangeEdition, string>(act =>
            act.RunAsync(Writer, edition, change, world.Stop)
        );
}
