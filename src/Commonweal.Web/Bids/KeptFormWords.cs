using System.Globalization;
using System.Text.RegularExpressions;

namespace Commonweal.Web.Bids;

/// <summary>What the fields of a kept form are called.</summary>
public static partial class KeptFormWords
{
    /// <summary>Whether a field says something to its writer.</summary>
    public static bool IsShown(string name, string value) =>
        name is not ("Version" or "Stay" or "More") && value.Trim().Length > 0;

    /// <summary>The name as its page has it.</summary>
    public static string Of(string name) =>
        name switch
        {
            "Price" => "Your price",
            "Proportion" => "How you will deliver so much",
            "Attribution" => "Your own share in %",
            "Basis" => "How you worked out your share",
            "AttributionReason" => "Who else takes part",
            "Statement" => "How you will deliver it",
            "Partners" => "Organisations you deliver it with",
            _ when Numbered().Match(name) is { Success: true } part => part.Groups[
                "list"
            ].Value switch
            {
                "Quantities" => $"Year {Place(part)}",
                "Workings" => $"Line {Place(part)} of the working",
                _ => $"Milestone {Place(part)}",
            },
            _ => "Counted once",
        };

    private static int Place(Match part) =>
        int.Parse(part.Groups["at"].Value, CultureInfo.InvariantCulture) + 1;

    [GeneratedRegex(
        @"^(?<list>Quantities|Workings|Milestones)\[(?<at>[0-9]{1,4})\]",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Numbered();
}
