using Commonweal.Domain.Common;
using Commonweal.Domain.Editions;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Editions;

namespace Commonweal.Story;

/// <summary>How a test comes by an edition of a council's own: through the acts of those who write and review it.</summary>
public static class EditionsStory
{
    /// <summary>A part of every such copy, by the pages that show it.</summary>
    public static IReadOnlyDictionary<string, string> Keys { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["figures"] = "real-living-wage-uk",
            ["values"] = "volunteer-hour",
            ["priorities"] = "growth",
            ["themes"] = "employment-and-skills",
            ["exclusions"] = "one-group-per-person",
            ["examples"] = "one-of-each-kind",
        };

    /// <summary>The part that an address of a route with <c>{key}</c> names.</summary>
    public static string KeyIn(string route) =>
        Keys[route.Split('/').TakeWhile(part => part != "{key}").Last()];

    extension(World world)
    {
        /// <summary>A draft that is a copy of Lancashire's edition.</summary>
        public async Task<Guid> EditionDraftAsync(Actor writer, string? version = null) =>
            (
                await world.AskAsync<CloneEdition, Outcome<Guid>>(act =>
                    act.RunAsync(
                        writer,
                        "lancashire-toms-2024",
                        new CloneEdition.Choice("Our measures", version ?? "2026"),
                        CancellationToken.None
                    )
                )
            ).Value;

        /// <summary>Writes one thing in it.</summary>
        public Task<Outcome<string>> WriteAsync(Actor writer, Guid edition, EditionChange change) =>
            world.AskAsync<ChangeEdition, Outcome<string>>(act =>
                act.RunAsync(writer, edition, change, CancellationToken.None)
            );

        /// <summary>The edition with its stage.</summary>
        public Task<EditionInHand.View?> EditionAsync(Actor reader, Guid edition) =>
            world.AskAsync<EditionInHand, EditionInHand.View?>(lookup =>
                lookup.RunAsync(reader, edition, CancellationToken.None)
            );

        /// <summary>Hands it over.</summary>
        public Task<Outcome<Done>> SubmitEditionAsync(Actor writer, Guid edition) =>
            world.AskAsync<SubmitEdition, Outcome<Done>>(act =>
                act.RunAsync(writer, edition, CancellationToken.None)
            );

        /// <summary>Publishes it as it stands.</summary>
        public async Task<Outcome<Done>> PublishEditionAsync(Actor reviewer, Guid edition)
        {
            var seen = EditionText.Fingerprint(
                (await world.EditionAsync(reviewer, edition))!.Edition
            );
            return await world.AskAsync<PublishEdition, Outcome<Done>>(act =>
                act.RunAsync(reviewer, edition, seen, CancellationToken.None)
            );
        }

        /// <summary>A copy of Lancashire's edition, written, reviewed and published; answers its name.</summary>
        public async Task<string> PublishedEditionAsync(
            Guid authority,
            params EditionChange[] changes
        )
        {
            var writer = await world.PersonAsync(authority, Role.PolicyLead);
            var reviewer = await world.PersonAsync(authority, Role.HeadOfProcurement);
            var edition = await world.EditionDraftAsync(writer);
            foreach (var change in changes)
                _ = (await world.WriteAsync(writer, edition, change)).Value;
            _ = (await world.SubmitEditionAsync(writer, edition)).Value;
            _ = (await world.PublishEditionAsync(reviewer, edition)).Value;
            return (await world.EditionAsync(reviewer, edition))!.Edition.Name;
        }
    }
}
