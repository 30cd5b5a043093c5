using Commonweal.Domain.Procurements.Alerts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Commonweal.Service.Procurements.Alerts;

internal sealed class EmailAlertTable : IEntityTypeConfiguration<EmailAlert>
{
    public void Configure(EntityTypeBuilder<EmailAlert> builder) =>
        builder.Property(alert => alert.Search).HasColumnType("jsonb");
}
