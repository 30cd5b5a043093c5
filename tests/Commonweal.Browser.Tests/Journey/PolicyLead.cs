namespace Commonweal.Browser.Tests.Journey;

/// <summary>Writes a framework of the council's own and tries what another wage would change.</summary>
internal sealed class PolicyLead(Visitor at)
{
    /// <summary>What it is called.</summary>
    public const string Title = "What counts in Lancashire";

    private const string Cost =
        "Public cost of a year outside education, employment and training, aged 18 to 24";

    /// <summary>The measure that is worth this cost.</summary>
    public const string Measure = "Local young people hired who were not in work or learning";

    /// <summary>Where the new figure comes from.</summary>
    public const string Survey = "Our survey of young people";

    /// <summary>Pounds for one by the new figure.</summary>
    public const string Worth = "£9,876.00";

    public async Task BeginAsync()
    {
        await at.FollowAsync("Frameworks");
        await at.FollowAsync("Frameworks your council writes");
        await at.PressAsync("Begin a framework");
        await at.PressRefusedAsync("Begin", "There is a problem");
        await at.SelectAsync(
            "Copy of",
            "Lancashire themes, outcomes and measures 2024, Lancashire County Council"
        );
        await at.FillAsync("What is it called?", Title);
        await at.FillAsync("Version", "2027");
        await at.PressAsync("Begin");
        await at.SeesAsync("The copy is yours to change");
    }

    /// <summary>Writes a figure, looks at what it would change, and saves it.</summary>
    public async Task ChangeFigureAsync()
    {
        await at.FollowAsync("Figures");
        await at.FollowAsync(Cost);
        await at.FillDateAsync("First day it holds", new DateOnly(2026, 1, 1));
        await at.FillAsync("Figure", "9876");
        await at.FillAsync("Year of its prices", "2024");
        await at.SelectAsync(
            "How far may it be relied on?",
            "Medium: from a copy, or fitting in part"
        );
        await at.FillAsync("Source", Survey);
        await at.FillAsync("Licence", "Open Government Licence v3.0");
        await at.ChooseAsync("May it be passed on?", "Yes, everybody may have it");
        await at.PressAsync("Show what it would change");
        await at.SeesRowAsync(Measure, Worth);
        await at.PressAsync("Save the figure");
        await at.SeesAsync(Survey);
    }

    public async Task HandOverAsync()
    {
        await at.FollowAsync("Back to the figures");
        await at.FollowAsync("Back to the framework");
        await at.FollowAsync("What changed");
        await at.SelectAsync("Show", "Another value");
        await at.PressAsync("Apply");
        await at.SeesAsync(Worth);
        await at.FollowAsync("Back to the framework");
        await at.PressAsync("Hand over for review");
        await at.SeesAsync("You wrote in it, so somebody else publishes it.");
    }

    /// <summary>Looks at what a colleague changed, and publishes it.</summary>
    public async Task PublishAsync()
    {
        await at.FollowAsync("Frameworks");
        await at.FollowAsync("Frameworks your council writes");
        await at.FollowAsync(Title);
        await at.FollowAsync("What changed");
        await at.SeesAsync(Worth);
        await at.FollowAsync("Back to the framework");
        await at.PressAsync("Decide");
        await at.PressRefusedAsync("Save the decision", "There is a problem");
        await at.ChooseAsync("What do you decide?", "Publish it");
        await at.PressAsync("Save the decision");
        await at.SeesAsync("The framework is published");
    }

    /// <summary>Asks what another wage would change; nothing is saved.</summary>
    public async Task TryWageAsync()
    {
        await at.GoAsync("/figures");
        await at.FollowAsync("Real Living Wage, UK rate");
        await at.FillAsync("GBP per hour, 2024 prices", "13.86");
        await at.PressAsync("Show what would change");
        await at.SeesRowAsync("Hours volunteered for local community projects", "10.0%");
        await at.GoAsync("/figures/real-living-wage-uk");
        await at.SeesNothingOfAsync("13.86");
    }
}
