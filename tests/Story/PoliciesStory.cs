using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Policies;
using Commonweal.Domain.Rules;
using Commonweal.Service.Policies;

namespace Commonweal.Story;

/// <summary>How a test comes by rules of a council: through the acts a policy lead carries out.</summary>
public static class PoliciesStory
{
    /// <summary>The decision that stands behind them.</summary>
    public const string Source = "Social Value Policy, agreed by Cabinet";

    /// <summary>A threshold on services alone.</summary>
    public static PolicyChange.Threshold Services(
        decimal amount,
        Comparator comparator = Comparator.AtLeast
    ) =>
        new(
            null,
            [ProcurementCategory.Services],
            comparator,
            amount,
            VatBasis.Exclusive,
            VatAssumed: false,
            null,
            "paragraph 4"
        );

    extension(World world)
    {
        /// <summary>A version that begins with the rules in force.</summary>
        public async Task<Guid> StartedPolicyAsync(Actor lead) =>
            (
                await world.AskAsync<StartPolicy, Outcome<Guid>>(act =>
                    act.RunAsync(lead, CancellationToken.None)
                )
            ).Value;

        /// <summary>Takes answers into a version.</summary>
        public Task<Outcome<Done>> ChangePolicyAsync(
            Actor lead,
            Guid version,
            PolicyChange change
        ) =>
            world.AskAsync<ChangePolicy, Outcome<Done>>(act =>
                act.RunAsync(lead, version, change, CancellationToken.None)
            );

        /// <summary>Asks for publication.</summary>
        public Task<Outcome<Done>> OfferPolicyAsync(Actor lead, Guid version) =>
            world.AskAsync<OfferPolicy, Outcome<Done>>(act =>
                act.RunAsync(lead, version, CancellationToken.None)
            );

        /// <summary>Publishes the revision that stands, or the one said.</summary>
        public async Task<Outcome<Done>> PublishPolicyAsync(
            Actor second,
            Guid version,
            int? revision = null
        )
        {
            var read = await world.PolicyAsync(second, version);
            return await world.AskAsync<PublishPolicy, Outcome<Done>>(act =>
                act.RunAsync(
                    second,
                    version,
                    revision ?? read!.Version.Revision,
                    CancellationToken.None
                )
            );
        }

        /// <summary>Hands the revision that stands back.</summary>
        public async Task<Outcome<Done>> ReturnPolicyAsync(
            Actor second,
            Guid version,
            string? reason
        )
        {
            var read = await world.PolicyAsync(second, version);
            return await world.AskAsync<ReturnPolicy, Outcome<Done>>(act =>
                act.RunAsync(
                    second,
                    version,
                    read!.Version.Revision,
                    reason,
                    CancellationToken.None
                )
            );
        }

        /// <summary>Gives it up.</summary>
        public Task<Outcome<Done>> WithdrawPolicyAsync(Actor lead, Guid version, string? reason) =>
            world.AskAsync<WithdrawPolicy, Outcome<Done>>(act =>
                act.RunAsync(lead, version, reason, CancellationToken.None)
            );

        /// <summary>A version as its page shows it; null where it is not theirs.</summary>
        public Task<PolicyInFull.View?> PolicyAsync(Actor actor, Guid version) =>
            world.AskAsync<PolicyInFull, PolicyInFull.View?>(lookup =>
                lookup.RunAsync(actor, version, CancellationToken.None)
            );

        /// <summary>A version with these answers, offered.</summary>
        public async Task<Guid> OfferedPolicyAsync(
            Actor lead,
            DateOnly first,
            params PolicyChange[] changes
        )
        {
            var version = await world.StartedPolicyAsync(lead);
            foreach (var change in changes.Prepend(new PolicyChange.Start(first, Source, null)))
                _ = (await world.ChangePolicyAsync(lead, version, change)).Value;
            _ = (await world.OfferPolicyAsync(lead, version)).Value;
            return version;
        }

        /// <summary>The same, published by a second person.</summary>
        public async Task<Guid> PublishedPolicyAsync(
            Actor lead,
            Actor second,
            DateOnly first,
            params PolicyChange[] changes
        )
        {
            var version = await world.OfferedPolicyAsync(lead, first, changes);
            _ = (await world.PublishPolicyAsync(second, version)).Value;
            return version;
        }
    }
}
