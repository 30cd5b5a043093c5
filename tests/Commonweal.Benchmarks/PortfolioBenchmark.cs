using System.Diagnostics;
using System.Globalization;
using Commonweal.Domain.People;
using Commonweal.Story;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Commonweal.Benchmarks;

/// <summary>The portfolio page over many ledger entries beside its own SQL in <c>psql</c> and a static page.</summary>
internal static class PortfolioBenchmark
{
    private const int Entries = 100_000;

    public static async Task<bool> RunAsync()
    {
        await using var world = await World.CreateAsync();
        var authority = await world.AuthorityAsync("county");
        var reader = await world.PersonAsync(authority, Role.PolicyLead);
        await world.Database.TamperAsync(Ledger(authority));

        using var heard = new HeardSql();
        await using var site = await Site.OpenAsync(
            world,
            builder => builder.Logging.AddProvider(heard).SetMinimumLevel(LogLevel.Information)
        );
        var browser = await site.SignInAsync(reader);
        await browser.GetAsync("/portfolio");
        var sql = heard.Last("ledger_total");
        heard.IsListening = false;
        return await SideBySide.RunAsync(
            $"The portfolio over {Entries.ToString("N0", CultureInfo.InvariantCulture)} ledger entries",
            limit: 1.5m,
            rounds: 15,
            ("page", () => browser.GetAsync("/portfolio")),
            (
                "its SQL in psql and a static page",
                async () =>
                {
                    await PsqlAsync(world.Database.App, authority, sql);
                    await browser.GetAsync("/accessibility");
                }
            )
        );
    }

    /// <summary>A hundred contracts of twenty suppliers, every kind of entry in every quarter of three years.</summary>
    private static string Ledger(Guid authority) =>
        $"""
            insert into supplier (id, name, name_key, size, is_vcse, created_at)
                select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'Supplier ' || n, 'supplier' || n, 'Small', false, now()
                from generate_series(1, 20) n;
            insert into contract (id, authority_id, supplier_id, supplier_name, reference, title, value, starts_on, ends_on,
                    edition, created_at)
                select ('00000000-0000-7000-9000-' || lpad(n::text, 12, '0'))::uuid, '{authority}',
                    ('00000000-0000-7000-8000-' || lpad((1 + n % 20)::text, 12, '0'))::uuid, 'Supplier', 'C-' || n,
                    'Contract ' || n, 100000 + n, '2024-01-01', '2026-12-31', 'lancashire-toms-2024', now()
                from generate_series(1, 100) n;
            insert into commitment (id, authority_id, supplier_id, contract_id, measure, theme, unit, quantity, attribution, deadweight,
                    statement, unit_value, value_class, is_kept, explanation)
                select gen_random_uuid(), authority_id, supplier_id, id, 'NT' || m,
                    (array['employment-and-skills', 'economic-prosperity', 'community-building'])[1 + m % 3],
                    'VolunteerHours', 100, 1, 0, 'measured', 10, 'Social', false, '[]'
                from contract cross join generate_series(1, 20) m;
            insert into ledger_entry (authority_id, supplier_id, contract_id, commitment_id, subject_id, kind, quarter,
                    edition, theme, measure, unit, value_class, quantity, effective_quantity, unit_value, value, reason,
                    recorded_at, recorded_by)
                select authority_id, supplier_id, contract_id, id, id, (array['Committed', 'Claimed', 'Validated'])[1 + e % 3],
                    (2024 + e / 4 % 3)::text || '-Q' || (1 + e % 4)::text, 'lancashire-toms-2024', theme, measure,
                    'volunteer hours', 'Social', 1.5, 1.5, 10, 15, 'measured', now(), authority_id
                from commitment cross join generate_series(1, {Entries / 2000}) e;
            analyze;
            """;

    private static async Task PsqlAsync(string connection, Guid authority, string sql)
    {
        var at = new NpgsqlConnectionStringBuilder(connection);
        var start = new ProcessStartInfo("psql")
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        foreach (
            var argument in new[]
            {
                "-X",
                "-q",
                "-h",
                at.Host!,
                "-U",
                at.Username!,
                "-d",
                at.Database!,
                "-c",
                $"set app.authority = '{authority}'; set jit = off",
                "-c",
                Filled(sql, authority),
            }
        )
        {
            start.ArgumentList.Add(argument);
        }

        using var psql = Process.Start(start)!;
        var rows = await psql.StandardOutput.ReadToEndAsync();
        await psql.WaitForExitAsync();
        if (psql.ExitCode != 0 || rows.Length == 0)
        {
            throw new InvalidOperationException("psql did not answer the portfolio's query.");
        }
    }

    private static string Filled(string sql, Guid authority)
    {
        var filled = sql.Replace("@authority", $"'{authority}'::uuid", StringComparison.Ordinal)
            .Replace("@ended", "'2026-Q3'", StringComparison.Ordinal);
        foreach (var name in new[] { "@edition", "@theme", "@measure", "@quarter" })
        {
            filled = filled.Replace(name, "null::text", StringComparison.Ordinal);
        }

        return filled
            .Replace("@supplier", "null::uuid", StringComparison.Ordinal)
            .Replace("@contract", "null::uuid", StringComparison.Ordinal);
    }
}
