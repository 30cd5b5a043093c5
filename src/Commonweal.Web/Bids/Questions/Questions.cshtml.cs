using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Bids.Questions;
using Commonweal.Service.Procurements;
using Commonweal.Service.Procurements.Questions;
using Commonweal.Web.Procurements;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.Lists;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Bids.Questions;

public sealed class QuestionsModel(
    CurrentActor current,
    ProcurementPreparation lookup,
    QuestionsOfBidders questions,
    SetQuestionDay setDay
) : ProcurementPage(current, lookup)
{
    private const int Shown = 100;

    [BindProperty(SupportsGet = true)]
    public QuestionsOfBidders.State? Show { get; set; }

    [BindProperty]
    public DateParts QuestionsUntil { get; set; } = new();

    public bool MayEdit => Actor.Can(Permission.EditProcurements);

    public Listing<QuestionsOfBidders.Row> List =>
        field ??= new Listing<QuestionsOfBidders.Row>("questions")
            .Text("Question", Beginning, link: row => $"{Home}/questions/{row.Id}")
            .Time("Asked (UK time)", row => row.AskedAt, sort: "asked")
            .Text("Number", row => $"{row.Reply?.Number}", sort: "number")
            .Tag("State", row => Words(row.State), row => Colour(row.State))
            .Text("Question in full", row => row.Asked)
            .InFileOnly()
            .Text("Question as published", row => row.Reply?.Question)
            .InFileOnly()
            .Text("Answer", row => row.Reply?.Answer)
            .InFileOnly()
            .Text("Why no answer", row => row.Reply?.Refusal)
            .InFileOnly();

    protected override bool IsAsked => Procurement.Stage != ProcurementStage.Recorded;

    public Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        QuestionsUntil = DateParts.Of(Procurement.QuestionsUntil);
        return List.AnswerAsync(
            this,
            request => questions.RunAsync(Actor, Id, Show, request, stop)
        );
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (QuestionsUntil.IsEmpty)
        {
            return await SaveAsync(null, stop);
        }

        var day = QuestionsUntil.Read("The last day for questions", nameof(QuestionsUntil));
        return this.Refused(day) ? Page() : await SaveAsync(day.Value, stop);
    }

    public static string Words(QuestionsOfBidders.State state) =>
        state switch
        {
            QuestionsOfBidders.State.Waiting => "To answer",
            QuestionsOfBidders.State.Answered => "Answered",
            QuestionsOfBidders.State.Refused => "No answer given",
        };

    private async Task<IActionResult> SaveAsync(DateOnly? day, CancellationToken stop) =>
        this.Refused(await setDay.RunAsync(Actor, Id, day, stop))
            ? Page()
            : Saved(
                day is null
                    ? "Bidders may ask until the deadline."
                    : "The last day for questions is saved."
            );

    private static string? Colour(QuestionsOfBidders.State state) =>
        state switch
        {
            QuestionsOfBidders.State.Waiting => "blue",
            QuestionsOfBidders.State.Answered => "green",
            QuestionsOfBidders.State.Refused => "grey",
        };

    private static string Beginning(QuestionsOfBidders.Row row) =>
        row.Asked.Length <= Shown ? row.Asked : $"{PlainText.Cut(row.Asked, Shown)}…";
}
