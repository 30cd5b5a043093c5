using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Web.Frameworks;

/// <summary>What models, crosswalks and goals hold, in words.</summary>
internal static class ModelWords
{
    public const string Missing = "Missing";

    public static string Of(Certainty certainty) =>
        certainty switch
        {
            Certainty.Verified => "Verified",
            Certainty.Secondary => "Second-hand",
            Certainty.Recalled => "From memory",
        };

    public static string Meaning(Certainty certainty) =>
        certainty switch
        {
            Certainty.Verified => "seen in the document or in a page that quotes it",
            Certainty.Secondary =>
                "taken from what one other writer says of the document; compare it with the document",
            Certainty.Recalled => "written from memory; check it in the document before you use it",
        };

    public static string Colour(Certainty certainty) =>
        certainty switch
        {
            Certainty.Verified => "green",
            Certainty.Secondary => "yellow",
            Certainty.Recalled => "orange",
        };

    public static string Of(ModelPartKind kind) =>
        kind switch
        {
            ModelPartKind.Criterion => "Criterion",
            ModelPartKind.Metric => "Metric",
        };

    public static string Of(CrosswalkStatus status) =>
        status switch
        {
            CrosswalkStatus.Proposed => "for review by a procurement officer",
            CrosswalkStatus.Reviewed => "by a procurement officer",
        };

    public static string Of(ModelOutcome outcome) => $"{outcome.Number}. {outcome.Title}";

    public static string Of(ModelWeighting weighting)
    {
        var share =
            $"{Quantity.Display(weighting.Percent)}% {(weighting.Of is { } of ? $"of {of}" : "(of what is not known)")}";
        return (weighting.From, weighting.Below) switch
        {
            (null, null) => share,
            ({ } from, null) => $"{share}, from {Money.DisplayWhole(from)} with VAT",
            (null, { } below) => $"{share}, below {Money.DisplayWhole(below)} with VAT",
            ({ } from, { } below) =>
                $"{share}, from {Money.DisplayWhole(from)} to below {Money.DisplayWhole(below)} with VAT",
        };
    }

    public static string WeightingOf(SocialValueModel model) =>
        string.Join("; ", model.Weightings.Select(Of));

    /// <summary>What is known of a gap and how our own list compares with the count of others.</summary>
    public static string Of(SocialValueModel model, ModelGap gap) =>
        gap is { Counted: { } counted, Kind: { } kind }
            ? $"{gap.Known} Counted elsewhere: {counted}. In our list: {model.Count(kind)}."
            : gap.Known;

    /// <summary>How many of a model's parts may be relied on as they stand.</summary>
    public static string SettledOf(SocialValueModel model) =>
        $"{model.Parts.Count(part => part.IsSettled)} of {model.Parts.Count()}";
}
