using System.Text;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;

namespace Commonweal.Domain.Editions;

/// <summary>
/// The whole text of a council's edition, figures included that it may not pass on: read by the council itself, and from its
/// publication on by suppliers who bid and report under it.
/// </summary>
public sealed class EditionContent : IOwnedByAuthority
{
    private EditionContent() { }

    /// <summary>The identifier of its <see cref="CouncilEdition"/>.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid AuthorityId { get; private set; }

    /// <summary>What <see cref="EditionText"/> writes.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The content of an edition that begins.</summary>
    public static EditionContent Of(CouncilEdition council, Edition edition)
    {
        var content = new EditionContent { Id = council.Id, AuthorityId = council.AuthorityId };
        content.Write(edition);
        return content;
    }

    /// <summary>Takes in the edition as it is now.</summary>
    public void Write(Edition edition) => Text = TextOf(edition);

    /// <summary>The text in which an edition is kept.</summary>
    public static string TextOf(Edition edition) =>
        Encoding.UTF8.GetString(EditionText.Write(edition));
}
