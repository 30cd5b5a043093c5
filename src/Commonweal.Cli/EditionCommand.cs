using System.CommandLine;
using System.Globalization;
using System.Text;
using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Editions.Formats;
using Commonweal.Service.Reference;

namespace Commonweal.Cli;

/// <summary><c>commonweal edition</c>: hands out a whole edition in any format, and says of a file whether it is a sound one.</summary>
internal static class EditionCommand
{
    public static Command Make(Terminal terminal) =>
        new("edition", "Whole editions as files.") { Export(terminal), Check(terminal) };

    private static Command Export(Terminal terminal)
    {
        var name = new Argument<string>("edition")
        {
            Description = "The folder of the edition below frameworks/.",
        };
        var format = new Option<string>("--format")
        {
            Description = "yaml, json, csv (a ZIP of tables) or xlsx.",
            DefaultValueFactory = _ => EditionFormat.Yaml.Name,
        };
        format.AcceptOnlyFromAmong([.. EditionFormat.All.Select(known => known.Name)]);
        var to = new Option<string?>("--out")
        {
            Description = "The file to write. Without it YAML and JSON are printed.",
        };
        var folder = DataFolder.Option();
        var export = new Command(
            "export",
            "Write an edition with its figures, sources and examples as one file."
        )
        {
            name,
            format,
            to,
            folder,
        };
        export.SetAction(
            (parsed, stop) =>
                ExportAsync(
                    terminal,
                    parsed.GetRequiredValue(folder),
                    parsed.GetRequiredValue(name),
                    EditionFormat.Named(parsed.GetRequiredValue(format))!,
                    parsed.GetValue(to),
                    stop
                )
        );
        return export;
    }

    private static Command Check(Terminal terminal)
    {
        var file = new Argument<string>("file")
        {
            Description = "A YAML, JSON or XLSX file, or a ZIP of CSV.",
        };
        var folder = DataFolder.Option();
        var check = new Command(
            "check",
            "Read an edition from a file and print its fingerprint. Exit 0 only when there is no problem."
        )
        {
            file,
            folder,
        };
        check.SetAction(
            (parsed, _) =>
                CheckAsync(terminal, parsed.GetRequiredValue(folder), parsed.GetRequiredValue(file))
        );
        return check;
    }

    private static async Task<int> ExportAsync(
        Terminal terminal,
        string folder,
        string name,
        EditionFormat format,
        string? to,
        CancellationToken stop
    )
    {
        var (data, problems) = ReferenceLoader.Load(folder);
        if (data is null)
        {
            return await DataCommand.RefuseAsync(terminal, problems);
        }

        if (data.Edition(name) is not { } edition)
        {
            return await terminal.RefuseAsync([DataCommand.NoEdition(data, name)]);
        }

        var bytes = EditionFile.Write(edition, format);
        if (to is not null)
        {
            await File.WriteAllBytesAsync(to, bytes, stop);
            await terminal.Out.WriteLineAsync(
                $"{to}: {name}. Fingerprint: {EditionText.Fingerprint(edition)}"
            );
            return 0;
        }

        if (format.IsPacked)
        {
            return await terminal.RefuseAsync([
                new Problem(
                    "cli.edition.no-file",
                    $"{format.Title} is no text that could be printed. Name the file to write: --out {name}{format.Ending}."
                ),
            ]);
        }

        await terminal.Out.WriteAsync(Encoding.UTF8.GetString(bytes));
        return 0;
    }

    private static async Task<int> CheckAsync(Terminal terminal, string folder, string file)
    {
        var (data, faults) = ReferenceLoader.Load(folder);
        if (data is null)
        {
            return await DataCommand.RefuseAsync(terminal, faults);
        }

        var opened = terminal.OpenInput(file);
        if (!opened.Succeeded)
        {
            return await terminal.RefuseAsync(opened.Problems, file);
        }

        await using var content = opened.Value;
        var (edition, problems) = EditionFile.Read(Path.GetFileName(file), content);
        if (edition is null)
        {
            return await DataCommand.RefuseAsync(terminal, problems);
        }

        var fingerprint = EditionText.Fingerprint(edition);
        var same = data.Editions.FirstOrDefault(held =>
            EditionText.Fingerprint(held) == fingerprint
        );
        await terminal.Out.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{file}: no problem in {edition.Title}, {edition.Measures.Count} measures. {(same is null ? "It is none of the editions in the data folder." : $"It is {same.Name} of the data folder.")} Fingerprint: {fingerprint}"
            )
        );
        return 0;
    }
}
