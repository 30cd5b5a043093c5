using Commonweal.Domain.Common;
using Commonweal.Domain.Rules;

namespace Commonweal.Service.Policies;

/// <summary>The rules of a policy in words, for pages and for the record.</summary>
public static class PolicyText
{
    /// <summary>What stands where nothing is settled.</summary>
    public const string NotSet = "Not set";

    /// <summary>Like <c>Goods, services: more than £177,897.00 excluding VAT, lasting 24 months or more (paragraph 9.2.1)</c>.</summary>
    public static string Of(Requirement requirement)
    {
        var categories = requirement.Categories.Words();
        return $"{char.ToUpperInvariant(categories[0])}{categories[1..]}: {requirement.Limit.Words()}{Length(requirement)} ({requirement.Clause})";
    }

    /// <summary>Like <c>10% for every tender that meets the national threshold (paragraph 9.2.2)</c>.</summary>
    public static string Of(MinimumWeighting? weighting) =>
        weighting is null
            ? NotSet
            : $"{Quantity.Display(weighting.Percent)}% for {weighting.Scope.Words()} ({weighting.Clause})";

    /// <summary>Like <c>At most 6 measures, at least one of them of employment and skills (shortlist)</c>.</summary>
    public static string Of(MenuRule? menu) =>
        menu is null
            ? NotSet
            : $"{(menu.Most is { } most ? $"At most {most} measures" : "Any number of measures")}{(menu.OneOf.Count > 0 ? $", at least one of them of {menu.Wanted()}" : "")} ({menu.Clause})";

    /// <summary>Like <c>Every quarter and at the end</c>.</summary>
    public static string Of(ReviewFrequency? reviews) =>
        reviews?.Words() is { } words ? $"{char.ToUpperInvariant(words[0])}{words[1..]}" : NotSet;

    /// <summary>Like <c>Deadweight 20%, displacement 25%, leakage 10%, substitution 0% (Cabinet, 3 March 2026)</c>.</summary>
    public static string Of(Additionality? net) =>
        net is null
            ? "Nothing: gross values alone"
            : $"Deadweight {Share(net.Deadweight)}, displacement {Share(net.Displacement)}, leakage {Share(net.Leakage)}, substitution {Share(net.Substitution)} ({net.Source?.Title ?? NotSet})";

    /// <summary>What rules for central government ask, like <c>Follow the Social Value Model of 2027, with a weighting of 10% or more</c>.</summary>
    /// <param name="adopted">Their names.</param>
    public static string Of(IReadOnlyList<string> adopted, NationalRules national) =>
        adopted.Count == 0
            ? "Nothing"
            : string.Join(
                ". ",
                adopted.Select(name =>
                    national.Duties.FirstOrDefault(duty => duty.Id == name) is { } duty
                        ? $"{char.ToUpperInvariant(duty.Does[0])}{duty.Does[1..]} ({duty.Source.Title})"
                        : name
                )
            );

    /// <summary>Like <c>Within 30 days of the end of the quarter</c>.</summary>
    public static string OfDays(int? days) =>
        days is { } within
            ? $"Within {Counted.Of(within, "day")} of the end of the quarter"
            : NotSet;

    private static string Length(Requirement requirement) =>
        requirement.MinimumMonths is { } months
            ? $", lasting {Counted.Of(months, "month")} or more"
            : "";

    private static string Share(decimal share) => $"{Quantity.Display(share * 100m)}%";
}
