using System.Diagnostics.CodeAnalysis;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Commonweal.Service.Reference;

/// <summary>
/// Parses YAML that is no deeper and no larger than data is, and writes out all it means. The library reads what is nested by calling
/// itself, and a file of brackets would end the program; a text referred to a thousand times would be read a thousand times.
/// </summary>
internal sealed class ShallowParser(TextReader text) : IParser
{
    private const int Deepest = 20;
    private const int MostParts = 300_000;

    private readonly Parser parser = new(text);
    private int depth;
    private int parts;

    public ParsingEvent? Current => parser.Current;

    public bool MoveNext()
    {
        if (!parser.MoveNext())
        {
            return false;
        }

        depth += Current!.NestingIncrease;
        return depth > Deepest
                ? throw new YamlException(
                    Current.Start,
                    Current.End,
                    $"more than {Deepest} lists or keys inside one another"
                )
            : ++parts > MostParts
                ? throw new Refusal(
                    Current,
                    "data.file.too-large",
                    $"The file has more than {MostParts:N0} keys and values. Keep one edition in it, and no more than people fill in."
                )
            : Current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false }
                ? throw new Refusal(
                    Current,
                    "data.file.anchor",
                    "A sign & or * in front refers to another place of the file, which is not read. Write out here what is meant; put quotes around a text that begins so."
                )
            : Current is NodeEvent { Tag.IsEmpty: false }
                ? throw new Refusal(
                    Current,
                    "data.file.tag",
                    "A sign ! in front gives a kind to what follows, which is not read. Remove it; put quotes around a text that begins so."
                )
            : true;
    }

    /// <summary>What YAML has and a data file has not.</summary>
    [SuppressMessage("Design", "CA1032", Justification = "Thrown here only.")]
    public sealed class Refusal(ParsingEvent at, string code, string message)
        : YamlException(at.Start, at.End, message)
    {
        public string Code => code;
    }
}
