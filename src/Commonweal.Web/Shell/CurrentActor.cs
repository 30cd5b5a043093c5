using Commonweal.Domain.People;

namespace Commonweal.Web.Shell;

/// <summary>Who this request is from; the public until sign-in says otherwise.</summary>
public sealed class CurrentActor
{
    public Actor Actor { get; set; } = Actor.Public;

    /// <summary>The authority or supplier acted for, as the header shows it.</summary>
    public string? OrganisationName { get; set; }

    public Guid? OrganisationId => Actor.AuthorityId ?? Actor.SupplierId;

    public bool IsSignedIn => Actor.AccountId != Guid.Empty;
}
