using Commonweal.Domain.Common;

namespace Commonweal.Web.Editions.Draft;

/// <summary>A source as it is typed.</summary>
public sealed class SourceInput
{
    public string? Title { get; set; }
    public string? Url { get; set; }
    public string? Licence { get; set; }

    public static SourceInput Of(Source? source) =>
        new()
        {
            Title = source?.Title,
            Url = source?.Url,
            Licence = source?.Licence,
        };

    public Source Read() =>
        new(
            Written.Plain(Title),
            string.IsNullOrWhiteSpace(Url) ? null : Url.Trim(),
            Written.Plain(Licence)
        );
}
