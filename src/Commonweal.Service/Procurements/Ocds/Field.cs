using System.Globalization;
using System.Text.Json;
using Commonweal.Domain.Common;

namespace Commonweal.Service.Procurements.Ocds;

/// <summary>
/// One place in a release. Absent, null and empty are the same; a value of the wrong kind counts as absent and leaves a
/// problem with its path.
/// </summary>
internal readonly struct Field(JsonElement? value, string path, FieldProblems problems)
{
    private static readonly string[] InstantForms =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd",
    ];

    private readonly JsonElement? value = value is { ValueKind: JsonValueKind.Null } ? null : value;

    /// <summary>A member of an object.</summary>
    public Field this[string name] =>
        new(
            Is(JsonValueKind.Object, "an object")
            && value!.Value.TryGetProperty(name, out var member)
                ? member
                : null,
            path.Length == 0 ? name : $"{path}.{name}",
            problems
        );

    /// <summary>The first item of a list.</summary>
    public Field First =>
        new(
            Is(JsonValueKind.Array, "a list") && value!.Value.GetArrayLength() > 0
                ? value.Value[0]
                : null,
            $"{path}[0]",
            problems
        );

    /// <summary>The item of a list that has this id; others, and a list that is none, are left alone.</summary>
    public Field With(string id)
    {
        var found = value is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray()
                .FirstOrDefault(item =>
                    item.ValueKind == JsonValueKind.Object
                    && item.TryGetProperty("id", out var own)
                    && own.ValueKind == JsonValueKind.String
                    && own.ValueEquals(id)
                )
            : default;
        return new(
            found.ValueKind == JsonValueKind.Undefined ? null : found,
            $"{path}[{id}]",
            problems
        );
    }

    /// <summary>The items of a list that are text.</summary>
    public IReadOnlyList<string> Texts
    {
        get
        {
            if (!Is(JsonValueKind.Array, "a list"))
            {
                return [];
            }

            var (at, noted) = (path, problems);
            return
            [
                .. value!
                    .Value.EnumerateArray()
                    .Select((item, i) => new Field(item, $"{at}[{i}]", noted).Text)
                    .OfType<string>(),
            ];
        }
    }

    /// <summary>Text without the blanks around it.</summary>
    public string? Text
    {
        get
        {
            if (!Is(JsonValueKind.String, "text"))
            {
                return null;
            }

            try
            {
                var text = value!.Value.GetString()!.Trim();
                if (text.All(sign => sign is '\n' or '\r' or '\t' || !char.IsControl(sign)))
                {
                    return text.Length == 0 ? null : text;
                }
            }
            catch (InvalidOperationException)
            {
                // Half of a surrogate pair, written as an escape.
            }

            problems.Add(
                path,
                "procurements.release.not-text",
                "It holds a character that no text may hold."
            );
            return null;
        }
    }

    /// <summary>Text of one line in which every sign is seen.</summary>
    public string? Line
    {
        get
        {
            if (Text is not { } text || OneLine.IsSeen(text))
            {
                return Text;
            }

            problems.Add(
                path,
                "procurements.release.not-one-line",
                "It holds a line break or a sign that cannot be seen, and belongs in one line."
            );
            return null;
        }
    }

    /// <summary>As <see cref="Line"/>, with a problem when absent.</summary>
    public string? RequiredLine => Line ?? Missing<string>();

    /// <summary>A date and time. Without an offset it is UTC.</summary>
    public DateTimeOffset? Instant
    {
        get
        {
            if (Text is not { } text)
            {
                return null;
            }

            if (
                DateTimeOffset.TryParseExact(
                    text,
                    InstantForms,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal,
                    out var instant
                )
            )
            {
                return instant;
            }

            problems.Add(
                path,
                "procurements.release.not-a-date",
                "It is not a date such as 2026-11-21T09:30:00Z."
            );
            return null;
        }
    }

    /// <summary>As <see cref="Instant"/>, with a problem when absent.</summary>
    public DateTimeOffset? RequiredInstant => Instant ?? Missing<DateTimeOffset?>();

    /// <summary>The day as written, whatever the offset; one after <see cref="Dates.Latest"/> counts as absent and leaves a problem.</summary>
    public DateOnly? Day
    {
        get
        {
            if (Instant is not { } instant)
            {
                return null;
            }

            var day = DateOnly.FromDateTime(instant.DateTime);
            if (day <= Dates.Latest)
            {
                return day;
            }

            problems.Add(
                path,
                "procurements.release.day-too-late",
                $"It is after {Dates.Latest:d MMMM yyyy}, the latest day that can be kept."
            );
            return null;
        }
    }

    /// <summary>A number, exactly.</summary>
    public decimal? Amount
    {
        get
        {
            if (!Is(JsonValueKind.Number, "a number"))
            {
                return null;
            }

            if (value!.Value.TryGetDecimal(out var amount))
            {
                return amount;
            }

            problems.Add(
                path,
                "procurements.release.amount-out-of-range",
                "It is too large to be an amount of money."
            );
            return null;
        }
    }

    private T? Missing<T>()
    {
        problems.Add(path, "procurements.release.missing", "It is missing; every notice has one.");
        return default;
    }

    private bool Is(JsonValueKind kind, string what)
    {
        if (value is { } met && met.ValueKind != kind)
        {
            problems.Add(
                path,
                "procurements.release.wrong-kind",
                $"It is {Name(met.ValueKind)} where {what} belongs."
            );
        }

        return value?.ValueKind == kind;
    }

    private static string Name(JsonValueKind kind) =>
        kind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            JsonValueKind.String => "text",
            JsonValueKind.Number => "a number",
            _ => "true or false",
        };
}

/// <summary>What is wrong with a release: one problem for each place, in the order met.</summary>
internal sealed class FieldProblems
{
    private readonly OrderedDictionary<string, Problem> found = [];

    public bool Any => found.Count > 0;

    public IReadOnlyList<Problem> All => [.. found.Values];

    public void Add(string path, string code, string message) =>
        found.TryAdd(path, new Problem(code, message, path.Length == 0 ? null : path));

    public void AddRange(IEnumerable<Problem> problems)
    {
        foreach (var problem in problems)
        {
            found.TryAdd(problem.Field ?? "", problem);
        }
    }
}
