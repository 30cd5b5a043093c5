using System.Collections;
using System.Reflection;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Audit;
using Commonweal.Service.Bids;
using Commonweal.Service.Bids.Questions;
using Commonweal.Service.Bids.Workbooks;
using Commonweal.Service.Common;
using Commonweal.Service.Contracts;
using Commonweal.Service.Delivery;
using Commonweal.Service.Editions;
using Commonweal.Service.Editions.Import;
using Commonweal.Service.Evaluation;
using Commonweal.Service.People;
using Commonweal.Service.Policies;
using Commonweal.Service.Procurements;
using Commonweal.Service.Procurements.Locality;
using Commonweal.Service.Procurements.Market;
using Commonweal.Service.Procurements.Ocds;
using Commonweal.Service.Procurements.Plan;
using Commonweal.Service.Procurements.Questions;
using Commonweal.Service.Procurements.WholeLife;
using Commonweal.Service.Public;
using Commonweal.Service.Record;
using Commonweal.Service.Reporting;
using Commonweal.Service.Storage;
using Commonweal.Service.Tasks;
using Xunit;
using static Commonweal.Domain.People.Permission;

namespace Commonweal.App.Tests.People;

/// <summary>Every act and lookup, asked by everybody behind the back of its page.</summary>
public sealed class PermissionTests(AskedWorld asked) : IClassFixture<AskedWorld>
{
    /// <summary>Any one of the permissions is enough; without any the answer is for all, or each thing in it asks for its own.</summary>
    private static readonly (Permission[] AnyOf, Type[] For)[] Table =
    [
        ([ReadAudit], [typeof(AuditLog), typeof(AuditVerifier)]),
        ([EditProcurements], [typeof(TroubleWithTender)]),
        (
            [OpenBids],
            [
                typeof(AgreeToOpening),
                typeof(BidStanding),
                typeof(ConfirmDraftDecision),
                typeof(DecideSetAside),
                typeof(HeldDrafts),
                typeof(OpeningOfBids),
                typeof(ProposeDraftDecision),
                typeof(ProposeSetAside),
                typeof(UpholdDecision),
            ]
        ),
        (
            [ReadOwnBids],
            [
                typeof(BegunBid),
                typeof(OwnQuestions),
                typeof(BidAssessment),
                typeof(BidInProgress),
                typeof(BidQuestions),
                typeof(BidReceipt),
                typeof(DecidedBids),
                typeof(DraftHistory),
                typeof(HappenedToBid),
                typeof(NotesOfBid),
                typeof(OwnSetAside),
                typeof(PracticeBid),
                typeof(SubmittedBid),
                typeof(SupplierBids),
            ]
        ),
        (
            [WriteBids],
            [
                typeof(AcceptWorkbook),
                typeof(AddBidNote),
                typeof(RemoveBidNote),
                typeof(DropWorkbook),
                typeof(ReadWorkbook),
                typeof(WorkbookInHand),
                typeof(AnswerClarification),
                typeof(AskQuestion),
                typeof(RestoreDraft),
                typeof(SaveBidLine),
                typeof(SaveBidPrice),
                typeof(SaveBidProportion),
                typeof(StartBid),
                typeof(StartPractice),
            ]
        ),
        ([SubmitBids], [typeof(SubmitBid), typeof(WithdrawBid)]),
        (
            [AdjustOffers],
            [
                typeof(AcceptOffers),
                typeof(AdjustOffer),
                typeof(AskBidder),
                typeof(EffectOfAdjusting),
                typeof(EnterMarks),
                typeof(RecommendBid),
            ]
        ),
        ([DeclareInterests], [typeof(DeclareInterest), typeof(OwnInterest)]),
        ([ScoreBids], [typeof(GiveScore), typeof(LockScores), typeof(ScoringSheet)]),
        (
            [ModerateScores],
            [
                typeof(BeginModeration),
                typeof(ModerateScore),
                typeof(ModerationTable),
                typeof(ReleaseEvaluator),
                typeof(RunScoring),
            ]
        ),
        (
            [ReadOpenedBids],
            [
                typeof(EvaluationReport),
                typeof(LastSteps),
                typeof(OpenedBid),
                typeof(OpenedBids),
                typeof(ProcurementRanking),
                typeof(ScoringRuns),
                typeof(WholeAward),
            ]
        ),
        (
            [AwardContracts],
            [
                typeof(AwardContract),
                typeof(AwardToCheck),
                typeof(ContractOfAward),
                typeof(EnterContract),
                typeof(KeepStandstill),
            ]
        ),
        (
            [EditContracts],
            [
                typeof(AssignContractManager),
                typeof(ContractManagers),
                typeof(PublishContract),
                typeof(RecordContract),
                typeof(RecordToCheck),
                typeof(SuppliersByName),
            ]
        ),
        (
            [ReadContracts, ReadOwnContracts],
            [
                typeof(ContractProfile),
                typeof(ContractRegister),
                typeof(EvidenceDownload),
                typeof(QuartersOfContract),
                typeof(ReportInFull),
            ]
        ),
        (
            [ReadContracts],
            [typeof(ContractReferences), typeof(ReportsToReview), typeof(StandstillOfContract)]
        ),
        (
            [ReportDelivery],
            [
                typeof(AttachEvidence),
                typeof(RemoveEvidence),
                typeof(SaveClaim),
                typeof(SendReport),
                typeof(StartReport),
            ]
        ),
        ([ValidateClaims], [typeof(DecideClaim), typeof(ReturnReport), typeof(ValidateReport)]),
        ([ManagePeople], [typeof(CouncilCode), typeof(SetCouncilCode)]),
        (
            [ManagePeople, ManageSupplier],
            [
                typeof(CancelInvitation),
                typeof(ChangeRoles),
                typeof(EmailsNotSent),
                typeof(InvitationsSent),
                typeof(InvitePerson),
                typeof(PeopleOfOrganisation),
            ]
        ),
        (
            [EditProcurements],
            [
                typeof(AddPlanTask),
                typeof(AnswerQuestion),
                typeof(ApplyForWaiver),
                typeof(AssessThreshold),
                typeof(AttachPlanDocument),
                typeof(ChangeProcurementDetails),
                typeof(ChooseMeasures),
                typeof(ChooseModel),
                typeof(DecideReservation),
                typeof(DraftSchedule),
                typeof(EnterProcurement),
                typeof(ExplainNoLots),
                typeof(ImportReleases),
                typeof(KeepReply),
                typeof(KeepWish),
                typeof(MeetWaiverCondition),
                typeof(QuestionsOfBidders),
                typeof(ReferencesInUse),
                typeof(MenuInProportion),
                typeof(OverrideMenuFindings),
                typeof(RemoveContact),
                typeof(RemoveMeasures),
                typeof(RemovePart),
                typeof(RemovePlanDocument),
                typeof(RemovePlanTask),
                typeof(RemoveWish),
                typeof(ReopenPlanTask),
                typeof(SaveContact),
                typeof(SaveEvent),
                typeof(SavePart),
                typeof(SchedulePlanTask),
                typeof(ConfirmDeadline),
                typeof(DeadlineChanges),
                typeof(ProposeDeadline),
                typeof(SetCriteria),
                typeof(SetDeadline),
                typeof(SetLocalArea),
                typeof(SetQuestionDay),
                typeof(AnswerPrinciples),
                typeof(NotePastWeighting),
                typeof(SetSuitability),
                typeof(SettlePlanTask),
                typeof(ShowPlanDocument),
                typeof(SetWeighting),
                typeof(TakeUpProcurement),
                typeof(CallOffEvent),
                typeof(EventRegister),
                typeof(ForgetInterest),
                typeof(PublishEvent),
                typeof(WriteSummary),
                typeof(WithdrawWaiver),
            ]
        ),
        (
            [WritePolicies],
            [typeof(ChangePolicy), typeof(OfferPolicy), typeof(StartPolicy), typeof(WithdrawPolicy)]
        ),
        ([PublishPolicies], [typeof(PublishPolicy), typeof(ReturnPolicy)]),
        (
            [WritePolicies, PublishPolicies],
            [typeof(PolicyDesk), typeof(PolicyInFull), typeof(PolicyTrial)]
        ),
        ([PublishProcurements], [typeof(CancelProcurement), typeof(PublishProcurement)]),
        (
            [WriteEditions],
            [
                typeof(AcceptImport),
                typeof(BeginFromFile),
                typeof(ChangeEdition),
                typeof(CloneEdition),
                typeof(DescribeImport),
                typeof(DiscardEdition),
                typeof(DropImport),
                typeof(ForgetMapping),
                typeof(ImportInHand),
                typeof(StartImport),
                typeof(SubmitEdition),
            ]
        ),
        (
            [WriteEditions, PublishEditions],
            [typeof(CouncilEditions), typeof(EditionInHand), typeof(ReturnEdition)]
        ),
        ([PublishEditions], [typeof(PublishEdition), typeof(RetireEdition)]),
        ([DecideWaivers], [typeof(DecideWaiver)]),
        (
            [ReadProcurements],
            [
                typeof(PlanDocumentDownload),
                typeof(MarketEngagement),
                typeof(ProcurementPreparation),
                typeof(ProcurementPlan),
                typeof(ProcurementRegister),
                typeof(PrincipleRegister),
                typeof(ProcurementSteps),
                typeof(WaiverHands),
                typeof(WaiverRegister),
            ]
        ),
        (
            [ReadPortfolio],
            [
                typeof(EntryInFull),
                typeof(NamesInFilter),
                typeof(Portfolio),
                typeof(PortfolioEntries),
                typeof(RestatedPortfolio),
                typeof(Shares),
            ]
        ),
        (
            [],
            [
                typeof(CrosswalkShelf),
                typeof(CouncilPolicies),
                typeof(Db),
                typeof(DemoDay),
                typeof(DropTypedPage),
                typeof(EditionShelf),
                typeof(KeepTypedPage),
                typeof(MovedDeadlines),
                typeof(Opportunities),
                typeof(PublishedAnswers),
                typeof(PublicEvents),
                typeof(PublishedEngagement),
                typeof(PublishedProcurement),
                typeof(PublishedResults),
                typeof(RecordSoFar),
                typeof(Snapshot),
                typeof(TenderAsData),
                typeof(TenderRelease),
                typeof(TypedPages),
                typeof(TypicalOfContracts),
                typeof(WaitingTasks),
            ]
        ),
    ];

