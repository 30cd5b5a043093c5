using System.Reflection;
using Commonweal.Domain.Bids;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Service.Bids;
using Commonweal.Service.Common;
using Commonweal.Service.People;
using Commonweal.Service.Reporting;
using Commonweal.Story;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Commonweal.App.Tests.People;

/// <summary>A council and its supplier with something in every list, and somebody of every role to ask for it.</summary>
public sealed class AskedWorld : WorldCase
{
    private const string Places = """
        select p.id as "procurementId", p.id as "id", p.reference as "reference", p.authority_id as "authorityId",
            b.id as "bidId", l.id as "bidLineId", d.id as "declarationId", c.id as "contractId",
            c.manager_id as "managerId", c.reference as "contractReference", r.id as "reportId", k.id as "claimId", f.id as "evidenceId",
            (select max(id) from ledger_entry) as "entry", (select min(id::text)::uuid from invitation) as "invitationId",
            (select id from council_edition) as "editionId",
            (select id from tender_question limit 1) as "questionId",
            p.id as "eventId",
            (select id from policy_version) as "versionId"
        from procurement p join award a on a.procurement_id = p.id join bid b on b.id = a.bid_id join bid_line l on l.bid_id = b.id
        join evaluator_declaration d on d.procurement_id = p.id join contract c on c.procurement_id = p.id
        join delivery_report r on r.contract_id = c.id join claim k on k.report_id = r.id
        join evidence_file f on f.claim_id = k.id limit 1
        """;

    private const string Page = "/price";

    private readonly Dictionary<string, object> places = new(StringComparer.Ordinal);
    private readonly List<Actor> people = [Actor.Public];

    /// <summary>One of every role, and the public.</summary>
    public IReadOnlyList<Actor> People => people;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var contract = await World.AwardedAndRunningAsync(
            "lancashire",
            ("NT29", [40m, 40m]),
            ("NT41", [80m, 90m])
        );
        var report = await World.DraftReportAsync(contract);
        foreach (var (line, whole) in report.Lines.Zip((string?[])[null, "50"]))
        {
            _ = (await World.ClaimAsync(contract.Supplier, line.ClaimId, "12", whole)).Value;
            _ = (
                await World.AttachAsync(contract.Supplier, line.ClaimId, DeliveryStory.Pdf())
            ).Value;
        }

        _ = (await World.SendAsync(contract.Supplier, report.Id)).Value;
        foreach (var role in Enum.GetValues<Role>())
        {
            people.Add(
                role < Role.SupplierOwner
                    ? await World.PersonAsync(contract.Manager.AuthorityId!.Value, role)
                    : await World.ColleagueAsync(contract.Supplier, role)
            );
        }

        foreach (
            var inviter in people.Where(person =>
                person.Can(Permission.ManagePeople) || person.Can(Permission.ManageSupplier)
            )
        )
        {
            var role = RolePermissions.In(inviter).First();
            _ = await World.AskAsync<InvitePerson, Outcome<SentInvitation>>(act =>
                act.RunAsync(inviter, $"{role}@example.org", role, Stop)
            );
        }

