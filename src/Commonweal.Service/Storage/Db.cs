using System.Linq.Expressions;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service.Audit;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Service.Storage;

/// <summary>
/// The one way to the database. It always asks on behalf of an <see cref="Actor"/>: the filters here and the row
/// security in the database each keep an organisation to its own rows, and neither relies on the other.
/// </summary>
public sealed class Db(DbContextOptions<Db> options) : DbContext(options)
{
    /// <summary>The name of the query filter that keeps to the actor's own rows; lifted by name where published rows are read.</summary>
    public const string OwnRows = "own rows";

    private readonly List<AuditRecord> unsaved = [];
    private bool wasDone;

    /// <summary>On whose behalf rows are read and written.</summary>
    public Actor Actor { get; private set; } = Actor.Public;

    private Guid? AuthorityScope => Actor.AuthorityId;

    private Guid? SupplierScope => Actor.SupplierId;

    /// <summary>Asks on behalf of <paramref name="actor"/> from now on.</summary>
    /// <exception cref="InvalidOperationException">An act of somebody else is under way.</exception>
    public Db As(Actor actor)
    {
        if (actor == Actor)
        {
            return this;
        }

        if (Database.CurrentTransaction is not null)
        {
            throw new InvalidOperationException(
                "An act is carried out by one actor from start to end."
            );
        }

        ChangeTracker.Clear();
        Actor = actor;
        return this;
    }

    /// <summary>The database's clock, which decides every deadline.</summary>
    public Task<DateTimeOffset> NowAsync(CancellationToken stop) =>
        Database.SqlQuery<DateTimeOffset>($"select database_now() as \"Value\"").SingleAsync(stop);

    /// <summary>
    /// Carries out one act: permission, one transaction, the changes, their audit entries, all or nothing.
    /// A refusal leaves no trace but itself; the few that have to be told of later note it in an act of their own.
    /// </summary>
    public async Task<Outcome<T>> ActAsync<T>(
        Actor actor,
        Permission permission,
        Func<Task<Outcome<T>>> act,
        CancellationToken stop
    ) => actor.Lacks(permission) is { } refusal ? refusal : await ActAsync(actor, act, stop);

    /// <summary>As the other, for the few acts that ask for more than one permission and check it themselves.</summary>
    public async Task<Outcome<T>> ActAsync<T>(
        Actor actor,
        Func<Task<Outcome<T>>> act,
        CancellationToken stop
    )
    {
        As(actor);
        unsaved.Clear();
        wasDone = false;
        await using var transaction = await Database.BeginTransactionAsync(stop);
        Outcome<T> outcome;
        try
        {
            outcome = await act();
            if (outcome.Succeeded && await this.OvertakenAsync(unsaved, stop) is { } overtaken)
            {
                outcome = overtaken;
            }

            if (outcome.Succeeded && !wasDone)
            {
                await SaveChangesAsync(stop);
                await WriteAuditAsync(stop);
                await transaction.CommitAsync(stop);
                return outcome;
            }
        }
        catch (Exception fault) when (Conflict.Of(fault) is { } conflict)
        {
            outcome = conflict;
        }
        catch
        {
            // What the act left half done is not the next one's to save.
            ChangeTracker.Clear();
            throw;
        }

        await transaction.RollbackAsync(stop);
        ChangeTracker.Clear();
        return outcome;
    }

    /// <summary>Notes what the act under way did; written to the chained log with the act itself.</summary>
    /// <param name="act">What was done, as <c>subject.verb</c>.</param>
    /// <param name="subjectId">The thing it was done to.</param>
    /// <param name="details">The facts that matter later; never a sealed answer or a secret.</param>
    /// <param name="withinId">The larger thing whose own entries may have changed the subject, as those of a bid its lines.</param>
    public void Record(string act, Guid subjectId, object details, Guid? withinId = null) =>
        unsaved.Add(new AuditRecord(act, subjectId, details, withinId));

    /// <summary>
    /// Says that the act under way found all done already, as when the same form is sent twice: nothing is saved and nothing recorded.
    /// </summary>
    public Outcome<T> FoundDone<T>(T answer)
    {
        wasDone = true;
        return answer;
    }

    /// <summary>Takes the row's lock until the act ends, so that check and change are one.</summary>
    public async Task LockAsync<T>(Guid id, CancellationToken stop)
        where T : class
    {
        var table = Model.FindEntityType(typeof(T))!.GetTableName();
#pragma warning disable EF1002 // the table's name comes from the model, never from a request
        await Database.ExecuteSqlRawAsync(
            $"select 1 from {table} where id = {{0}} for update",
            [id],
            stop
        );
#pragma warning restore EF1002
    }

    /// <summary>The same of something that is no row, by its name.</summary>
    public Task LockAsync(string name, CancellationToken stop) =>
        Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(hashtextextended({name}, 0))",
            stop
        );

    /// <summary>
    /// Within an act: locks one row, loads it and hands it on, so that check and change are one; refused with
    /// <paramref name="notFound"/> when the actor has no such row.
    /// </summary>
    public async Task<Outcome<TResult>> ChangeAsync<TRow, TResult>(
        Guid id,
        Problem notFound,
        Func<TRow, Task<Outcome<TResult>>> change,
        CancellationToken stop
    )
        where TRow : class
    {
        await LockAsync<TRow>(id, stop);
        return
            await Set<TRow>().SingleOrDefaultAsync(row => EF.Property<Guid>(row, "Id") == id, stop)
                is { } row
            ? await change(row)
            : notFound;
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(Db).Assembly);
        SnakeCase.Apply(modelBuilder.Model);
        foreach (var entity in modelBuilder.Model.GetEntityTypes().ToArray())
        {
            if (OwnRowsOf(entity.ClrType) is { } filter)
            {
                modelBuilder.Entity(entity.ClrType).HasQueryFilter(OwnRows, filter);
            }
        }
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<decimal>().HaveColumnType("numeric(28,10)");
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        configurationBuilder.Properties<Quarter>().HaveConversion<QuarterConverter>();
    }

    private async Task WriteAuditAsync(CancellationToken stop)
    {
        if (unsaved.Count == 0)
        {
            throw new InvalidOperationException(
                "Every act leaves an entry in the audit log; this one recorded none."
            );
        }

        foreach (var record in unsaved)
        {
            await Database.ExecuteSqlAsync(
                $"select audit_append({record.Scope(Actor)}, {Actor.AccountId}, {record.Act}, {record.SubjectId}, {record.Text(Actor)})",
                stop
            );
        }

        unsaved.Clear();
    }

    private LambdaExpression? OwnRowsOf(Type type)
    {
        var row = Expression.Parameter(type, "row");
        var own = new List<Expression>();
        if (typeof(IOwnedByAuthority).IsAssignableFrom(type))
        {
            own.Add(Same(row, nameof(IOwnedByAuthority.AuthorityId), nameof(AuthorityScope)));
        }

        if (typeof(IOwnedBySupplier).IsAssignableFrom(type))
        {
            own.Add(Same(row, nameof(IOwnedBySupplier.SupplierId), nameof(SupplierScope)));
        }

        return own.Count == 0 ? null : Expression.Lambda(own.Aggregate(Expression.OrElse), row);
    }

    private BinaryExpression Same(ParameterExpression row, string property, string scope) =>
        Expression.Equal(
            Expression.Convert(Expression.Property(row, property), typeof(Guid?)),
            Expression.Property(Expression.Constant(this), scope)
        );
}
