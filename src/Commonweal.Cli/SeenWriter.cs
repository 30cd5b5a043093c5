using System.Globalization;
using System.Text;

namespace Commonweal.Cli;

/// <summary>
/// Writes control signs out as <c>\u001B</c>: in names and texts of others they could move the cursor of a terminal, or say what was
/// never said. Ends of lines and tabs stay.
/// </summary>
internal sealed class SeenWriter(TextWriter to) : TextWriter(to.FormatProvider)
{
    public override Encoding Encoding => to.Encoding;

    public override void Write(char value) => Write([value]);

    public override void Write(char[] buffer, int index, int count) =>
        Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        var seen = new StringBuilder(buffer.Length);
        foreach (var sign in buffer)
        {
            if (char.IsControl(sign) && sign is not ('\n' or '\r' or '\t'))
            {
                seen.Append(CultureInfo.InvariantCulture, $"\\u{(int)sign:X4}");
            }
            else
            {
                seen.Append(sign);
            }
        }

        to.Write(seen);
    }

    public override void Flush() => to.Flush();
}
