using System.Net;
using Commonweal.App.Tests.Storage;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements.Questions;
using Commonweal.Service.Common;
using Commonweal.Service.Procurements.Questions;
using Commonweal.Service.Storage;
using Commonweal.Service.Tasks;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Bids;

/// <summary>Questions are private to ask, answered to all, and nobody at the council learns who asked.</summary>
public sealed class QuestionTests() : BidsCase(withSite: true)
{
    private const string Own = "We at Bee Lane Builders have two vans. Is that enough?";

    [Fact]
    public async Task A_bidder_asks_an_officer_answers_in_other_words_and_everybody_reads_it()
    {
        var supplier = await Site.SignInAsync(Supplier);
        await supplier.GetAsync($"/opportunities/{Procurement}/questions");
        var asked = await supplier.PressAsync("Ask this question", ("Asked", Own));
        Assert.Contains("does not see who asked", asked.Success, StringComparison.Ordinal);
        Assert.Contains("has not answered yet", asked.Text, StringComparison.Ordinal);

        var officer = await Site.SignInAsync(Officer);
        Assert.Contains(
            "Answer bidders' questions",
            (await officer.GetAsync("/")).Text,
            StringComparison.Ordinal
        );
        await officer.GetAsync($"/procurements/{Procurement}/questions?Show=Waiting");
        var page = await officer.FollowAsync(Own);
        Assert.DoesNotContain("Owner of", page.Text, StringComparison.Ordinal);
        var refused = await officer.PressAsync("Send the reply", ("Question", ""));
        Assert.Single(refused.Problems);
        var answered = await officer.PressAsync(
            "Send the reply",
            ("Answers", "true"),
            ("Question", "How many <script>vans</script> are needed?"),
            ("Answer", "As many as the work takes.")
        );
        Assert.NotEmpty(answered.Success);

        var everybody = await Site.Visitor().GetAsync($"/opportunities/{Procurement}");
        Assert.Contains("How many <script>vans</script>", everybody.Text, StringComparison.Ordinal);
        Assert.Empty(everybody.Document.QuerySelectorAll("main script"));
        Assert.Contains("Question 1, answered on", everybody.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bee Lane", everybody.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Answer bidders' questions",
            (await officer.GetAsync("/")).Text,
            StringComparison.Ordinal
        );
        var own = await supplier.GetAsync($"/opportunities/{Procurement}/questions");
        Assert.Contains("Answered to all as question 1", own.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_asked_or_began_a_bid_is_told_and_each_once()
    {
        await World.StartedBidAsync(Rival, Procurement);
        var id = (await World.AskQuestionAsync(Supplier, Procurement)).Value;
        _ = (await World.AskQuestionAsync(Rival, Procurement, "When does it start?")).Value;
        _ = (await World.ReplyAsync(Officer, Procurement, id)).Value;

        foreach (var bidder in (Actor[])[Supplier, Rival])
        {
            var letters = await World.RowsAsync(
                bidder,
                "select body as \"Value\" from notice where subject like '%question 1 was answered'"
            );
            Assert.Contains("Yes, they may.", Assert.Single(letters), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_question_that_gets_no_answer_is_told_to_its_asker_alone()
    {
        var id = (await World.AskQuestionAsync(Supplier, Procurement)).Value;
        var reply = new Reply(false, "Never shown", "Never shown", "The documents say so.");
        _ = (await World.ReplyAsync(Officer, Procurement, id, reply)).Value;
        await World.AskQuestionAsync(Rival, Procurement, "And I?");

        Assert.Equal("The documents say so.", Assert.Single(await OwnAsync(Supplier)).Refusal);
        Assert.Null(Assert.Single(await OwnAsync(Rival)).Refusal);
        Assert.Empty(
            await World.AskAsync<PublishedAnswers, IReadOnlyList<PublishedAnswers.Row>>(lookup =>
                lookup.OfAsync(Actor.Public, Procurement, Stop)
            )
        );
        const string Letter =
            "select body as \"Value\" from notice where subject like '%your question was not answered'";
        Assert.Single(await World.RowsAsync(Supplier, Letter));
        Assert.Empty(await World.RowsAsync(Rival, Letter));
        Assert.Equal(
            "procurements.answer.given-already",
            CodeOf(await World.ReplyAsync(Officer, Procurement, id))
        );
    }

    [Fact]
    public async Task Nothing_in_the_councils_reach_tells_who_asked()
    {
        var id = (await World.AskQuestionAsync(Supplier, Procurement, Own)).Value;

        foreach (var person in (Actor[])[Officer, Second, Rival, Actor.Public])
        {
            Assert.Empty(
                await World.RowsAsync(
                    person,
                    "select supplier_id::text as \"Value\" from question_asker"
                )
            );
        }

        Assert.Equal(
            [Own],
            await World.RowsAsync(Officer, "select asked as \"Value\" from tender_question")
        );
        foreach (var person in (Actor[])[Rival, Actor.Public])
        {
            Assert.Empty(
                await World.RowsAsync(person, "select asked as \"Value\" from tender_question")
            );
        }

        Assert.Empty(
            await World.RowsAsync(
                Officer,
                $"select act as \"Value\" from audit_entry where subject_id = '{id}'"
            )
        );
        var file = await (await Site.SignInAsync(Officer)).GetAsync(
            $"/procurements/{Procurement}/questions?format=csv"
        );
        Assert.DoesNotContain(
            $"{Supplier.SupplierId}",
            System.Text.Encoding.UTF8.GetString(file.Bytes),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            Supplier.Name,
            System.Text.Encoding.UTF8.GetString(file.Bytes),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_last_day_and_the_deadline_end_asking_and_the_deadline_ends_answering()
    {
        var now = await World.AskAsync<Db, DateTimeOffset>(db => db.NowAsync(Stop));
        var draft = await World.PreparedProcurementAsync(Officer, deadline: now.AddDays(30));
        var day = UkTime.Today(now.AddDays(10));
        Assert.Equal(
            "procurements.questions.after-deadline",
            CodeOf(await SetDayAsync(draft, day.AddDays(25)))
        );
        Assert.Equal(
            "procurements.questions.day-passed",
            CodeOf(await SetDayAsync(draft, day.AddDays(-12)))
        );
        Assert.True((await SetDayAsync(draft, day)).Succeeded);
        await World.AskAsync<Service.Procurements.PublishProcurement, Outcome<Done>>(act =>
            act.RunAsync(Officer, draft, Stop)
        );
        var waiting = (await World.AskQuestionAsync(Supplier, draft)).Value;
        Assert.Equal("procurements.procurement.fixed", CodeOf(await SetDayAsync(draft, null)));

        await World.Database.ShiftClockAsync(TimeSpan.FromDays(12));
        Assert.Equal(
            "procurements.question.day-passed",
            CodeOf(await World.AskQuestionAsync(Supplier, draft, "Late?"))
        );
        Assert.NotNull(
            await World.RefusalAsync(
                Supplier,
                $"insert into tender_question (id, authority_id, procurement_id, asked, asked_at) select gen_random_uuid(), authority_id, id, 'Late', database_now() from procurement where id = '{draft}'"
            )
        );
        await World.PassDeadlineAsync(draft);
        Assert.Equal(
            "procurements.answer.closed",
            CodeOf(await World.ReplyAsync(Officer, draft, waiting))
        );
        Assert.Equal(
            "procurements.question.closed",
            CodeOf(await World.AskQuestionAsync(Supplier, draft, "Late?"))
        );
        var tasks = await World.AskAsync<WaitingTasks, WaitingTasks.View>(lookup =>
            lookup.OfAsync(Officer, Stop)
        );
        Assert.DoesNotContain(tasks.Waiting, task => task.What == WaitingTasks.Kind.AnswerQuestion);
    }

    [Fact]
    public async Task What_was_asked_and_answered_is_changed_by_nobody()
    {
        var id = (await World.AskQuestionAsync(Supplier, Procurement)).Value;
        _ = (await World.ReplyAsync(Officer, Procurement, id)).Value;

        foreach (
            var sql in (string[])
                [
                    "update tender_answer set answer = 'No'",
                    "delete from tender_answer",
                    "update tender_question set asked = 'Other'",
                    "delete from question_asker",
                ]
        )
        {
            Assert.Equal("42501", await World.RefusalAsync(Officer, sql));
        }

        var stranger = await World.PersonAsync(
            await World.AuthorityAsync("elsewhere"),
            Role.Officer
        );
        Assert.Equal(
            "procurements.procurement.not-found",
            CodeOf(await World.ReplyAsync(stranger, Procurement, id))
        );
        var there = await Site.SignInAsync(stranger);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await there.GetAsync($"/procurements/{Procurement}/questions/{id}")).Status
        );
    }

    [Fact]
    public async Task A_question_sent_twice_is_one_and_many_are_bounded()
    {
        var first = (await World.AskQuestionAsync(Supplier, Procurement)).Value;
        Assert.Equal(first, (await World.AskQuestionAsync(Supplier, Procurement)).Value);
        Assert.Equal(
            "procurements.question.length",
            CodeOf(await World.AskQuestionAsync(Supplier, Procurement, " "))
        );
        Assert.NotEqual(first, (await World.AskQuestionAsync(Rival, Procurement)).Value);
        for (var at = 1; at < TenderQuestion.MostOfOne; at++)
        {
            _ = (await World.AskQuestionAsync(Supplier, Procurement, $"Question {at}?")).Value;
        }

        Assert.Equal(
            "procurements.question.too-many",
            CodeOf(await World.AskQuestionAsync(Supplier, Procurement, "One more?"))
        );
    }

    private Task<IReadOnlyList<OwnQuestions.Row>> OwnAsync(Actor supplier) =>
        World.AskAsync<OwnQuestions, IReadOnlyList<OwnQuestions.Row>>(lookup =>
            lookup.OfAsync(supplier, Procurement, Stop)
        );

    private Task<Outcome<Done>> SetDayAsync(Guid procurement, DateOnly? day) =>
        World.AskAsync<SetQuestionDay, Outcome<Done>>(act =>
            act.RunAsync(Officer, procurement, day, Stop)
        );
}
