using Commonweal.Web.Shell.Components;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Commonweal.Web.Shell.TagHelpers;

/// <summary>
/// The fields of a page in the order they were written. The layout runs after its page,
/// so its error summary can list errors in the order in which a reader meets the fields.
/// </summary>
internal sealed class RenderedFields
{
    /// <summary>How messages begin that were made where the question was not known.</summary>
    private static readonly string[] Unnamed =
    [
        "You wrote ",
        "Enter it another way",
        "Enter an answer",
    ];

    private readonly List<(string Name, string FocusId, string Label)> fields = [];

    public static RenderedFields Of(HttpContext http)
    {
        if (http.Items[typeof(RenderedFields)] is RenderedFields known)
            return known;
        var fresh = new RenderedFields();
        http.Items[typeof(RenderedFields)] = fresh;
        return fresh;
    }

    public void Add(IEnumerable<string> names, string focusId, string label) =>
        fields.AddRange(names.Select(name => (name, focusId, label)));

    /// <summary>Errors of the whole form first, then those of the fields from top to bottom.</summary>
    public IReadOnlyList<Link> Errors(ModelStateDictionary state) =>
        [
            .. state
                .Where(entry => entry.Value is { Errors.Count: > 0 })
                .Select(entry => (At: Position(entry.Key), entry.Value!.Errors))
                .OrderBy(found => found.At)
                .SelectMany(found =>
                    found.Errors.Select(error => Line(found.At, error.ErrorMessage))
                )
                .DistinctBy(line => (line.Href, line.Text)),
        ];

    private int Position(string name) =>
        fields.FindIndex(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private Link Line(int at, string message) =>
        at < 0
            ? new() { Text = message }
            : new() { Text = Named(fields[at].Label, message), Href = "#" + fields[at].FocusId };

    /// <summary>A list of errors is read away from its fields, so each line says which field it is about.</summary>
    private static string Named(string label, string message) =>
        label.Length > 0
        && Unnamed.Any(start => message.StartsWith(start, StringComparison.Ordinal))
            ? $"{label}{(label.EndsWith('?') ? "" : ":")} {message}"
            : message;
}
