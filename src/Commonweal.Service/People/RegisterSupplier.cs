using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.People;

/// <summary>A supplier signs itself up, free of charge, by the link of its letter; the reader becomes its owner.</summary>
public sealed class RegisterSupplier(Db db, UserManager<Account> accounts)
{
    private const string Person = "Person";

    private static readonly Problem NameTaken = new(
        "people.supplier.name-used",
        "An organisation with this name, or one that reads like it, is registered already. If you work there, ask a colleague who is its owner to invite you. If yours is another, use the full name it is registered under, or contact us.",
        "Organisation.Name"
    );

    private static readonly Problem NumberUsed = new(
        "people.supplier.number-used",
        "An organisation with this company number has an account already. If you work there, ask a colleague who is its owner to invite you.",
        "Organisation.CompanyNumber"
    );

    /// <summary>The account to sign in with, and the organisation to act for.</summary>
    public sealed record Registered(Account Account, Guid SupplierId);

    /// <summary>Who the organisation is, as it says itself.</summary>
    public sealed record Organisation(
        string Name,
        string? CompanyNumber,
        string? CharityNumber,
        SupplierSize Size,
        bool IsVcse,
        string? Postcode
    );

    /// <summary>Everything that is wrong as it stands, at <c>Organisation</c> or <c>Person</c>: both have a name.</summary>
    public static IEnumerable<Problem> Check(Organisation organisation, NewPerson? person) =>
        [
            .. Supplier
                .Check(
                    organisation.Name,
                    organisation.CompanyNumber,
                    organisation.CharityNumber,
                    organisation.Postcode
                )
                .Select(problem => problem.In(nameof(Organisation))),
            .. (person?.Check() ?? []).Select(problem => problem.In(Person)),
        ];

    /// <summary>Refused with all that is wrong at once.</summary>
    /// <param name="token">The token of the link.</param>
    /// <param name="organisation">The supplier.</param>
    /// <param name="person">Its owner, when they have no account yet.</param>
    /// <param name="account">Its owner, when they are signed in.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<Outcome<Registered>> RunAsync(
        string token,
        Organisation organisation,
        NewPerson? person,
        Account? account,
        CancellationToken stop
    )
    {
        if (await db.OpenInvitationAsync(token, stop) is not { Registers: true })
        {
            return SpendInvitation.CannotBeUsed;
        }

        var actor = Actor.OfSupplier(
            Guid.Empty,
            account?.Name ?? person!.Name.Trim(),
            Guid.CreateVersion7()
        );
        return await db.ActAsync(
            actor,
            () => RegisterAsync(actor, token, organisation, person, account, stop),
            stop
        );
    }

    private async Task<Outcome<Registered>> RegisterAsync(
        Actor actor,
        string token,
        Organisation organisation,
        NewPerson? person,
        Account? account,
        CancellationToken stop
    )
    {
        var now = await db.NowAsync(stop);
        Problem[] wrong = [.. Check(organisation, person), .. await TakenAsync(organisation, stop)];
        if (wrong.Length > 0)
        {
            return Outcome.Refused<Registered>(wrong);
        }

        var supplier = Supplier.Create(
            actor.SupplierId!.Value,
            organisation.Name,
            organisation.CompanyNumber,
            organisation.CharityNumber,
            organisation.Size,
            organisation.IsVcse,
            organisation.Postcode,
            now
        );
        db.Add(supplier.Value);
        var spent = await db.SpendAsync(accounts, token, person, account, stop);
        if (!spent.Succeeded)
        {
            return Outcome.Refused<Registered>(spent.Problems.Select(found => found.In(Person)));
        }

        var owner = spent.Value.Account;
        db.Add(Membership.In(actor, Guid.CreateVersion7(), owner.Id, Role.SupplierOwner, now));
        db.Record("supplier.registered", supplier.Value.Id, new { supplier.Value.Name });
        return new Registered(owner, supplier.Value.Id);
    }

    private async Task<IReadOnlyList<Problem>> TakenAsync(
        Organisation organisation,
        CancellationToken stop
    )
    {
        var key = SupplierName.KeyOf(organisation.Name);
        var number = Supplier.Tidy(organisation.CompanyNumber);
        var alike = await db.Set<Supplier>()
            .Where(row => row.NameKey == key || (number != null && row.CompanyNumber == number))
            .Select(row => new { row.NameKey, row.CompanyNumber })
            .ToListAsync(stop);
        List<Problem> problems = [];
        if (alike.Any(row => row.NameKey == key))
        {
            problems.Add(NameTaken);
        }

        if (number is not null && alike.Any(row => row.CompanyNumber == number))
        {
            problems.Add(NumberUsed);
        }

        return problems;
    }
}
