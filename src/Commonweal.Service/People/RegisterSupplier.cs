using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.People;

/// <summary>A supplier signs itself up, free of charge, with its first person as owner.</summary>
public sealed class RegisterSupplier(Db db, UserManager<Account> accounts)
{
    /// <summary>Who the organisation is, as it says itself.</summary>
    public sealed record Organisation(
        string Name,
        string? CompanyNumber,
        string? CharityNumber,
        SupplierSize Size,
        bool IsVcse,
        string? Postcode
    );

    /// <summary>Answers the account to sign in with.</summary>
    public Task<Outcome<Account>> RunAsync(
        Organisation organisation,
        NewPerson person,
        CancellationToken stop
    )
    {
        var supplierId = Guid.CreateVersion7();
        var actor = Actor.OfSupplier(Guid.Empty, person.Name.Trim(), supplierId);
        return db.ActAsync<Account>(
            actor,
            async () =>
            {
                var now = await db.NowAsync(stop);
                var made = Supplier.Create(
                    supplierId,
                    organisation.Name,
                    organisation.CompanyNumber,
                    organisation.CharityNumber,
                    organisation.Size,
                    organisation.IsVcse,
                    organisation.Postcode,
                    now
                );
                // Told together, so that nobody fills the form in again and again.
                if (made.Problems.Concat(person.Wrong()).ToArray() is { Length: > 0 } wrong)
                {
                    return Outcome.Refused<Account>(wrong);
                }

                if (await IsTakenAsync(made.Value.CompanyNumber, stop))
                {
                    return new Problem(
                        "people.supplier.number-used",
                        "An organisation with this company number has an account already. Ask a colleague there to invite you.",
                        "CompanyNumber"
                    );
                }

                db.Add(made.Value);
                var account = await person.CreateAsync(accounts, now);
                if (account.Succeeded)
                {
                    var id = Guid.CreateVersion7();
                    db.Add(
                        Membership.InSupplier(
                            id,
                            account.Value.Id,
                            supplierId,
                            Role.SupplierOwner,
                            now
                        )
                    );
                    db.Record("supplier.registered", supplierId, new { made.Value.Name });
                }

                return account;
            },
            stop
        );
    }

    private async Task<bool> IsTakenAsync(string? companyNumber, CancellationToken stop) =>
        companyNumber is not null
        && await db.Set<Supplier>()
            .AnyAsync(supplier => supplier.CompanyNumber == companyNumber, stop);
}
