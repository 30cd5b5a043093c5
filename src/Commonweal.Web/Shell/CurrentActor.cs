using Commonweal.Domain.People;

namespace Commonweal.Web.Shell;

/// <summary>Who this request is from; the public until sign-in says otherwise.</summary>
public sealed class CurrentActor
{
    public Actor Actor { get; set; } = Actor.Public;

    /// <summary>The authority or supplier acted for, as the header shows it.</summary>
    public string? OrganisationName { get; set; }

    /// <summary>What the forms of this page say of <see cref="Actor.HasRead"/>; null where there is nothing to compare.</summary>
    public long? Read => IsOvertaken ? Now : Actor.HasRead ?? Now;

    /// <summary>How far the authority's record had come before the page was put together.</summary>
    public long? Now { get; set; }

    /// <summary>Whether a colleague was quicker: the page then shows what is saved beside what was typed.</summary>
    public bool IsOvertaken { get; set; }

    public Guid? OrganisationId => Actor.AuthorityId ?? Actor.SupplierId;

    public bool IsSignedIn => Actor.AccountId != Guid.Empty;
}
