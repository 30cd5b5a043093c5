using Commonweal.Service;
using Commonweal.Service.Notices;

namespace Commonweal.Web.People;

/// <summary>A letter that is on its way to somebody.</summary>
/// <param name="To">The address.</param>
/// <param name="Shown">What it says, in the demonstration; null where only its reader may know.</param>
public sealed record LetterSent(string To, Notice? Shown)
{
    public static LetterSent Of(Notice letter, CommonwealSettings site) =>
        new(letter.ToEmail, site.IsDemo ? letter : null);
}
