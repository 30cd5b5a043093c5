using System.Text.RegularExpressions;
using Commonweal.Service.Notices;
using Xunit;

namespace Commonweal.App.Tests.CodeRules;

/// <summary>How long things may be, what they may be called, what a view may hold.</summary>
public sealed partial class TextTests
{
    private const int FileLines = 400;
    private const int MethodLines = 60;
    private const int ViewLines = 150;

    [Fact]
    public void No_file_is_longer_than_400_lines() => Empty(LongerThan(FileLines, "*.cs"));

    [Fact]
    public void No_view_is_longer_than_150_lines() => Empty(LongerThan(ViewLines, "*.cshtml"));

    [Fact]
    public void No_method_is_longer_than_60_lines() =>
        Empty(
            from assembly in CompiledCode.Assemblies
            from method in CompiledCode.MethodLengths(assembly)
            where
                method.Lines > MethodLines && method.File.EndsWith(".cs", StringComparison.Ordinal)
            where !method.File.EndsWith(".g.cs", StringComparison.Ordinal)
            where !method.File.EndsWith(".cshtml", StringComparison.Ordinal)
            where !Constructor().IsMatch(method.Method) // its lines are those of the fields it sets
            select $"{method.Method} has {method.Lines} lines"
        );

    /// <summary>Counts that can be one are said by <c>Counted.Of</c>, and quantities by <c>UnitWords.Amount</c>.</summary>
    [Fact]
    public void No_number_is_said_with_a_word_for_many_that_may_be_one() =>
        Empty(
            from pattern in new[] { "*.cs", "*.cshtml" }
            from file in Directory.EnumerateFiles(
                Path.Combine(Repository.Root, "src"),
                pattern,
                SearchOption.AllDirectories
            )
            from line in File.ReadLines(file)
            where ManyOfOne().IsMatch(line)
            select $"{Path.GetRelativePath(Repository.Root, file)}: {line.Trim()}"
        );

    [Fact]
    public void No_name_hides_what_a_thing_is() =>
        Empty(
            from type in CompiledCode.Assemblies.SelectMany(CompiledCode.TypesOf)
            where
                VagueName().IsMatch(type.Name)
                && !type.Name.EndsWith("ContractManager", StringComparison.Ordinal) // a person
                && !type.Name.EndsWith("TagHelper", StringComparison.Ordinal)
            select type.ToString()
        );

    [Fact]
    public void Every_letter_goes_through_Notice_To_and_leaves_by_one_door()
    {
        Assert.Empty(typeof(Notice).GetConstructors());
        Assert.Equal(
            nameof(Notice.To),
            Assert.Single(typeof(Notice).GetMethods(), method => method.IsStatic).Name
        );
        // The function multiplies one that was made so, for bidders whom the authority must not see.
        Assert.Equal(
            "src/Commonweal.Service/Storage/Schema/0009_bids.sql",
            Assert.Single(
                Holding("insert into notice", "*.sql").Concat(Holding("insert into notice", "*.cs"))
            )
        );
        Assert.All(
            Holding("SmtpClient", "*.cs").Concat(Holding("MailMessage", "*.cs")),
            file =>
                Assert.StartsWith("src/Commonweal.Service/Notices/", file, StringComparison.Ordinal)
        );

        static IEnumerable<string> Holding(string text, string pattern) =>
            from file in Repository.Files(pattern)
            let name = Repository.Name(file)
            where !name.StartsWith("tests/", StringComparison.Ordinal)
            where File.ReadAllText(file).Contains(text, StringComparison.OrdinalIgnoreCase)
            select name;
    }

    [Fact]
    public void No_interface_has_a_single_implementation()
    {
        Type[] types = [.. CompiledCode.Assemblies.SelectMany(CompiledCode.TypesOf)];
        Empty(
            from contract in types
            where
                contract.IsInterface
                && types.Count(type => type.IsClass && contract.IsAssignableFrom(type)) == 1
            select contract.ToString()
        );
    }

    [Fact]
    public void Views_hold_no_raw_html_and_no_inline_script_or_style() =>
        Empty(
            from file in Repository.Files("*.cshtml")
            from line in File.ReadAllLines(file).Select((text, index) => (text, number: index + 1))
            where
                Inline().IsMatch(line.text)
                || (
                    line.text.Contains("<script", StringComparison.Ordinal)
                    && !line.text.Contains(" src=", StringComparison.Ordinal)
                )
            select $"{Repository.Name(file)}:{line.number} {line.text.Trim()}"
        );

    [Fact]
    public void Nothing_is_left_to_do_later() =>
        Empty(
            from file in Repository.Files("*.cs")
            from line in File.ReadAllLines(file).Select((text, index) => (text, number: index + 1))
            where Later().IsMatch(line.text)
            select $"{Repository.Name(file)}:{line.number}"
        );

    private static IEnumerable<string> LongerThan(int most, string pattern) =>
        from file in Repository.Files(pattern)
        let lines = File.ReadLines(file).Count()
        where lines > most
        select $"{Repository.Name(file)} has {lines} lines";

    private static void Empty(IEnumerable<string> violations) =>
        Assert.Equal<string>([], [.. violations.Order(StringComparer.Ordinal)]);

    [GeneratedRegex(
        @"(Display|Exact)\([^{}]*\)\} \{[^{}]*Words\(\)\}|[^ ]\} (months|days|hours|bidders|bids|contracts|evaluators|statements)\b",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex ManyOfOne();

    [GeneratedRegex(
        "(Manager|Helper|Handler|Util|Utils|Dto)(`|$)",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex VagueName();

    [GeneratedRegex(@"\.c?ctor$", RegexOptions.NonBacktracking)]
    private static partial Regex Constructor();

    [GeneratedRegex(
        """Html\.Raw|\sstyle="|\son[a-z]+="|<style""",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Inline();

    [GeneratedRegex(
        "(//|///) *(TODO|FIXME|HACK)|NotImplementedException\\(",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Later();
}
