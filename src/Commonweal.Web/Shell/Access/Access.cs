using Commonweal.Domain.People;

namespace Commonweal.Web.Shell.Access;

/// <summary>Who may open a route. The act behind it checks again; this keeps the page itself from those who may not.</summary>
/// <param name="Anyone">Open to the public.</param>
/// <param name="AnyOf">Any of these opens it; none means any signed-in person.</param>
public sealed record Access(bool Anyone, IReadOnlyList<Permission> AnyOf)
{
    /// <summary>Open to the public.</summary>
    public static Access Public { get; } = new(Anyone: true, []);

    /// <summary>Open to anybody signed in.</summary>
    public static Access SignedIn { get; } = new(Anyone: false, []);

    /// <summary>Open to whoever holds one of the permissions.</summary>
    public static Access With(params Permission[] anyOf) => new(Anyone: false, anyOf);

    /// <summary>Whether the actor may open it.</summary>
    public bool Allows(Actor actor) =>
        Anyone || (AnyOf.Count == 0 ? actor.AccountId != Guid.Empty : AnyOf.Any(actor.Can));
}