        _ = await World.EditionDraftAsync(
            people.Single(person => person.Roles.Contains(Role.PolicyLead))
        );
        await World.Database.TamperAsync(
            $"""
            update notice set attempts = 2 where sent_at is null;
            update award set awarded_by = '{Who(Role.HeadOfProcurement)}';
            update evaluator_declaration set evaluator_id = '{Who(Role.Evaluator)}'
                where id = (select id from evaluator_declaration where locked_at is not null limit 1);
            insert into waiver (id, authority_id, procurement_id, category, net_value, months, business_case, applied_by, applied_at)
                select gen_random_uuid(), authority_id, id, 'Services', 1, 1, 'One supplier can do it.', created_by, now() from procurement;
            insert into tender_question (id, authority_id, procurement_id, asked, asked_at)
                select gen_random_uuid(), authority_id, id, 'Why?', now() from procurement;
            insert into market_contact (id, authority_id, procurement_id, organisation, kind, is_minority_led, reach, can_do, consent)
                select gen_random_uuid(), authority_id, id, 'Growers', 'Vcse', false, 'Here', '', 'Agreed' from procurement;
            insert into market_reply (id, authority_id, contact_id, said_on, question, answer)
                select gen_random_uuid(), authority_id, id, '2026-01-02', 'Lots?', 'Yes' from market_contact;
            insert into market_event (id, authority_id, procurement_id, title, held_on, place, invited, came)
                select id, authority_id, id, 'Morning', '2026-01-02', 'Here', array[]::uuid[], array[]::uuid[] from procurement;
            insert into event_notice (id, authority_id, procurement_id, title, held_on, place, times, audience, how_to_ask, access_contact, published_at)
                select id, authority_id, procurement_id, title, held_on, place, '10am', 'All', 'us@x.example', 'us@x.example', '2026-01-02' from market_event;
            insert into event_interest (id, authority_id, event_id, organisation, email, registered_at)
                select gen_random_uuid(), authority_id, id, 'Growers', 'a@b.example', '2026-01-02' from event_notice;
            insert into service_run (id, began_at, seen_at)
                select gen_random_uuid(), deadline - at, deadline - at
                    from procurement, unnest(array[interval '90 days', interval '1 hour']) at where published_at is not null;
            insert into outcome_wish (id, authority_id, procurement_id, wish, source)
                select gen_random_uuid(), authority_id, id, 'Benches', 'Here' from procurement;
            insert into question_asker (question_id, procurement_id, supplier_id, asked_by)
                select id, procurement_id, '{contract.Supplier.SupplierId}', '{contract.Supplier.AccountId}' from tender_question;
            """
        );
        var practice = (
            await World.AskAsync<StartPractice, Outcome<Guid>>(act =>
                act.RunAsync(contract.Supplier, Stop)
            )
        ).Value;
        await World.Database.TamperAsync(
            $"""
            insert into set_aside_decision (id, authority_id, supplier_id, procurement_id, bid_id, sets_aside, ground, reason,
                    proposed_by, proposed_by_name, proposed_at, is_confirmed, decided_by, decided_by_name, decided_at)
                select id, authority_id, supplier_id, procurement_id, id, true, 'procedural-requirement', 'Not signed.',
                    gen_random_uuid(), 'x', now(), true, gen_random_uuid(), 'x', now() from bid where id = '{practice}'
            """
        );
        places["ownBidId"] = practice;
        _ = await World.StartedPolicyAsync(
            people.Single(person => person.Can(Permission.WritePolicies))
        );
        await FindPlacesAsync();
        var author = people.First(person => person.Can(Permission.WriteBids));
        places["noteId"] = (
            await World.AskAsync<AddBidNote, Outcome<Guid>>(act =>
                act.RunAsync(author, (Guid)places["bidId"], null, "Ours.", Stop)
            )
        ).Value;
        places["documentId"] = await World.PlanFileAsync(
            people.First(person => person.Can(Permission.EditProcurements)),
            (Guid)places["procurementId"],
            forPanel: true
        );
    }

    /// <summary>What one act or lookup answers somebody, asked about what there is.</summary>
    public Task<object?> AnswerAsync(MethodInfo method, Actor person) =>
        World.AskAsync<IServiceProvider, object?>(async services =>
        {
            var answer = (Task)
                method.Invoke(
                    services.GetRequiredService(method.DeclaringType!),
                    BindingFlags.DoNotWrapExceptions,
                    null,
                    [.. method.GetParameters().Select(asked => Argument(asked, person))],
                    null
                )!;
            await answer;
            return answer.GetType().GetProperty(nameof(Task<>.Result))!.GetValue(answer);
        });

    /// <summary>Whom the world takes for the one who did what only they are shown.</summary>
    private Guid Who(Role role) => people.Single(person => person.Roles.Contains(role)).AccountId;

    private object? Argument(ParameterInfo asked, Actor person)
    {
        var type = Nullable.GetUnderlyingType(asked.ParameterType) ?? asked.ParameterType;
        return type == typeof(Actor) ? person
            : asked.Name == "accountId" ? person.AccountId
            : type == typeof(MeasureAnswer) ? new MeasureAnswer("NT29", [], 1m, "", "")
            : type == typeof(IReadOnlyList<Split>) ? Array.Empty<Split>()
            : type == typeof(Reservation)
                ? new Reservation(ReservedFor.Anybody, [], Sme: false, Vcse: true, default)
            : type == typeof(ListRequest) ? new ListRequest()
            : type == typeof(PortfolioFilter)
                ? new PortfolioFilter(Contract: (Guid)places["contractId"])
            : type == typeof(long) ? places["entry"]
            : type == typeof(Guid) || type == typeof(string) ? places.GetValueOrDefault(asked.Name!)
            : asked.ParameterType.IsValueType ? Activator.CreateInstance(asked.ParameterType)
            : null;
    }

    private async Task FindPlacesAsync()
    {
        await using var connection = new NpgsqlConnection(World.Database.Admin);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(Places, connection);
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        for (var at = 0; at < row.FieldCount; at++)
            places[row.GetName(at)] = row.GetValue(at);
        places["name"] = "Bidder";
        places["page"] = Page;
        places["restatedTo"] = "southend-2050";
    }
}
