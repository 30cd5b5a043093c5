using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Commonweal.Domain.Common;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Commonweal.Service.Reference;

/// <summary>
/// The keys at one place of a data file. Each getter notes what is wrong and answers a harmless value so that reading
/// goes on; <see cref="YamlFile"/> hands nothing back from a file with a fault. Keys never asked for are refused.
/// </summary>
public sealed partial class YamlMap(string file, YamlMappingNode node, FewProblems problems)
{
    /// <summary>The longest text, in characters: no form takes a longer one.</summary>
    public const int LongestText = 4_000;

    private const int LongestLine = 400;

    // Two that are no names at all can be written alike; either is refused as unknown.
    private readonly Dictionary<string, KeyValuePair<YamlNode, YamlNode>> values = node
        .Children.DistinctBy(pair => pair.Key.ToString(), StringComparer.Ordinal)
        .ToDictionary(pair => pair.Key.ToString(), StringComparer.Ordinal);
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);
    private readonly List<YamlMap> inner = [];

    /// <summary>The file, as problems name it.</summary>
    public string File => file;

    /// <summary>The line these keys start on.</summary>
    public int Line => (int)node.Start.Line;

    /// <summary>The keys in the order written.</summary>
    public IReadOnlyCollection<string> Keys => values.Keys;

    /// <summary>Whether the key is there at all; asking makes it one of those that are read.</summary>
    public bool Has(string key)
    {
        asked.Add(key);
        return values.ContainsKey(key);
    }

    /// <summary>Notes a fault at a key, or at the start of these keys.</summary>
    public void Refuse(string code, string message, string? key = null) =>
        problems.Add(new DataProblem(file, LineOf(key), code, message));

    /// <summary>The line of a key, or of these keys when there is no such key.</summary>
    public int LineOf(string? key) =>
        (int)
            (key is not null && values.TryGetValue(key, out var pair) ? pair.Key : node).Start.Line;

    public string Text(string key) => Needs(key) ? OptionalText(key) ?? "" : "";

    /// <summary>The title of a part, held to what forms take: one line in which every sign is seen.</summary>
    public string Title(string key) => OneLineOf(key, OneLine.LongestTitle);

    /// <summary>The name of a source, a licence or an owner, in one line as well.</summary>
    public string ShortText(string key) => OneLineOf(key, LongestLine);

    /// <summary>Text; a plain number, date or yes/no must be quoted so that nothing is changed on the way.</summary>
    public string? OptionalText(string key) => Find(key) is { } value ? TextOf(key, value) : null;

    public decimal Decimal(string key) => Needs(key) ? OptionalDecimal(key) ?? 0m : 0m;

    /// <summary>A number within bounds, both included; zero when it is refused.</summary>
    public decimal Decimal(string key, decimal least, decimal most) =>
        Needs(key) ? OptionalDecimal(key, least, most) ?? 0m : 0m;

    /// <summary>The same; null when it is left out or refused.</summary>
    public decimal? OptionalDecimal(string key, decimal least, decimal most)
    {
        if (OptionalDecimal(key) is not { } number)
        {
            return null;
        }

        if (number >= least && number <= most)
        {
            return number;
        }

        var bounds = string.Create(CultureInfo.InvariantCulture, $"{least} to {most}");
        Wrong(key, values[key].Value, $"a number from {bounds}, and leave out what is not known");
        return null;
    }

    /// <summary>A number written in plain digits, read as it stands and never through a binary fraction.</summary>
    public decimal? OptionalDecimal(string key)
    {
        if (Find(key) is not { } value)
        {
            return null;
        }

        if (
            Plain(value) is { } text
            && PlainNumber().IsMatch(text)
            && text.Count(char.IsAsciiDigit) <= 28
        )
        {
            return decimal.Parse(text, CultureInfo.InvariantCulture);
        }

        Wrong(key, value, "a number in plain digits, such as 12.60, without quotes or exponent");
        return null;
    }

    /// <summary>A whole number within bounds, both included; zero when it is refused.</summary>
    public int Whole(string key, int least, int most) =>
        Needs(key) ? OptionalWhole(key, least, most) ?? 0 : 0;

    /// <summary>The same; null when it is left out or refused.</summary>
    public int? OptionalWhole(string key, int least, int most)
    {
        if (OptionalDecimal(key, least, most) is not { } number)
        {
            return null;
        }

        if (number == decimal.Truncate(number))
        {
            return (int)number;
        }

        Wrong(key, values[key].Value, "a whole number");
        return null;
    }

    /// <summary>A list of whole numbers within bounds, both included.</summary>
    public IReadOnlyList<int> OptionalWholes(string key, int least, int most) =>
        [.. Items(key).Select(item => WholeOf(key, item, least, most))];

    public DateOnly Date(string key) => Needs(key) ? OptionalDate(key) ?? default : default;

    public DateOnly? OptionalDate(string key)
    {
        if (Find(key) is not { } value)
        {
            return null;
        }

        if (
            DateOnly.TryParseExact(
                (value as YamlScalarNode)?.Value,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var date
            )
        )
        {
            return date;
        }

        Wrong(key, value, "a day, such as 2026-04-01");
        return null;
    }

    /// <summary>True or false; false when left out.</summary>
    public bool Flag(string key)
    {
        if (Find(key) is not { } value)
        {
            return false;
        }

        if (Plain(value) is not ("true" or "false"))
        {
            Wrong(key, value, "true or false");
        }

        return Plain(value) == "true";
    }

    public T Choice<T>(string key)
        where T : struct, Enum => Needs(key) ? OptionalChoice<T>(key) ?? default : default;

    /// <summary>One name of a closed list, written as <c>camelCase</c>.</summary>
    public T? OptionalChoice<T>(string key)
        where T : struct, Enum => Find(key) is { } value ? ChoiceOf<T>(key, value) : null;

    /// <summary>Whether a name of a closed list stands there.</summary>
    public bool IsOneOf<T>(string key)
        where T : struct, Enum =>
        Find(key) is YamlScalarNode { Value: var name }
        && Enum.GetValues<T>().Any(choice => NameOf(choice) == name);

    /// <summary>A list of names of a closed list.</summary>
    public IReadOnlyList<T> Choices<T>(string key)
        where T : struct, Enum =>
        Needs(key) ? [.. Items(key).Select(item => ChoiceOf<T>(key, item)).OfType<T>()] : [];

    /// <summary>Keys under a key; empty ones when the key is missing, so that its own needs are reported too.</summary>
    public YamlMap Map(string key) =>
        (Needs(key) ? OptionalMap(key) : null)
        ?? new YamlMap(file, new YamlMappingNode(), new FewProblems([]));

    public YamlMap? OptionalMap(string key) => Find(key) is { } value ? MapOf(key, value) : null;

    public IReadOnlyList<YamlMap> Maps(string key) => Needs(key) ? OptionalMaps(key) : [];

    /// <summary>A list of keys; empty when left out.</summary>
    public IReadOnlyList<YamlMap> OptionalMaps(string key) =>
        [.. Items(key).Select(item => MapOf(key, item)).OfType<YamlMap>()];

    public IReadOnlyList<string> Texts(string key) => Needs(key) ? OptionalTexts(key) : [];

    /// <summary>A list of texts; empty when left out.</summary>
    public IReadOnlyList<string> OptionalTexts(string key) =>
        [.. Items(key).Select(item => TextOf(key, item, isLine: true)).OfType<string>()];

    /// <summary>The name by which a data file writes a choice.</summary>
    public static string NameOf<T>(T choice)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(choice.ToString());

    /// <summary>Whether a text, written plain, is a number, a day, true or false to a reader of YAML.</summary>
    internal static bool IsOtherThanText(string text) => OtherThanText().IsMatch(text);

    internal void RefuseUnreadKeys()
    {
        foreach (var key in values.Keys.Except(asked, StringComparer.Ordinal))
        {
            var names = string.Join(", ", asked.Order(StringComparer.Ordinal));
            var known = names.Length == 0 ? "no keys" : names;
            RefuseKey(
                "data.key.unknown",
                key,
                $"\"{Spelling.Short(key)}\" is not a key that is read here.{Spelling.Meant(key, asked)} Correct or remove it; the keys are {known}."
            );
        }

        foreach (var map in inner)
        {
            map.RefuseUnreadKeys();
        }
    }

    private void RefuseKey(string code, string key, string message) =>
        problems.Add(new DataProblem(file, LineOf(key), code, message) { Key = key });

    private bool Needs(string key)
    {
        if (!Has(key))
        {
            RefuseKey(
                "data.key.missing",
                key,
                $"\"{key}\" is missing. Add a line \"{key}: …\" here."
            );
        }

        return values.ContainsKey(key);
    }

    private YamlNode? Find(string key)
    {
        asked.Add(key);
        return values.TryGetValue(key, out var pair) ? pair.Value : null;
    }

    private YamlMap? MapOf(string key, YamlNode value)
    {
        if (value is not YamlMappingNode keys)
        {
            Wrong(key, value, "keys with values, indented below it");
            return null;
        }

        var map = new YamlMap(file, keys, problems);
        inner.Add(map);
        return map;
    }

    private IEnumerable<YamlNode> Items(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlSequenceNode list:
                return list.Children;
            case var value:
                Wrong(key, value, "a list, each item on its own line after \"- \"");
                return [];
        }
    }

    private string OneLineOf(string key, int longest) =>
        Needs(key) && Find(key) is { } value ? TextOf(key, value, longest, isLine: true) ?? "" : "";

    private string? TextOf(
        string key,
        YamlNode value,
        int longest = LongestText,
        bool isLine = false
    )
    {
        if (
            value is YamlScalarNode { Value: { } text }
            && !string.IsNullOrWhiteSpace(text)
            && !(Plain(value) is not null && OtherThanText().IsMatch(text))
        )
        {
            if (text.Length > longest)
            {
                Wrong(key, value, $"at most {longest} characters");
                return Spelling.Short(text).Trim();
            }

            var instead =
                isLine && !OneLine.IsSeen(text.Trim())
                    ? "one line in which every sign can be seen; this has a line break or a hidden sign"
                : Written.Signs(text) != text
                    ? "signs that can be printed only; this has one that cannot be seen"
                : null;
            if (instead is not null)
            {
                Wrong(key, value, instead);
            }

            return text.Trim();
        }

        Wrong(key, value, "text; put quotes around it when it is a number, a day or true or false");
        return null;
    }

    private int WholeOf(string key, YamlNode value, int least, int most)
    {
        var isWhole = int.TryParse(
            Plain(value),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        );
        if (!isWhole || number < least || number > most)
        {
            Wrong(key, value, $"whole numbers from {least} to {most}");
        }

        return number;
    }

    private T? ChoiceOf<T>(string key, YamlNode value)
        where T : struct, Enum
    {
        if (TextOf(key, value) is not { } text)
        {
            return null;
        }

        var found = Enum.GetValues<T>().Where(choice => NameOf(choice) == text).ToArray();
        if (found is [var choice])
        {
            return choice;
        }

        string[] names = [.. Enum.GetValues<T>().Select(NameOf)];
        Wrong(key, value, $"one of {string.Join(", ", names)}", Spelling.Meant(text, names));
        return null;
    }

    private void Wrong(string key, YamlNode value, string instead, string meant = "")
    {
        var met = value switch
        {
            YamlScalarNode { Value: "" } => "is empty",
            YamlScalarNode scalar =>
                $"holds \"{Written.Signs(Spelling.Short(scalar.Value ?? ""))}\"",
            YamlSequenceNode => "holds a list",
            _ => "holds further keys with values",
        };
        problems.Add(
            new DataProblem(
                file,
                (int)value.Start.Line,
                "data.value.wrong",
                $"\"{key}\" {met}.{meant} Write {instead}."
            )
        );
    }

    /// <summary>What stands there without quotes; null for anything else.</summary>
    private static string? Plain(YamlNode value) =>
        value is YamlScalarNode { Style: ScalarStyle.Plain } scalar ? scalar.Value : null;

    [GeneratedRegex(
        @"^-?[0-9]+(\.[0-9]+)?\z",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex PlainNumber();

    [GeneratedRegex(
        @"^(-?[0-9.]+(e[+-]?[0-9]+)?|[0-9]{4}-[0-9]{2}-[0-9]{2}|true|false|null|~)\z",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex OtherThanText();
}
