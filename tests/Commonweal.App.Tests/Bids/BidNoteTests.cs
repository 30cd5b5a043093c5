using Commonweal.App.Tests.Storage;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Bids;
using Commonweal.Service.Notices;
using Commonweal.Service.People;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Bids;

/// <summary>What colleagues of one supplier tell each other about a bid is theirs alone.</summary>
public sealed class BidNoteTests() : BidsCase(withSite: true)
{
    private const string Said = "Ring the college before we promise four.";

    [Fact]
    public async Task A_colleague_reads_it_on_the_bids_pages_and_only_its_writer_removes_it()
    {
        var bid = await World.StartedBidAsync(Supplier, Procurement);
        var browser = await Site.SignInAsync(Supplier);
        await browser.GetAsync($"/supplier/bids/{bid}/notes");
        var page = await browser.PressAsync("Add the note", ("Text", " "));
        Assert.StartsWith(
            "Write the note.",
            Assert.Single(page.Problems),
            StringComparison.Ordinal
        );
        page = await browser.PressAsync("Add the note", ("Measure", "NT1"), ("Text", Said));
        Assert.Contains(Said, page.Text, StringComparison.Ordinal);

        var editor = await World.ColleagueAsync(Supplier, Role.SupplierEditor);
        var colleague = await Site.SignInAsync(editor);
        page = await colleague.GetAsync($"/supplier/bids/{bid}");
        Assert.Contains("Notes between colleagues (1)", page.Text, StringComparison.Ordinal);
        page = await colleague.GetAsync($"/supplier/bids/{bid}/measures/NT1");
        Assert.Contains("about this measure (1)", page.Text, StringComparison.Ordinal);
        page = await colleague.GetAsync($"/supplier/bids/{bid}/notes?measure=NT1");
        Assert.Contains(Said, page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("form[action*=Remove]"));
        Assert.DoesNotContain(
            Said,
            (await colleague.GetAsync($"/supplier/bids/{bid}/notes?measure=NT29")).Text,
            StringComparison.Ordinal
        );
        var note = Assert.Single((await NotesAsync(editor, bid)).Value);
        Assert.Equal("bids.note.not-own", CodeOf(await RemoveAsync(editor, bid, note.Id)));
        Assert.True((await RemoveAsync(Supplier, bid, note.Id)).Succeeded);
        Assert.Empty((await NotesAsync(editor, bid)).Value);
    }

    [Fact]
    public async Task Colleagues_are_told_once_that_there_is_a_note_and_never_what_it_says()
    {
        var bid = await World.StartedBidAsync(Supplier, Procurement);
        var editor = await World.ColleagueAsync(Supplier, Role.SupplierEditor);
        var told = await World.AskAsync<Db, string>(db =>
            db.As(editor)
                .Set<Account>()
                .Where(account => account.Id == editor.AccountId)
                .Select(account => account.Email!)
                .SingleAsync(Stop)
        );
        Assert.True((await AddAsync(bid, null)).Succeeded);
        Assert.True((await AddAsync(bid, "NT1")).Succeeded);

        var letter = Assert.Single(await LettersAsync());
        Assert.Equal(told, letter.ToEmail);
        Assert.DoesNotContain(Said, letter.Body, StringComparison.Ordinal);
        Assert.Contains($"/supplier/bids/{bid}/notes", letter.Body, StringComparison.Ordinal);

        await World.Database.ShiftClockAsync(TimeSpan.FromMinutes(11));
        Assert.True((await AddAsync(bid, null)).Succeeded);
        Assert.Equal(2, (await LettersAsync()).Count);
    }

    private Task<List<Notice>> LettersAsync() =>
        World.AskAsync<Db, List<Notice>>(db =>
            db.As(Supplier)
                .Set<Notice>()
                .Where(letter => letter.Subject.Contains("left a note"))
                .ToListAsync(Stop)
        );

    [Fact]
    public async Task No_council_and_no_rival_reads_it_before_the_opening_or_after()
    {
        var bid = await World.SubmittedBidAsync(Supplier, Procurement, Offer);
        Assert.Equal("bids.note.measure", CodeOf(await AddAsync(bid, "NT999")));
        Assert.True((await AddAsync(bid, null)).Succeeded);
        await World.OpenedAsync(Officer, Second, Procurement);

        Assert.Equal("bids.bid.unknown", CodeOf(await NotesAsync(Rival, bid)));
        foreach (var other in (Actor[])[Officer, Rival])
        {
            Assert.Empty(
                await World.RowsAsync(other, "select bid_id::text as \"Value\" from bid_note")
            );
            Assert.Equal(
                0,
                await World.AskAsync<Db, int>(db =>
                    db.As(other).Database.ExecuteSqlAsync($"delete from bid_note")
                )
            );
        }

        Assert.Equal(
            ["false"],
            await World.RowsAsync(
                Supplier,
                $"select (position('{Said}'::bytea in sealed) > 0)::text as \"Value\" from bid_note"
            )
        );
        Assert.Empty(
            await World.RowsAsync(
                Officer,
                "select act as \"Value\" from audit_entry where act = 'bid.note-added'"
            )
        );
    }

    private Task<Outcome<Guid>> AddAsync(Guid bid, string? measure) =>
        World.AskAsync<AddBidNote, Outcome<Guid>>(act =>
            act.RunAsync(Supplier, bid, measure, Said, Stop)
        );

    private Task<Outcome<Done>> RemoveAsync(Actor actor, Guid bid, Guid note) =>
        World.AskAsync<RemoveBidNote, Outcome<Done>>(act => act.RunAsync(actor, bid, note, Stop));

    private Task<Outcome<IReadOnlyList<NotesOfBid.Row>>> NotesAsync(Actor actor, Guid bid) =>
        World.AskAsync<NotesOfBid, Outcome<IReadOnlyList<NotesOfBid.Row>>>(lookup =>
            lookup.OfAsync(actor, bid, Stop)
        );
}
