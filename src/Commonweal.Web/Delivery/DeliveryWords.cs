using Commonweal.Domain.Common;
using Commonweal.Domain.Delivery;
using Commonweal.Domain.Frameworks;
using Commonweal.Service.Delivery;

namespace Commonweal.Web.Delivery;

/// <summary>States and amounts of delivery in words and colours.</summary>
public static class DeliveryWords
{
    /// <summary>A quarter's state in a tag: words, and a colour that only helps.</summary>
    public static (string Words, string Colour) State(QuartersOfContract.Row quarter) =>
        quarter switch
        {
            { Stage: ReportStage.Validated } => ("Validated", "green"),
            { Stage: ReportStage.Sent } => ("Sent for review", "blue"),
            { Stage: ReportStage.Returned } => ("Returned to mend", "orange"),
            { IsLate: true } => ("Late", "red"),
            { Stage: ReportStage.Draft } => ("Draft, not sent", "yellow"),
            { HasEnded: true } => ("Ready to report", "teal"),
            _ => ("Not yet due", "grey"),
        };

    /// <summary>A report's state for the bar that stays in view.</summary>
    public static string State(ReportStage stage) =>
        stage switch
        {
            ReportStage.Draft => "Draft – not sent",
            ReportStage.Sent => "Sent – the contract manager is reviewing it",
            ReportStage.Returned => "Returned – mend it and send it again",
            ReportStage.Validated => "Validated – its figures count",
        };

    /// <summary>A decision in a tag.</summary>
    public static (string Words, string Colour) Decision(ReportInFull.Line line) =>
        line switch
        {
            { Quantity: null } => ("Nothing reported", "grey"),
            { Decision: ClaimDecision.Accepted } => ("Accepted", "green"),
            { Decision: ClaimDecision.Adjusted } => ("Adjusted", "orange"),
            { Decision: ClaimDecision.Rejected } => ("Rejected", "red"),
            _ => ("Not decided", "blue"),
        };

    /// <summary>How far the contract manager has come with a report.</summary>
    public static string Progress(ReportInFull.Page report) =>
        $"{report.Claimed - report.Undecided} of {report.Claimed} claims decided";

    /// <summary>An amount with its unit; nothing reported is said in words.</summary>
    public static string Amount(decimal? quantity, string unit) =>
        quantity is { } number ? UnitWords.Amount(number, unit) : "Nothing reported";

    /// <summary>What was claimed; a share with what it is of.</summary>
    public static string Claimed(ReportInFull.Line line) =>
        line is { Part: { } part, Whole: { } whole }
            ? $"{Quantity.Display(part)} of {Quantity.Display(whole)}: {Amount(line.Quantity, line.Unit)}"
            : Amount(line.Quantity, line.Unit);

    /// <summary>Pounds, or why there are none.</summary>
    public static string Value(ReportInFull.Line line, decimal? quantity) =>
        line.Terms.UnitValue is null ? Money.None
        : line.ValueOf(quantity) is { } pounds ? Money.Display(pounds)
        : "Nothing reported";
}
