using System.ComponentModel.DataAnnotations;
using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;

namespace Commonweal.Web.Editions.Draft;

/// <summary>What a measure adds to, as it is chosen: a class, or nothing since it is only recorded.</summary>
public enum AddsTo
{
    Social,
    LocalEconomic,
    Nothing,
}

/// <summary>A measure as it is typed.</summary>
public sealed class MeasureInput
{
    private const char Between = '/';

    public string? Code { get; set; }
    public string? Title { get; set; }

    /// <summary>Theme and outcome, by their keys with a slash between.</summary>
    public string? Outcome { get; set; }

    [Required(ErrorMessage = "Choose what it is counted in.")]
    public Unit? Unit { get; set; }

    [Required(ErrorMessage = "Choose what its value adds to, or that it is only recorded.")]
    public AddsTo? Class { get; set; }

    [Required(ErrorMessage = "Choose what it shows.")]
    public MeasureLevel? Level { get; set; }

    /// <summary>Id of the way it is valued.</summary>
    public string? Proxy { get; set; }
    public string? Counts { get; set; }
    public string? DoesNotCount { get; set; }
    public string? Evidence { get; set; }
    public List<string> Priorities { get; set; } = [];

    /// <summary>Numbers of sustainable development goals.</summary>
    public List<int> Goals { get; set; } = [];
    public string? GoalsBecause { get; set; }

    /// <summary>Never filled in beforehand, so that saving moves nothing that others moved.</summary>
    [Range(1, 10_000, ErrorMessage = "Enter its place in the list, from 1.")]
    public int? Place { get; set; }

    public static MeasureInput Of(Measure? measure) =>
        measure is null
            ? new()
            : new()
            {
                Code = measure.Code,
                Title = measure.Title,
                Outcome = KeyOf(measure.Theme, measure.Outcome),
                Unit = measure.Unit,
                Class = measure.Class switch
                {
                    ValueClass.Social => AddsTo.Social,
                    ValueClass.LocalEconomic => AddsTo.LocalEconomic,
                    null => AddsTo.Nothing,
                },
                Level = measure.Level,
                Proxy = measure.Proxy?.Id,
                Counts = measure.Counts,
                DoesNotCount = string.Join('\n', measure.DoesNotCount),
                Evidence = string.Join('\n', measure.Evidence),
                Priorities = [.. measure.Priorities],
                Goals = [.. measure.Goals],
                GoalsBecause = measure.GoalsBecause,
            };

    /// <summary>The name of an outcome among those of all themes.</summary>
    public static string KeyOf(string theme, string outcome) => $"{theme}{Between}{outcome}";

    /// <summary>The measure; what was not chosen stands as the first choice, and is refused where it was asked.</summary>
    public Measure Read(Edition edition)
    {
        var towards = (Outcome ?? "").Split(Between, 2);
        var proxy = edition.Proxies.FirstOrDefault(held => held.Id == Proxy);
        return new Measure
        {
            Code = Written.Plain(Code),
            Title = Written.Plain(Title),
            Theme = towards[0],
            Outcome = towards[^1],
            Unit = Unit ?? proxy?.Unit ?? default,
            Class = Class switch
            {
                AddsTo.Nothing => null,
                AddsTo.LocalEconomic => ValueClass.LocalEconomic,
                AddsTo.Social or null => ValueClass.Social,
            },
            Level = Level ?? default,
            Proxy = proxy,
            Counts = Written.Plain(Counts),
            DoesNotCount = TypedList.Lines(DoesNotCount),
            Evidence = TypedList.Lines(Evidence),
            Priorities =
            [
                .. edition
                    .Priorities.Select(priority => priority.Id)
                    .Where(id => Priorities.Contains(id, StringComparer.Ordinal)),
            ],
            Goals = Goals,
            GoalsBecause = Written.Plain(GoalsBecause) is { Length: > 0 } because ? because : null,
            Order = Place ?? 0,
        };
    }
}