    public static TheoryData<Type> Asking =>
        [.. Table.Where(row => row.AnyOf is not []).SelectMany(row => row.For)];

    [Fact]
    public void Whatever_takes_an_actor_is_in_the_table_once() =>
        Assert.Equal(
            typeof(Db)
                .Assembly.GetExportedTypes()
                .Where(type => type is { IsClass: true, IsAbstract: false })
                .Where(type => MethodsOf(type).Any())
                .Select(type => type.Name)
                .Order(StringComparer.Ordinal),
            Table
                .SelectMany(row => row.For)
                .Select(type => type.Name)
                .Order(StringComparer.Ordinal),
            StringComparer.Ordinal
        );

    [Theory]
    [MemberData(nameof(Asking))]
    public async Task Whoever_lacks_the_permission_is_refused_or_shown_nothing(Type act)
    {
        var anyOf = Table.Single(row => row.For.Contains(act)).AnyOf;
        foreach (var method in MethodsOf(act))
        {
            foreach (var person in asked.People)
            {
                var may = anyOf.Any(person.Can);
                // What a permitted act does is told by its own tests; a lookup must have something to hide.
                if (may && IsOutcome(method))
                    continue;
                Assert.True(
                    may != IsNothing(await asked.AnswerAsync(method, person)),
                    $"{act.Name}.{method.Name} asked by {person.Name}"
                );
            }
        }
    }

    private static IEnumerable<MethodInfo> MethodsOf(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => !method.IsSpecialName)
            .Where(method => method.GetParameters().Any(one => one.ParameterType == typeof(Actor)));

    private static bool IsOutcome(MethodInfo method) =>
        method.ReturnType.GetGenericArguments() is [{ IsGenericType: true } answer]
        && answer.GetGenericTypeDefinition() == typeof(Outcome<>);

    private static bool IsNothing(object? answer) =>
        answer switch
        {
            null or 0 or LastSteps.View { IsScored: false } => true,
            PortfolioEntries.Sum sum => sum == new PortfolioEntries.Sum(null, null, null),
            IEnumerable rows => !rows.Cast<object>().Any(),
            _ when Part(answer, "Problems") is IEnumerable<Problem> problems => problems.Any(
                problem => problem.Code == "people.actor.not-allowed"
            ),
            _ => Part(answer, "Rows") is IEnumerable rows && IsNothing(rows),
        };

    private static object? Part(object answer, string name) =>
        answer.GetType().GetProperty(name)?.GetValue(answer);
}
