using Commonweal.Service.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Commonweal.Service.People;

/// <summary>
/// Counts the tries at an account where they are kept, and before each is looked at: of many at one moment no more are looked at
/// than are allowed. The new stamp keeps whoever read the account before from writing an older count over this one.
/// A count does not wait for the disk: the wait would tell that there is an account. This limit is of the account as a whole and far: near is
/// that of each line of the network, so that a stranger's tries keep nobody out.
/// </summary>
public sealed class SignInTries(Db db, IOptions<IdentityOptions> options)
{
    private readonly LockoutOptions limit = options.Value.Lockout;

    /// <summary>A try at a code counts as many: six digits are sooner guessed than a password.</summary>
    public const int OfCode = 10;

    /// <summary>
    /// False while the account rests. The last try allowed lays it to rest in the same statement, and the count begins anew. One that the
    /// line it comes from has none left for takes as long and counts nothing.
    /// </summary>
    public async Task<bool> TakeAsync(Account account, int weight = 1, bool isLeft = true)
    {
        var taken = await db.Database.ExecuteSqlAsync(
            $"""
            update account set
                access_failed_count = case when access_failed_count + {weight} >= {limit.MaxFailedAccessAttempts} then 0
                    else access_failed_count + {weight} end,
                lockout_end = case when access_failed_count + {weight} >= {limit.MaxFailedAccessAttempts}
                    then now() + {limit.DefaultLockoutTimeSpan} end,
                concurrency_stamp = gen_random_uuid()::text
            from set_config('synchronous_commit', 'off', true)
            where id = {account.Id} and {isLeft} and (lockout_end is null or lockout_end <= now())
            """
        );
        await db.Entry(account).ReloadAsync();
        return taken > 0;
    }

    /// <summary>Gives back one that was right, while the second step is still to come; the others stay counted.</summary>
    public async Task GiveBackAsync(Account account)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            update account set
                access_failed_count = case when access_failed_count > 0 then access_failed_count - 1
                    when lockout_end > now() then {limit.MaxFailedAccessAttempts - 1} else 0 end,
                lockout_end = case when access_failed_count > 0 then lockout_end end,
                concurrency_stamp = gen_random_uuid()::text
            where id = {account.Id}
            """
        );
        await db.Entry(account).ReloadAsync();
    }

    /// <summary>Forgets all of them: whoever tried has shown that the account is theirs.</summary>
    public async Task ForgetAsync(Account account)
    {
        await db.Database.ExecuteSqlAsync(
            $"update account set access_failed_count = 0, lockout_end = null, concurrency_stamp = gen_random_uuid()::text where id = {account.Id}"
        );
        await db.Entry(account).ReloadAsync();
    }
}
