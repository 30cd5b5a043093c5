using System.Text;
using Commonweal.Domain.Common;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Commonweal.Service.Reference;

/// <summary>
/// Reads one YAML file of the data folder. Every fault is noted with its line and reading goes on, so that an officer
/// sees all of them at once. What was read is handed back only when the whole file is sound.
/// </summary>
public static class YamlFile
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Reads <paramref name="name"/> (a path below <paramref name="folder"/>) through <paramref name="read"/>.</summary>
    /// <param name="problems">Where faults are noted; keys that <paramref name="read"/> never asked for are among them.</param>
    /// <returns>Null when the file has any fault.</returns>
    public static T? Read<T>(
        string folder,
        string name,
        ICollection<DataProblem> problems,
        Func<YamlMap, T> read
    )
        where T : class
    {
        T? result = null;
        return Read(
            folder,
            name,
            problems,
            map =>
            {
                result = read(map);
            }
        )
            ? result
            : null;
    }

    /// <summary>The same, where what is read is put where it belongs at once; false when the file has any fault.</summary>
    public static bool Read(
        string folder,
        string name,
        ICollection<DataProblem> problems,
        Action<YamlMap> read
    )
    {
        try
        {
            using var text = new StreamReader(Path.Combine(folder, name), Strict);
            return Read(name, text, problems, read);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            const string Unreadable =
                "The file could not be read. Put it back or allow reading it.";
            problems.Add(new DataProblem(name, 1, "data.file.unreadable", Unreadable));
            return false;
        }
    }

    /// <summary>The same of a text that is no file of the folder.</summary>
    public static bool ReadText(
        string name,
        string text,
        ICollection<DataProblem> problems,
        Action<YamlMap> read
    )
    {
        using var reader = new StringReader(text);
        return Read(name, reader, problems, read);
    }

    private static bool Read(
        string name,
        TextReader text,
        ICollection<DataProblem> problems,
        Action<YamlMap> read
    )
    {
        var few = new FewProblems(problems);
        try
        {
            if (Root(name, text, few) is { } root)
            {
                read(root);
                root.RefuseUnreadKeys();
            }
        }
        catch (FewProblems.Enough)
        {
            problems.Add(few.More(name));
        }

        return few.Count == 0;
    }

    /// <summary>
    /// The source written at <c>title</c>, <c>url</c> and <c>licence</c>. The address may be left out; pages link to it, so
    /// it must be one of the web.
    /// </summary>
    public static Source Source(this YamlMap map)
    {
        var source = new Source(
            map.ShortText("title"),
            map.OptionalText("url"),
            map.ShortText("licence")
        );
        if (source.Url is { } url && !Domain.Common.Source.IsWebAddress(url))
        {
            map.Refuse(
                "data.source.url",
                $"\"{Spelling.Short(url)}\" is no address of the web. Write one that begins with https://, or leave it out.",
                "url"
            );
        }

        return source;
    }

    /// <summary>
    /// The same of what others published: with its address, or at <c>noAddress</c> why there is none, which its title then says too.
    /// </summary>
    public static Source PublishedSource(this YamlMap map)
    {
        var source = map.Source();
        var reason = map.OptionalText("noAddress");
        if (map.Has("url") == map.Has("noAddress"))
        {
            map.Refuse(
                "data.source.address",
                "Whoever reads this source has to find it. Write its address at \"url\", or why it has none at \"noAddress\": one of the two.",
                "title"
            );
        }

        return reason is null ? source : source with { Title = $"{source.Title}; {reason}" };
    }

    /// <summary>Refuses a file whose name does not say what it holds, so that no two hold the same.</summary>
    public static void RefuseNameOtherThan(this YamlMap file, string name)
    {
        if (name.Length > 0 && Path.GetFileNameWithoutExtension(file.File) != name)
        {
            file.Refuse(
                "data.file.name",
                $"By what it holds this file is \"{name}\". Name it {name}.yaml."
            );
        }
    }

    private static YamlMap? Root(string name, TextReader text, FewProblems problems)
    {
        ShallowParser? parser = null;
        try
        {
            var stream = new YamlStream();
            parser = new ShallowParser(text);
            stream.Load(parser);
            if (stream.Documents is [{ RootNode: YamlMappingNode node }])
            {
                return new YamlMap(name, node, problems);
            }

            const string NotOneMap =
                "The file is not one list of keys. Write \"key: value\" lines, and no \"---\" between them.";
            problems.Add(new DataProblem(name, 1, "data.file.not-keys", NotOneMap));
        }
        catch (ShallowParser.Refusal refusal)
        {
            var line = (int)refusal.Start.Line;
            problems.Add(new DataProblem(name, line, refusal.Code, refusal.Message));
        }
        catch (YamlException fault)
        {
            problems.Add(Fault(name, fault));
        }
        catch (DecoderFallbackException)
        {
            const string NotUtf8 = "The file is not in UTF-8. Save it again with that encoding.";
            problems.Add(new DataProblem(name, 1, "data.file.encoding", NotUtf8));
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException)
        {
            // The parser gives up in these ways on some brackets and dashes out of place.
            const string Broken = "This is not YAML. Check brackets, colons and quotes near here.";
            var line = (int)(parser?.Current?.End.Line ?? 1);
            problems.Add(new DataProblem(name, line, "data.file.malformed", Broken));
        }

        return null;
    }

    private static DataProblem Fault(string name, YamlException fault)
    {
        var line = (int)fault.Start.Line;
        return fault.Message.StartsWith("Duplicate key", StringComparison.Ordinal)
            ? new DataProblem(
                name,
                line,
                "data.key.duplicate",
                $"{Spelling.Short(fault.Message)}: it stands twice in one place. Keep one of the two."
            )
            : new DataProblem(
                name,
                line,
                "data.file.malformed",
                $"This is not YAML from column {fault.Start.Column} on ({Spelling.Short(fault.Message.TrimEnd('.'))}). A quotation mark or bracket is open, a colon is missing, or a line begins further left or right than its neighbours. Correct it here or on the line above."
            );
    }
}
