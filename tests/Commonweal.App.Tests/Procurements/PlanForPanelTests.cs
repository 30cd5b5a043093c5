using System.Net;
using Commonweal.App.Tests.Storage;
using Commonweal.Domain.People;
using Commonweal.Service.Evidence;
using Commonweal.Service.Procurements.Plan;
using Commonweal.Story;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.Procurements;

/// <summary>Files of a plan may tell of prices: whoever scores reads those an officer meant for the panel and no other.</summary>
public sealed class PlanForPanelTests : SiteCase
{
    private Actor officer = null!;
    private Actor evaluator = null!;
    private Guid id;
    private Guid file;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var council = await World.AuthorityAsync("lancashire");
        officer = await World.PersonAsync(council, Role.Officer);
        evaluator = await World.PersonAsync(council, Role.Evaluator);
        id = await World.DraftProcurementAsync(officer);
        file = await World.PlanFileAsync(officer, id);
    }

    [Fact]
    public async Task An_evaluator_sees_and_opens_a_file_once_an_officer_shows_it_and_no_longer_once_it_is_kept()
    {
        var (panel, editor) = (await Site.SignInAsync(evaluator), await Site.SignInAsync(officer));
        await AssertSeesAsync(panel, sees: false);

        await editor.GetAsync($"/procurements/{id}/plan/need");
        await editor.PressAsync("Show to the panel need.pdf");
        Assert.Equal("Evaluators may read the file.", editor.Page.Success);
        await AssertSeesAsync(panel, sees: true);

        await editor.PressAsync("Keep from the panel need.pdf");
        await AssertSeesAsync(panel, sees: false);
        await AssertSeesAsync(editor, sees: true);
        Assert.Equal(
            ["plan.file-kept", "plan.file-shown"],
            (
                await World.RowsAsync(
                    officer,
                    "select act from audit_entry where act in ('plan.file-shown', 'plan.file-kept') order by act"
                )
            ).ToArray()
        );
    }

    [Fact]
    public async Task The_database_keeps_it_from_whoever_may_score_in_whatever_other_role_they_also_hold()
    {
        await World.Database.TamperPastTriggersAsync(
            $"insert into membership (id, account_id, authority_id, role, granted_at) values (gen_random_uuid(), '{evaluator.AccountId}', '{evaluator.AuthorityId}', 'ContractManager', now())"
        );
        var both = Actor.OfAuthority(
            evaluator.AccountId,
            evaluator.Name,
            evaluator.AuthorityId!.Value,
            Role.Evaluator,
            Role.ContractManager
        );
        const string Files = "select file_name from plan_document";

        Assert.Empty(await World.RowsAsync(both, Files));
        await World.AssertRefusedAsync(both, "update plan_document set for_panel = true");
        Assert.Null(
            await World.AskAsync<PlanDocumentDownload, KeptFile?>(lookup =>
                lookup.RunAsync(both, id, file, CancellationToken.None)
            )
        );
        Assert.Null(await World.RefusalAsync(officer, "update plan_document set for_panel = true"));
        Assert.Equal(["need.pdf"], (await World.RowsAsync(both, Files)).ToArray());
        Assert.Equal(
            "procurements.plan.no-file",
            CodeOf(
                await World.AskAsync<ShowPlanDocument, Domain.Common.Outcome<Domain.Common.Done>>(
                    act => act.RunAsync(officer, id, Guid.Empty, true, CancellationToken.None)
                )
            )
        );
    }

    private async Task AssertSeesAsync(Browser browser, bool sees)
    {
        var task = await browser.GetAsync($"/procurements/{id}/plan/need");
        Assert.Equal(sees, task.Text.Contains("need.pdf", StringComparison.Ordinal));
        var opened = await browser.GetAsync($"/procurements/{id}/plan/files/{file}");
        Assert.Equal(sees ? HttpStatusCode.OK : HttpStatusCode.NotFound, opened.Status);
        if (sees)
        {
            await browser.GetAsync($"/procurements/{id}/plan/need");
        }
    }
}
