using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Commonweal.Service.People;

internal sealed class AuthorityTable : PlainTable<Authority>;

internal sealed class MembershipTable : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        // Says in which order rows are written.
        builder.HasOne<Supplier>().WithMany().HasForeignKey(membership => membership.SupplierId);
        builder.HasQueryFilter(membership => membership.EndedAt == null);
    }
}

internal sealed class TypedPageTable : IEntityTypeConfiguration<TypedPage>
{
    public void Configure(EntityTypeBuilder<TypedPage> builder) =>
        builder.HasKey(typed => new
        {
            typed.ScopeId,
            typed.AccountId,
            typed.Page,
        });
}

internal sealed class AccountTable : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.Property(account => account.ConcurrencyStamp).IsConcurrencyToken();
        builder.Property(account => account.UserName).IsRequired();
        builder.Property(account => account.NormalizedUserName).IsRequired();
        builder.Property(account => account.Email).IsRequired();
        builder.Property(account => account.NormalizedEmail).IsRequired();
    }
}

internal sealed class AccountClaimTable : PlainTable<AccountClaim>;

internal sealed class AccountLoginTable : IEntityTypeConfiguration<AccountLogin>
{
    public void Configure(EntityTypeBuilder<AccountLogin> builder) =>
        builder.HasKey(login => new { login.LoginProvider, login.ProviderKey });
}

internal sealed class AccountTokenTable : IEntityTypeConfiguration<AccountToken>
{
    public void Configure(EntityTypeBuilder<AccountToken> builder) =>
        builder.HasKey(token => new
        {
            token.UserId,
            token.LoginProvider,
            token.Name,
        });
}

/// <summary>Named so that its table is <c>account_claim</c>.</summary>
public sealed class AccountClaim : IdentityUserClaim<Guid>;

/// <summary>Named so that its table is <c>account_login</c>.</summary>
public sealed class AccountLogin : IdentityUserLogin<Guid>;

/// <summary>Named so that its table is <c>account_token</c>.</summary>
public sealed class AccountToken : IdentityUserToken<Guid>;
