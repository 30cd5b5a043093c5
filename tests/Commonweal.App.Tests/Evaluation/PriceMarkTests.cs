using System.Globalization;
using System.Security.Cryptography;
using Commonweal.Domain.Procurements;
using Commonweal.Story;
using Npgsql;
using Xunit;

namespace Commonweal.App.Tests.Evaluation;

/// <summary>Marks for price are worked out by the domain for the council and by the database for bidders.</summary>
public sealed class PriceMarkTests : WorldCase
{
    [Fact]
    public async Task The_database_marks_every_price_as_the_domain_does()
    {
        await using var connection = new NpgsqlConnection(World.Database.Admin);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "select round(price_mark($1, $2, $3), 10)",
            connection
        );
        foreach (var _ in Enumerable.Range(0, 3))
        {
            command.Parameters.Add(new NpgsqlParameter<decimal>());
        }

        List<string> wrong = [];
        for (var at = 0; at < 1_000; at++)
        {
            var marks = Chance(10_000) / 100m;
            var lowest = Pounds();
            // Now and then the same price, and one below the lowest that counts.
            var price = (at % 10) switch
            {
                0 => lowest,
                1 => decimal.Max(0.01m, decimal.Round(lowest / 2m, 2)),
                _ => lowest + Pounds(),
            };
            ((NpgsqlParameter<decimal>)command.Parameters[0]).TypedValue = marks;
            ((NpgsqlParameter<decimal>)command.Parameters[1]).TypedValue = lowest;
            ((NpgsqlParameter<decimal>)command.Parameters[2]).TypedValue = price;
            var told = (decimal)(await command.ExecuteScalarAsync())!;
            if (
                told
                != decimal.Round(
                    MarkPrice.Marked(marks, lowest, price),
                    10,
                    MidpointRounding.AwayFromZero
                )
            )
            {
                wrong.Add(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{marks} x {lowest} / {price}: {told}"
                    )
                );
            }
        }

        Assert.Empty(wrong);

        static decimal Pounds() => Chance(100_000) * Power(Chance(6)) / 100m;
    }

    private static decimal Power(int of) =>
        Enumerable.Repeat(10m, of).Aggregate(1m, (one, ten) => one * ten);

    private static int Chance(int most) => RandomNumberGenerator.GetInt32(1, most + 1);
}
