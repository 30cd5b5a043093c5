using Commonweal.Domain.Common;
using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Common;
using Commonweal.Service.Procurements;
using Commonweal.Service.Reference;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Public;

/// <summary>The social value schedule of a tender that is not published yet, for the officers who prepare it.</summary>
public sealed class DraftSchedule(Db db, ProcurementPreparation preparation, ReferenceData data)
{
    /// <summary>
    /// Null when there is no draft that the actor may change; refused, with the step that comes first, while it has no method or no measures.
    /// </summary>
    public async Task<Outcome<TenderSchedule>?> OfAsync(
        Actor actor,
        Guid id,
        CancellationToken stop
    )
    {
        if (
            !actor.Can(Permission.EditProcurements)
            || await preparation.OfAsync(actor, id, stop)
                is not { Row.Stage: ProcurementStage.Draft } state
        )
        {
            return null;
        }

        if (state is not { Edition: { } edition, Row.Scoring: { } method })
        {
            return new Problem(
                "public.schedule.no-method",
                "The schedule says how social value is scored, and that is not settled yet. Choose the edition and the scoring method first.",
                "weighting"
            );
        }

        if (state.Row is { Measures.Count: 0, Scoring.Weighting: > 0m })
        {
            return new Problem(
                "public.schedule.no-measures",
                "The schedule names what bidders can offer, and no measure is chosen yet. Choose measures first.",
                "measures"
            );
        }

        var own = actor.AuthorityId;
        var authority = await db.As(actor)
            .Set<Authority>()
            .Where(row => row.Id == own)
            .Select(row => row.Name)
            .SingleAsync(stop);
        return TenderSchedule.Of(From(state, authority, edition, method));
    }

    private ScheduleSource From(
        ProcurementPreparation.State state,
        string authority,
        Edition edition,
        ScoringMethod method
    ) =>
        new(
            authority,
            state.Row.Reference,
            state.Row.Title,
            state.Row.Deadline,
            state.Row.NetValue,
            state.Row.WholeLife,
            state.Row.NoLotsReason,
            state.Row.LocalArea,
            state.Row.Reservation,
            edition,
            method,
            [
                .. state.Row.Measures.Select(chosen =>
                    PublishedProcurement.Asked.Of(chosen, edition, UkTime.Today(state.Now))
                ),
            ],
            [.. state.Overlaps],
            state.Model,
            data.Scores,
            data.Places,
            IsDraft: true
        )
        {
            QuestionsUntil = state.Row.QuestionsUntil,
            Contact = state.Row.Contact,
            Months = state.Row.Months,
            StartsOn = state.Row.StartsOn,
        };
}
