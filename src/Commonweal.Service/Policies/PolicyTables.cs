using Commonweal.Domain.Policies;
using Commonweal.Service.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Commonweal.Service.Policies;

internal sealed class PolicyVersionTable : IEntityTypeConfiguration<PolicyVersion>
{
    public void Configure(EntityTypeBuilder<PolicyVersion> builder) =>
        builder.Property(version => version.Terms).IsStoredJson();
}

/// <summary>A view, which hides who had a hand in it.</summary>
internal sealed class PublishedPolicyTable : IEntityTypeConfiguration<PublishedPolicy>
{
    public void Configure(EntityTypeBuilder<PublishedPolicy> builder) =>
        builder.Property(version => version.Terms).IsStoredJson();
}
