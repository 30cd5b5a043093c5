using Commonweal.Domain.Editions;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Editions;

/// <summary>An edition of the actor's authority with all it says, whatever its stage.</summary>
public sealed class EditionInHand(Db db, EditionShelf shelf, EditionsInMemory memory)
{
    /// <summary>What the pages of an edition show.</summary>
    /// <param name="Council">Its stage and who had a hand in it.</param>
    /// <param name="Edition">The whole of it.</param>
    /// <param name="Model">The edition it began as a copy of; null when that is not at hand any more.</param>
    /// <param name="MayWrite">Whether the actor may change it now.</param>
    /// <param name="MayPublish">Whether the actor may publish it now.</param>
    /// <param name="MayReturn">Whether the actor may hand it back now, or take it back.</param>
    /// <param name="MayRetire">Whether the actor may retire it now.</param>
    public sealed record View(
        CouncilEdition Council,
        Edition Edition,
        Edition? Model,
        bool MayWrite,
        bool MayPublish,
        bool MayReturn,
        bool MayRetire
    )
    {
        /// <summary>Whether a reader is still told what the edition it is a copy of says of itself.</summary>
        public bool SaysAsItsModel => Model?.About == Edition.About;
    }

    /// <summary>Null when it is not the actor's to read.</summary>
    public async Task<View?> RunAsync(Actor actor, Guid editionId, CancellationToken stop)
    {
        if (!Drafting.MayRead(actor))
        {
            return null;
        }

        var row = await (
            from council in db.As(actor).Set<CouncilEdition>()
            join content in db.Set<EditionContent>() on council.Id equals content.Id
            where council.Id == editionId
            select new { Council = council, content.Text }
        )
            .AsNoTracking()
            .SingleOrDefaultAsync(stop);
        if (row is null)
        {
            return null;
        }

        var (stage, publishes) = (row.Council.Stage, actor.Can(Permission.PublishEditions));
        var isOwn = row.Council.Writers.Contains(actor.AccountId);
        return new View(
            row.Council,
            memory.Read(editionId, row.Council.Name, row.Text),
            shelf.Find(row.Council.MadeFrom),
            stage == EditionStage.Draft && actor.Can(Permission.WriteEditions),
            stage == EditionStage.Review && publishes && !isOwn,
            stage == EditionStage.Review && (publishes || isOwn),
            stage == EditionStage.Published && publishes
        );
    }
}
