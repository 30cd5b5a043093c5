using System.CommandLine;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.People;
using Commonweal.Service.Procurements;
using Commonweal.Service.Procurements.Ocds;
using Commonweal.Service.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Commonweal.Cli;

/// <summary><c>commonweal import ocds</c>: takes published releases over, or with <c>--dry-run</c> only looks at them.</summary>
internal static class ImportCommand
{
    public static Command Make(Terminal terminal)
    {
        var file = new Argument<string>("file")
        {
            Description =
                "Release or record package, single release, or one release a line; - for standard input.",
        };
        var authority = new Option<string>("--authority")
        {
            Description = "Whose procurements they become; may be left out when there is only one.",
        };
        var dryRun = new Option<bool>("--dry-run")
        {
            Description = "Only look at the file: needs no database and changes nothing.",
        };
        var ocds = new Command(
            "ocds",
            "Open contracting releases. They are kept 200 at a time: after a run that was broken off, run it again; what was kept is skipped."
        )
        {
            file,
            authority,
            dryRun,
        };
        ocds.SetAction(
            async (parsed, stop) =>
            {
                var name = parsed.GetRequiredValue(file);
                var opened = terminal.OpenInput(name);
                if (!opened.Succeeded)
                {
                    return await terminal.RefuseAsync(opened.Problems, name);
                }

                await using var stream = opened.Value;
                return parsed.GetValue(dryRun)
                    ? await CheckAsync(terminal, name, stream, stop)
                    : await ImportAsync(terminal, parsed.GetValue(authority), name, stream, stop);
            }
        );
        return new Command("import", "Take over what others published.") { ocds };
    }

    private static async Task<int> CheckAsync(
        Terminal terminal,
        string name,
        Stream file,
        CancellationToken stop
    )
    {
        var (accepted, refused) = (0, 0);
        await foreach (var reading in OcdsReader.ReadAsync(file, stop))
        {
            switch (reading)
            {
                case UnreadableFile fault:
                    return await terminal.RefuseAsync([fault.Problem], name);
                case RefusedRelease release:
                    refused++;
                    await terminal.Out.WriteLineAsync(Line(release));
                    break;
                default:
                    accepted++;
                    break;
            }
        }

        await terminal.Out.WriteLineAsync(Sum(accepted, refused));
        return 0;
    }

    private static async Task<int> ImportAsync(
        Terminal terminal,
        string? whose,
        string name,
        Stream file,
        CancellationToken stop
    )
    {
        await using var installation = await Installation.OpenAsync(stop);
        await using var services = installation.Services();
        await using var scope = services.CreateAsyncScope();
        var authorities = scope.ServiceProvider.GetRequiredService<AuthorityByName>();
        if (await authorities.FindAsync(whose, stop) is not { } authority)
        {
            return await terminal.RefuseAsync([
                new Problem(
                    "procurements.import.which-authority",
                    "Say with --authority whose procurements these become: the short name of one that is set up."
                ),
            ]);
        }

        var act = scope.ServiceProvider.GetRequiredService<ImportReleases>();
        var actor = Actor.OfAuthority(Guid.Empty, "the command line", authority.Id, Role.Officer);
        await using var whole = OwnerOnly.MakeTemporary();
        await file.CopyToAsync(whole, stop);
        whole.Position = 0;
        var outcome = await act.RunAsync(actor, whole, stop);
        if (!outcome.Succeeded)
        {
            return await terminal.RefuseAsync(
                outcome.Problems.Select(problem => problem with { Field = null }),
                name
            );
        }

        var result = outcome.Value;
        foreach (var release in result.Listed)
        {
            await terminal.Out.WriteLineAsync(Line(release));
        }

        if (result.Refused > result.Listed.Count)
        {
            await terminal.Out.WriteLineAsync(
                $"{result.Refused - result.Listed.Count} more were refused and are not listed. Correct these and import the file again, or see all with --dry-run."
            );
        }

        await terminal.Out.WriteLineAsync($"new {result.Taken}, unchanged {result.Unchanged}");
        await terminal.Out.WriteLineAsync(Sum(result.Taken + result.Unchanged, result.Refused));
        return 0;
    }

    private static string Line(RefusedRelease release)
    {
        var line = $"{release.Ocid ?? "(no ocid)"}: {release.Reason}";
        return string.Concat(line.Select(letter => char.IsControl(letter) ? ' ' : letter));
    }

    private static string Sum(int accepted, int refused) =>
        $"read {accepted + refused}, accepted {accepted}, refused {refused}";
}
