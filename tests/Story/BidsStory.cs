using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Bids;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Story;

/// <summary>How a story comes to submitted and opened bids: the same acts as the pages run.</summary>
public static class BidsStory
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    /// <summary>Every declaration made.</summary>
    public static BidDeclarations Declared { get; } = new(true, true, true);

    extension(World world)
    {
        /// <summary>A begun bid; answers its id.</summary>
        public async Task<Guid> StartedBidAsync(Actor supplier, Guid procurementId) =>
            (
                await world.AskAsync<StartBid, Outcome<Guid>>(act =>
                    act.RunAsync(supplier, procurementId, true, Stop)
                )
            ).Value;

        /// <summary>Saves these answers over draft <paramref name="version"/>; answers the draft's version now.</summary>
        public async Task<int> SavedAsync(
            Actor supplier,
            Guid bidId,
            int version,
            BidAnswers answers
        )
        {
            var now = (
                await world.AskAsync<SaveBidPrice, Outcome<int>>(act =>
                    act.RunAsync(supplier, bidId, version, answers.Price, Stop)
                )
            ).Value;
            foreach (var answer in answers.Measures)
            {
                now = (
                    await world.AskAsync<SaveBidLine, Outcome<int>>(act =>
                        act.RunAsync(
                            supplier,
                            bidId,
                            now,
                            answer,
                            [.. answers.Splits.Where(split => split.Concerns(answer.Measure))],
                            false,
                            Stop
                        )
                    )
                ).Value;
            }

            return now;
        }

        /// <summary>A bid begun, written and submitted; answers its id.</summary>
        public async Task<Guid> SubmittedBidAsync(
            Actor supplier,
            Guid procurementId,
            BidAnswers answers
        )
        {
            var bid = await world.StartedBidAsync(supplier, procurementId);
            var version = await world.SavedAsync(supplier, bid, 1, answers);
            _ = (await world.SubmitAsync(supplier, bid, version)).Value;
            return bid;
        }

        /// <summary>Submits draft <paramref name="version"/>, offers without a statement too; answers the receipt.</summary>
        public Task<Outcome<string>> SubmitAsync(Actor supplier, Guid bidId, int version) =>
            world.AskAsync<SubmitBid, Outcome<string>>(act =>
                act.RunAsync(
                    supplier,
                    bidId,
                    version,
                    Declared with
                    {
                        WithoutStatements = true,
                    },
                    Stop
                )
            );

        /// <summary>Withdraws the submission of <paramref name="receipt"/>, or the one that stands.</summary>
        public async Task<Outcome<Done>> WithdrawBidAsync(
            Actor supplier,
            Guid bidId,
            string? receipt = null
        )
        {
            receipt ??= await world.AskAsync<Db, string?>(db =>
                db.As(supplier)
                    .Set<BidSubmission>()
                    .Where(sent => sent.BidId == bidId && sent.WithdrawnAt == null)
                    .OrderByDescending(sent => sent.Version)
                    .Select(sent => sent.Receipt)
                    .FirstOrDefaultAsync(Stop)
            );
            return await world.AskAsync<WithdrawBid, Outcome<Done>>(act =>
                act.RunAsync(supplier, bidId, receipt ?? "", Stop)
            );
        }

        /// <summary>One officer proposes a later deadline and another confirms it; answers the second's outcome, or the first's refusal.</summary>
        public async Task<Outcome<Done>> ExtendedAsync(
            Actor officer,
            Actor second,
            Guid procurementId,
            DateTimeOffset deadline
        )
        {
            var proposed = await world.AskAsync<ProposeDeadline, Outcome<Done>>(act =>
                act.RunAsync(officer, procurementId, deadline, "The site visit moved.", Stop)
            );
            return proposed.Succeeded
                ? await world.ConfirmedDeadlineAsync(second, procurementId)
                : proposed;
        }

        /// <summary>A second officer confirms the deadline proposed last.</summary>
        public async Task<Outcome<Done>> ConfirmedDeadlineAsync(Actor second, Guid procurementId)
        {
            var proposals = (
                await world.AskAsync<DeadlineChanges, Outcome<IReadOnlyList<DeadlineChange>>>(
                    lookup => lookup.OfAsync(second, procurementId, Stop)
                )
            ).Value;
            var confirmed = await world.AskAsync<ConfirmDeadline, Outcome<DateTimeOffset>>(act =>
                act.RunAsync(second, procurementId, proposals[0].Id, Stop)
            );
            return confirmed.Then(_ => Outcome.Done);
        }

        /// <summary>One officer agrees to the opening.</summary>
        public Task<Outcome<bool>> AgreeAsync(Actor officer, Guid procurementId) =>
            world.AskAsync<AgreeToOpening, Outcome<bool>>(act =>
                act.RunAsync(officer, procurementId, Stop)
            );

        /// <summary>The deadline passes and two officers open the bids. The database's clock stays past the deadline.</summary>
        public async Task OpenedAsync(Actor officer1, Actor officer2, Guid procurementId)
        {
            await world.PassDeadlineAsync(procurementId);
            _ = (await world.AgreeAsync(officer1, procurementId)).Value;
            _ = (await world.AgreeAsync(officer2, procurementId)).Value;
            _ = (await world.DeclareAsync(officer1, procurementId)).Value;
            _ = (await world.DeclareAsync(officer2, procurementId)).Value;
        }

        /// <summary>Moves the database's clock to just after the deadline.</summary>
        public async Task PassDeadlineAsync(Guid procurementId)
        {
            var left = await world.AskAsync<Db, TimeSpan>(db =>
                db.Database.SqlQuery<TimeSpan>(
                        $"select deadline - clock_timestamp() as \"Value\" from procurement where id = {procurementId}"
                    )
                    .SingleAsync()
            );
            await world.Database.ShiftClockAsync(left + TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>Answers with one statement for all measures: a price, and per measure a quantity for each year.</summary>
    public static BidAnswers Answers(
        decimal price,
        string statement,
        params (string Measure, decimal[] Quantities)[] lines
    ) =>
        new(
            price,
            [
                .. lines.Select(line => new MeasureAnswer(
                    line.Measure,
                    [.. line.Quantities],
                    1m,
                    "",
                    statement
                )),
            ],
            BidDeclarations.None
        );
}
