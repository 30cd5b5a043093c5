using Commonweal.App.Tests.Storage;
using Commonweal.Domain.Common;
using Commonweal.Domain.Editions.Import;
using Commonweal.Domain.People;
using Commonweal.Service.Editions.Import;
using Commonweal.Service.Storage;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Editions.Import;

public sealed class KeptLayoutTests : WorldCase
{
    private static readonly byte[] Table =
        "Ref,Measure,Units,Proxy value\nNT29,Hours,volunteer hours,17.42\n"u8.ToArray();

    private Actor writer = null!;
    private Actor stranger = null!;
    private Guid layout;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        writer = await World.PersonAsync(await World.AuthorityAsync("lancashire"), Role.PolicyLead);
        stranger = await World.PersonAsync(await World.AuthorityAsync("sefton"), Role.PolicyLead);
        var draft = await World.EditionDraftAsync(writer);
        _ = (await World.BringInAsync(writer, draft, "a.csv", Table)).Value;
        _ = (await World.AgreeToUnitsAsync(writer, draft)).Value;
        _ = (await World.NameTermsAsync(writer, draft)).Value;
        _ = (await World.AcceptAsync(writer, draft, "Their handbook")).Value;
        layout = Assert.Single((await World.ImportAsync(writer, draft))!.Kept).Id;
    }

    [Fact]
    public async Task Another_council_cannot_see_use_or_forget_a_layout()
    {
        var draft = await World.EditionDraftAsync(stranger);
        _ = (await World.BringInAsync(stranger, draft, "a.csv", Table)).Value;

        var view = (await World.ImportAsync(stranger, draft))!;

        Assert.Empty(view.Kept);
        Assert.Equal("", view.Import!.Mapping.Layout);
        Assert.Equal(
            "editions.import.mapping-not-found",
            (
                await World.AskAsync<ForgetMapping, Outcome<Done>>(act =>
                    act.RunAsync(stranger, layout, CancellationToken.None)
                )
            )
                .Problems[0]
                .Code
        );
    }

    [Fact]
    public async Task Sql_of_another_council_cannot_either()
    {
        Assert.Equal(0, await SeenAsync(stranger));
        Assert.Equal(1, await SeenAsync(writer));
        string[] attempts =
        [
            $"update import_mapping set name = 'Ours', saved_by = '{stranger.AccountId}' where id = '{layout}'",
            $"update import_mapping set authority_id = '{stranger.AuthorityId}', saved_by = '{stranger.AccountId}' where id = '{layout}'",
            $"delete from import_mapping where id = '{layout}'",
            $"insert into import_mapping select gen_random_uuid(), '{writer.AuthorityId}', 'Planted', '{{}}', now(), '{stranger.AccountId}'",
        ];
        foreach (var sql in attempts)
        {
            await World.AssertRefusedAsync(stranger, sql);
        }

        Assert.Equal(1, await SeenAsync(writer));
    }

    private Task<int> SeenAsync(Actor actor) =>
        World.AskAsync<Db, int>(db =>
            db.As(actor).Set<ImportMapping>().IgnoreQueryFilters([Db.OwnRows]).CountAsync()
        );
}
