namespace Commonweal.Web.Tasks;

/// <summary>A task in words; without an address it cannot be started yet, without a colour its state reads as plain text.</summary>
public sealed record ShownTask(
    string Title,
    string? Href,
    string Status,
    string? Colour = null,
    string? Hint = null
);
