using System.Text.Json;
using Commonweal.App.Tests.Storage;
using Commonweal.Domain.Common;
using Commonweal.Domain.Editions;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Common;
using Commonweal.Service.Editions;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Commonweal.App.Tests.Editions;

public sealed class CouncilEditionTests : WorldCase
{
    private static readonly Source Ours = new("Our own survey", null, "Kept by the council");

    private Guid authority;
    private Actor writer = null!;
    private Actor reviewer = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        authority = await World.AuthorityAsync("lancashire");
        writer = await World.PersonAsync(authority, Role.PolicyLead);
        reviewer = await World.PersonAsync(authority, Role.HeadOfProcurement);
    }

    [Fact]
    public async Task A_copy_is_written_reviewed_by_another_published_and_found_by_everybody()
    {
        var id = await World.EditionDraftAsync(writer);
        Assert.Null(await FindAsync(Actor.Public, "lancashire.2026"));
        var measure = (await Whole(id)).Find("NT29")!;
        await Written(id, new SetMeasure("NT29", measure with { Title = "Hours given" }));
        _ = (await World.SubmitEditionAsync(writer, id)).Value;
        Assert.Equal(
            "editions.draft.closed",
            (await World.WriteAsync(writer, id, new RemoveMeasure("NT29"))).Problems[0].Code
        );

        Assert.Equal(
            "editions.publish.own",
            (await World.PublishEditionAsync(writer, id)).Problems[0].Code
        );
        _ = (await World.PublishEditionAsync(reviewer, id)).Value;

        var found = await FindAsync(Actor.Public, "lancashire.2026");
        Assert.Equal("Hours given", found!.Find("NT29")!.Title);
        var view = (await World.EditionAsync(reviewer, id))!;
        Assert.Equal(EditionStage.Published, view.Council.Stage);
        Assert.Equal(EditionText.Fingerprint(found), view.Council.Fingerprint);
        Assert.Equal(
            "editions.draft.closed",
            (await World.WriteAsync(writer, id, new RemoveMeasure("NT29"))).Problems[0].Code
        );
    }

    [Fact]
    public async Task A_draft_is_its_councils_alone()
    {
        var id = await World.EditionDraftAsync(writer);
        var other = await World.PersonAsync(await World.AuthorityAsync("sefton"), Role.PolicyLead);

        Assert.Null(await World.EditionAsync(other, id));
        Assert.Equal(
            "editions.edition.unknown",
            (await World.WriteAsync(other, id, new RemoveMeasure("NT29"))).Problems[0].Code
        );
        Assert.Empty((await ListAsync(other)).Rows);
        Assert.Single((await ListAsync(writer)).Rows);
    }

    [Fact]
    public async Task Newer_published_figures_are_taken_when_somebody_says_so()
    {
        var id = await World.EditionDraftAsync(writer);
        var wage = (await Whole(id)).Parameters.Single(held => held.Id == "real-living-wage-uk");
        var newer = wage.Trying(13.45m, new DateOnly(2025, 10, 22), Ours).Value;

        await Written(id, new TakeFigures([newer]));

        var on = new DateOnly(2026, 1, 1);
        var edition = await Whole(id);
        Assert.Equal(13.45m, UnitValue.On(edition, edition.Find("NT29")!, on).Figure!.Central);
        Assert.Equal(
            "editions.submit.example",
            (await World.SubmitEditionAsync(writer, id)).Problems[0].Code
        );
    }

    [Fact]
    public async Task Of_two_writers_who_saw_the_same_measure_the_second_is_told_and_the_record_has_both_texts()
    {
        var id = await World.EditionDraftAsync(writer);
        var measure = (await Whole(id)).Find("NT29")!;
        var seen = EditionPart.Fingerprint(EditionPart.Measure(await Whole(id), "NT29"));
        await Written(
            id,
            new SetMeasure("NT29", measure with { Counts = "Hours." }) { Seen = seen }
        );

        var second = await World.WriteAsync(
            writer,
            id,
            new SetMeasure("NT29", measure with { Title = "Mine" }) { Seen = seen }
        );

        Assert.Equal("editions.part.changed", second.Problems.Single().Code);
        Assert.Equal("Hours.", (await Whole(id)).Find("NT29")!.Counts);
        Assert.Equal(measure.Title, (await Whole(id)).Find("NT29")!.Title);
        var told = JsonElement.Parse(
            await World.AskAsync<Db, string>(db =>
                db.As(writer)
                    .Database.SqlQuery<string>(
                        $"select entry::jsonb ->> 'details' as \"Value\" from audit_entry where act = 'edition.measure-set'"
                    )
                    .SingleAsync()
            )
        );
        Assert.Equal(measure.Counts, Counts("from"));
        Assert.Equal("Hours.", Counts("to"));

        string? Counts(string side) =>
            told.GetProperty(side).GetProperty("measures")[0].GetProperty("counts").GetString();
    }

    [Fact]
    public async Task Six_who_add_one_priority_at_once_have_added_six()
    {
        var id = await World.EditionDraftAsync(writer);
        var before = (await Whole(id)).Priorities.Count;

        var keys = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(_ =>
                    World.WriteAsync(
                        writer,
                        id,
                        new SetPriority(new Priority("", "Warm homes", "Our plan"))
                    )
                )
        );

        var after = (await Whole(id)).Priorities.Select(one => one.Id).ToList();
        Assert.Equal(before + 6, after.Count);
        Assert.Equal(
            keys.Select(key => key.Value).Order(StringComparer.Ordinal),
            after.Skip(before).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task What_would_break_a_rule_of_editions_is_refused_and_changes_nothing()
    {
        var id = await World.EditionDraftAsync(writer);
        var before = await Whole(id);
        var tonnes = before.Find("NT31")!;

        var wrongUnit = await World.WriteAsync(
            writer,
            id,
            new SetMeasure("NT29", before.Find("NT29")! with { Proxy = tonnes.Proxy })
        );
        var taken = await World.WriteAsync(
            writer,
            id,
            new SetMeasure("NT29", before.Find("NT29")! with { Code = "NT31" })
        );
        var used = await World.WriteAsync(writer, id, new RemoveTheme(tonnes.Theme));
        var unpriced = await World.WriteAsync(
            writer,
            id,
            new SetHeading(
                before.Title,
                before.Version,
                before.PublishedOn,
                1901,
                before.Source,
                before.About
            )
        );

        Assert.Equal("editions.measure.value", wrongUnit.Problems[0].Code);
        Assert.Contains("volunteer hours", wrongUnit.Problems[0].Message, StringComparison.Ordinal);
        Assert.Equal("editions.measure.code", taken.Problems[0].Code);
        Assert.Equal("editions.theme.used", used.Problems[0].Code);
        Assert.Equal(
            ("editions.prices.year", "PriceYear"),
            (unpriced.Problems[0].Code, unpriced.Problems[0].Field)
        );
        Assert.Equal(EditionText.Fingerprint(before), EditionText.Fingerprint(await Whole(id)));
    }

    [Fact]
    public async Task A_reviewer_hands_it_back_with_a_reason_and_a_retired_one_is_no_longer_chosen()
    {
        var id = await World.EditionDraftAsync(writer);
        _ = (await World.SubmitEditionAsync(writer, id)).Value;

        Assert.Equal("editions.return.reason", (await ReturnAsync("")).Problems[0].Code);
        _ = (await ReturnAsync("Say what an hour is.")).Value;
        Assert.Equal(
            "Say what an hour is.",
            (await World.EditionAsync(writer, id))!.Council.ReturnReason
        );
        _ = (await World.SubmitEditionAsync(writer, id)).Value;
        _ = (await World.PublishEditionAsync(reviewer, id)).Value;
        _ = (
            await World.AskAsync<RetireEdition, Outcome<Done>>(act =>
                act.RunAsync(reviewer, id, "A newer one is out.", CancellationToken.None)
            )
        ).Value;

        Assert.NotNull(await FindAsync(Actor.Public, "lancashire.2026"));
        Assert.DoesNotContain(
            await World.AskAsync<EditionShelf, IReadOnlyList<Edition>>(shelf =>
                shelf.ToChooseAsync(writer, null, CancellationToken.None)
            ),
            edition => edition.Name == "lancashire.2026"
        );

        Task<Outcome<Done>> ReturnAsync(string reason) =>
            World.AskAsync<ReturnEdition, Outcome<Done>>(act =>
                act.RunAsync(reviewer, id, reason, CancellationToken.None)
            );
    }

    [Theory]
    [InlineData("update council_edition set title = 'Other'")]
    [InlineData(
        "update council_edition set stage = 'Draft', submitted_at = null, published_by = null, published_at = null, fingerprint = null, open_text = null"
    )]
    [InlineData("update council_edition set writers = '{}'")]
    [InlineData("update edition_content set text = '{}'")]
    [InlineData("delete from council_edition")]
    public async Task What_is_published_stands_whatever_sql_says(string sql)
    {
        _ = await World.PublishedEditionAsync(authority);

        await World.AssertRefusedAsync(reviewer, sql);
    }

    [Fact]
    public async Task Only_a_second_person_of_the_right_role_publishes_and_only_what_was_reviewed()
    {
        var id = await World.EditionDraftAsync(writer);
        Assert.Equal(
            PostgresErrorCodes.CheckViolation,
            await World.RefusalAsync(
                writer,
                "update council_edition set published_at = database_now()"
            )
        );
        _ = (await World.SubmitEditionAsync(writer, id)).Value;
        var evaluator = await World.PersonAsync(authority, Role.Evaluator);
        const string Publish =
            "update council_edition e set stage = 'Published', published_by = app_author(), open_text = '{}', published_at = database_now(), fingerprint = ";
        const string OfContent =
            "(select encode(sha256(convert_to(c.text, 'UTF8')), 'hex') from edition_content c where c.id = e.id)";
        await World.AssertRefusedAsync(evaluator, Publish + OfContent);
        await World.AssertRefusedAsync(writer, Publish + OfContent);
        await World.AssertRefusedAsync(reviewer, $"{Publish}'{new string('0', 64)}'");
        await World.AssertRefusedAsync(
            reviewer,
            (Publish + OfContent).Replace(
                "published_at = database_now()",
                "published_at = '2001-01-01'",
                StringComparison.Ordinal
            )
        );
        Assert.Null(await World.RefusalAsync(reviewer, Publish + OfContent));
    }

    [Fact]
    public async Task Two_publish_at_once_and_one_is_told_that_it_is_done()
    {
        var id = await World.EditionDraftAsync(writer);
        _ = (await World.SubmitEditionAsync(writer, id)).Value;
        var other = await World.PersonAsync(authority, Role.HeadOfProcurement);

        var told = await World.AtOnceAsync(
            $"council_edition where id = '{id}'",
            () => World.PublishEditionAsync(reviewer, id),
            () => World.PublishEditionAsync(other, id)
        );

        Assert.Equal(["", "editions.stage.elsewhere"], told);
    }

    [Fact]
    public async Task A_head_of_procurement_neither_writes_nor_hands_over_nor_publishes_what_they_handed_over()
    {
        await World.EditionDraftAsync(writer);
        var second = await World.PersonAsync(authority, Role.PolicyLead);
        const string HandOver =
            "update council_edition set stage = 'Review', submitted_at = database_now()";
        const string WithHand = $"{HandOver}, writers = writers || app_author()";

        await World.AssertRefusedAsync(reviewer, WithHand);
        await World.AssertRefusedAsync(
            reviewer,
            "update council_edition set writers = writers || app_author()"
        );
        await World.AssertRefusedAsync(second, HandOver);
        Assert.Null(await World.RefusalAsync(second, WithHand));
    }

    [Fact]
    public async Task Who_handed_it_over_had_a_hand_in_it_and_does_not_publish_it()
    {
        var id = await World.EditionDraftAsync(writer);
        var second = await World.PersonAsync(authority, Role.PolicyLead);
        _ = (await World.SubmitEditionAsync(second, id)).Value;

        Assert.Equal(
            "editions.publish.own",
            (await World.PublishEditionAsync(second, id)).Problems[0].Code
        );
    }

    [Fact]
    public async Task Who_wrote_in_it_why_it_came_back_and_the_print_of_what_is_kept_private_are_its_councils()
    {
        var name = await World.LicensedEditionAsync(authority);
        var stranger = await World.PersonAsync(
            await World.AuthorityAsync("southend", "southend", "southend-2050"),
            Role.PolicyLead
        );
        var supplier = await World.SupplierAsync("Bee Lane Builders");

        foreach (var actor in (Actor[])[stranger, supplier, Actor.Public])
        {
            Assert.Empty(
                await World.RowsAsync(
                    actor,
                    "select concat(writers, return_reason, fingerprint, published_by) from council_edition"
                )
            );
            Assert.Equal(
                [$"{name} f"],
                await World.RowsAsync(
                    actor,
                    "select name || ' ' || left(open_is_whole::text, 1) from published_edition"
                )
            );
        }
    }

    private async Task Written(Guid id, EditionChange change) =>
        _ = (await World.WriteAsync(writer, id, change)).Value;

    private async Task<Edition> Whole(Guid id) => (await World.EditionAsync(writer, id))!.Edition;

    private Task<ListPage<CouncilEditions.Row>> ListAsync(Actor actor) =>
        World.AskAsync<CouncilEditions, ListPage<CouncilEditions.Row>>(lookup =>
            lookup.RunAsync(actor, new ListRequest(), null, CancellationToken.None)
        );

    private Task<Edition?> FindAsync(Actor actor, string name) =>
        World.AskAsync<EditionShelf, Edition?>(async shelf =>
        {
            _ = await shelf.AllAsync(actor, CancellationToken.None);
            return shelf.Find(name);
        });

    private static decimal? Value(Edition? edition) =>
        UnitValue.On(edition!, edition!.Find("NT29")!, new DateOnly(2026, 11, 21)).Figure?.Central;

    private static string Text(Edition edition) =>
        System.Text.Encoding.UTF8.GetString(EditionText.Write(edition));
}
