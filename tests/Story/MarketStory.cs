using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements.Market;
using Commonweal.Domain.Procurements.Questions;
using Commonweal.Service.Bids.Questions;
using Commonweal.Service.Procurements.Market;
using Commonweal.Service.Procurements.Questions;
using Commonweal.Service.Storage;

namespace Commonweal.Story;

/// <summary>How a test comes by what passes between council and market: questions and their answers.</summary>
public static class MarketStory
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    /// <summary>A reply that answers to all.</summary>
    public static Reply Answered(string question, string answer) =>
        new(true, question, answer, null);

    extension(World world)
    {
        /// <summary>A supplier asks about a tender.</summary>
        public Task<Outcome<Guid>> AskQuestionAsync(
            Actor supplier,
            Guid procurementId,
            string question = "May the work be shared with a partner?"
        ) =>
            world.AskAsync<AskQuestion, Outcome<Guid>>(act =>
                act.RunAsync(supplier, procurementId, question, Stop)
            );

        /// <summary>A contact asked before a tender; answers its id.</summary>
        public Task<Outcome<Guid>> ContactAsync(Actor officer, Guid procurementId) =>
            world.AskAsync<SaveContact, Outcome<Guid>>(act =>
                act.RunAsync(
                    officer,
                    procurementId,
                    null,
                    new ContactFacts(
                        "Green Growers CIC",
                        MarketKind.Vcse,
                        false,
                        "hello@growers.example",
                        "",
                        "Agreed by email"
                    ),
                    Stop
                )
            );

        /// <summary>An event before a tender; answers its id.</summary>
        public Task<Outcome<Guid>> EventAsync(Actor officer, Guid procurementId) =>
            world.AskAsync<SaveEvent, Outcome<Guid>>(act =>
                act.RunAsync(
                    officer,
                    procurementId,
                    null,
                    new EventFacts("Open morning", new DateOnly(2026, 2, 1), "Online", [], []),
                    Stop
                )
            );

        /// <summary>An event to come that everybody reads of; answers its id.</summary>
        public async Task<Guid> PublicEventAsync(
            Actor officer,
            Guid procurementId,
            string title = "Meet the buyer",
            int inDays = 20
        )
        {
            var now = await world.AskAsync<Db, DateTimeOffset>(db => db.NowAsync(Stop));
            var day = DateOnly.FromDateTime(now.UtcDateTime).AddDays(inDays);
            var id = (
                await world.AskAsync<SaveEvent, Outcome<Guid>>(act =>
                    act.RunAsync(
                        officer,
                        procurementId,
                        null,
                        new EventFacts(title, day, "County Hall", [], []),
                        Stop
                    )
                )
            ).Value;
            _ = (await world.PublishEventAsync(officer, procurementId, id)).Value;
            return id;
        }

        /// <summary>An officer makes an event public.</summary>
        public Task<Outcome<Done>> PublishEventAsync(
            Actor officer,
            Guid procurementId,
            Guid eventId,
            string times = "10am to 12 noon"
        ) =>
            world.AskAsync<PublishEvent, Outcome<Done>>(act =>
                act.RunAsync(
                    officer,
                    procurementId,
                    eventId,
                    new EventNoticeFacts(
                        times,
                        "For firms and charities that look after parks.",
                        "buyers@council.example",
                        "access@council.example"
                    ),
                    Stop
                )
            );

        /// <summary>An officer replies to a question.</summary>
        public Task<Outcome<Done>> ReplyAsync(
            Actor officer,
            Guid procurementId,
            Guid questionId,
            Reply? reply = null
        ) =>
            world.AskAsync<AnswerQuestion, Outcome<Done>>(act =>
                act.RunAsync(
                    officer,
                    procurementId,
                    questionId,
                    reply ?? Answered("May bidders work with partners?", "Yes, they may."),
                    Stop
                )
            );
    }
}
