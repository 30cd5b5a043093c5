using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Commonweal.Service.Reference;

/// <summary>
/// Parses YAML that is no deeper than data is: the library reads what is nested by calling itself, and a file of brackets would end
/// the program.
/// </summary>
internal sealed class ShallowParser(TextReader text) : IParser
{
    private const int Deepest = 20;

    private readonly Parser parser = new(text);
    private int depth;

    public ParsingEvent? Current => parser.Current;

    public bool MoveNext()
    {
        var moved = parser.MoveNext();
        depth += moved ? parser.Current!.NestingIncrease : 0;
        return depth <= Deepest
            ? moved
            : throw new YamlException(
                parser.Current!.Start,
                parser.Current.End,
                $"more than {Deepest} lists or keys inside one another"
            );
    }
}
