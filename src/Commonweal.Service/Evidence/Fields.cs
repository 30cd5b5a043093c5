using System.Text;
using System.Text.RegularExpressions;

namespace Commonweal.Service.Evidence;

/// <summary>
/// The fields of a document as its program puts them together: an instruction may be split over runs, and hold other
/// fields whose results become part of it.
/// </summary>
internal sealed partial class Fields
{
    private readonly Stack<Field> open = [];

    private readonly Field stray = new();

    /// <summary>Whether an instruction that was left open, or stands in no field, calls a program or brings in another file.</summary>
    public bool AnyActs => open.Append(stray).Any(left => Act(left.Instruction.ToString()));

    /// <summary>Begins, divides or ends a field; answers whether the instruction that ended acts.</summary>
    public bool Mark(string kind)
    {
        if (kind == "begin")
        {
            open.Push(new Field());
            return false;
        }

        if (!open.TryPeek(out var field))
        {
            return false;
        }

        field.IsDivided = true;
        if (kind == "end")
        {
            open.Pop();
        }

        return Act(field.Instruction.ToString());
    }

    /// <summary>Text belongs to the instruction that is being written; elsewhere, unless it is one itself, to none.</summary>
    public void Write(string text, bool isInstruction) =>
        (
            open.FirstOrDefault(field => !field.IsDivided) ?? (isInstruction ? stray : null)
        )?.Instruction.Append(text);

    /// <summary>Whether an instruction calls a program or brings in another file.</summary>
    public static bool Act(string instruction) => Active().IsMatch(instruction);

    [GeneratedRegex(
        @"^[^a-z]*(DDE|DDEAUTO|LINK|INCLUDETEXT|IMPORT)\b|DDEAUTO",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Active();

    private sealed class Field
    {
        public StringBuilder Instruction { get; } = new();
        public bool IsDivided { get; set; }
    }
}
