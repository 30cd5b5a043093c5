using Commonweal.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Commonweal.Service.Storage;

/// <summary>What to say when the database refuses an act because of what another one saved.</summary>
internal static class Conflict
{
    private static readonly Problem Overtaken = new(
        "storage.act.overtaken",
        "Somebody else saved the same thing a moment ago. Load the page again, look at what is there, and repeat your change if it is still needed."
    );

    private static readonly Problem ReferenceTaken = new(
        "storage.reference.taken",
        "Your authority uses this reference already. Enter another.",
        "Reference"
    );

    /// <summary>Null when the fault is none of the person's, and has to be reported.</summary>
    public static Problem? Of(Exception fault) =>
        (fault as PostgresException ?? fault.InnerException as PostgresException) switch
        {
            { SqlState: PostgresErrorCodes.UniqueViolation } twice => OfConstraint(
                twice.ConstraintName
            ),
            // A rule of the schema that people come upon says its refusal itself; others only a fault of ours or an attack meets.
            {
                SqlState: PostgresErrorCodes.RestrictViolation,
                ConstraintName: { } code,
                ColumnName: { } field
            } held => new Problem(code, held.MessageText, field),
            {
                SqlState: PostgresErrorCodes.SerializationFailure
                    or PostgresErrorCodes.DeadlockDetected
            } => Overtaken,
            null when fault is DbUpdateConcurrencyException => Overtaken,
            _ => null,
        };

    /// <summary>Whether a right or row security stood in the way.</summary>
    public static bool IsBarred(DbUpdateException fault) =>
        fault.InnerException
            is PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege };

    /// <summary>A person can run into these alone, without anybody else.</summary>
    private static Problem OfConstraint(string? constraint) =>
        constraint switch
        {
            "membership_once" => new Problem(
                "storage.membership.held",
                "You hold this role in this organisation already. You can sign in and use it."
            ),
            { } name when name.EndsWith("_authority_id_reference_key", StringComparison.Ordinal) =>
                ReferenceTaken,
            _ => Overtaken,
        };
}
