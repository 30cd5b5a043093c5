namespace Commonweal.Web.Rules;

/// <summary>How a rule stands to the day asked about.</summary>
public enum RuleTime
{
    InForce,
    Coming,
    Past,
    All,
}

/// <summary>The same in words.</summary>
internal static class RuleTimes
{
    public static RuleTime Of(DateOnly from, DateOnly? to, DateOnly day) =>
        from > day ? RuleTime.Coming
        : to < day ? RuleTime.Past
        : RuleTime.InForce;

    public static string Words(this RuleTime time) =>
        time switch
        {
            RuleTime.InForce => "In force on that day",
            RuleTime.Coming => "Coming after it",
            RuleTime.Past => "Past by then",
            RuleTime.All => "All, with their history",
        };

    public static string Tag(RuleTime time) =>
        time switch
        {
            RuleTime.Coming => "Coming",
            RuleTime.Past => "Past",
            _ => "In force",
        };

    public static string Colour(RuleTime time) =>
        time switch
        {
            RuleTime.Coming => "blue",
            RuleTime.Past => "grey",
            _ => "green",
        };
}
