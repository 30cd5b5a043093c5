using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Commonweal.Service.Storage;

/// <summary>A table of which conventions say everything, and that no other mapping names.</summary>
internal abstract class PlainTable<T> : IEntityTypeConfiguration<T>
    where T : class
{
    public void Configure(EntityTypeBuilder<T> builder) { }
}
