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
            ["plan"] = "need",
        };

    /// <summary>The part that an address of a route with <c>{key}</c> names.</summary>
    public static string KeyIn(string route) =>
        Keys[route.Split('/').TakeWhile(part => part != "{key}").Last()];

    /// <summary>A figure of a council's own: 17.77 pounds an hour.</summary>
    public static Parameter OurHour(bool mayBePassedOn) =>
        new(
            "our-hour",
            "An hour by our survey",
            "GBP per hour",
            new DatedValues<Figure>([
                new(
                    new DateOnly(2024, 1, 1),
                    new Figure(17.77m, null, null, Confidence.High, 2024),
                    new Source("Our own survey", null, "Kept by the council")
                    {
                        MayBePassedOn = mayBePassedOn,
                    }
                ),
            ])
        );

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

        /// <summary>Retires it because "A newer one is out."; answers its name.</summary>
        public async Task<string> RetiredEditionAsync(Actor reviewer, Guid edition)
        {
            _ = (
                await world.AskAsync<RetireEdition, Outcome<Done>>(act =>
                    act.RunAsync(reviewer, edition, "A newer one is out.", CancellationToken.None)
                )
            ).Value;
            return (await world.EditionAsync(reviewer, edition))!.Edition.Name;
        }

        /// <summary>
        /// A published edition of the council in which an hour given (NT29) is worth the 17.77 of a figure that may not be passed on;
        /// answers its name.
        /// </summary>
        public async Task<string> LicensedEditionAsync(Guid authority)
        {
            var (writer, reviewer) = (
                await world.PersonAsync(authority, Role.PolicyLead),
                await world.PersonAsync(authority, Role.HeadOfProcurement)
            );
            var id = await world.EditionDraftAsync(writer);
            await Written(new SetParameter(OurHour(mayBePassedOn: false)));
            await Written(
                new SetProxy(
                    new Proxy(
                        "our-hour-given",
                        "An hour given",
                        Unit.VolunteerHours,
                        new Formula.DatedFigure(OurHour(mayBePassedOn: false))
                    )
                )
            );
            var whole = (await world.EditionAsync(writer, id))!.Edition;
            await Written(
                new SetMeasure(
                    "NT29",
                    whole.Find("NT29")! with
                    {
                        Proxy = whole.Proxies.Single(proxy => proxy.Id == "our-hour-given"),
                    }
                )
            );
            foreach (var example in whole.Examples)
                await Written(new RemoveExample(example.Id));
            _ = (await world.SubmitEditionAsync(writer, id)).Value;
            _ = (await world.PublishEditionAsync(reviewer, id)).Value;
            return whole.Name;

            async Task Written(EditionChange change) =>
                _ = (await world.WriteAsync(writer, id, change)).Value;
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
