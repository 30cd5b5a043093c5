using System.Text.RegularExpressions;
using Commonweal.Service.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Commonweal.App.Tests.CodeRules;

/// <summary>Who may name whose tables and functions: SQL is text, and uses another feature without any type telling.</summary>
public sealed partial class SqlOrderTests
{
    /// <summary>The room each table and function belongs to, as the step of the schema that makes it tells.</summary>
    private static readonly Dictionary<string, string> RoomOfName = (
        from step in Migration.All
        from made in Made().Matches(step.Sql)
        select (Name: made.Groups["name"].Value, Room: RoomOf(step))
    ).ToDictionary(made => made.Name, made => made.Room, StringComparer.Ordinal);

    [Fact]
    public void Code_names_only_tables_and_functions_of_earlier_lines() =>
        Empty(
            from type in CompiledCode.Assemblies.SelectMany(CompiledCode.TypesOf)
            let room = Features.RoomOf(type.Namespace)
            where room is not null
            from text in CompiledCode.TextsIn(type)
            where IsSql(text)
            from name in OutOfOrder(room, text)
            select $"{type} names {name}"
        );

    [Fact]
    public void A_step_of_the_schema_names_only_tables_and_functions_of_earlier_lines() =>
        Empty(
            from step in Migration.All
            from name in OutOfOrder(RoomOf(step), step.Sql)
            select $"{step.Name} names {name}"
        );

    [Fact]
    public void A_table_is_made_in_the_step_of_its_entitys_feature()
    {
        using var db = new Db(new DbContextOptionsBuilder<Db>().UseNpgsql().Options);
        Empty(
            from entity in db.Model.GetEntityTypes()
            let room = Features.RoomOf(entity.ClrType.Namespace)
            where room is not null && RoomOfName[entity.GetTableName()!] != room
            select $"{entity.GetTableName()} of {room} is made in {RoomOfName[entity.GetTableName()!]}"
        );
    }

    [Fact]
    public void A_later_features_table_or_function_is_seen_in_a_text()
    {
        Assert.Equal("evaluator_declaration of Evaluation, own_bids of Bids", SeenFrom("People"));
        Assert.Equal("evaluator_declaration of Evaluation", SeenFrom("Bids"));
        Assert.Equal("", SeenFrom("Tasks"));

        static string SeenFrom(string room) =>
            string.Join(
                ", ",
                CompiledCode
                    .TextsIn(typeof(PlantedSql))
                    .Where(IsSql)
                    .SelectMany(text => OutOfOrder(room, text))
            );
    }

    private static IEnumerable<string> OutOfOrder(string user, string sql) =>
        from name in Word().Matches(Prose().Replace(sql, "")).Select(word => word.Value)
        where RoomOfName.TryGetValue(name, out var maker) && !Features.MayUse(user, maker)
        select $"{name} of {RoomOfName[name]}";

    /// <summary>Whether a text names a table or a function of ours as only SQL does.</summary>
    private static bool IsSql(string text) =>
        Naming().Matches(text).Any(named => RoomOfName.ContainsKey(named.Groups["name"].Value));

    /// <summary>A step is called by its number, its room, and what more there is to say.</summary>
    private static string RoomOf(Migration step) => Features.Named(step.Name.Split('_')[1]);

    private static void Empty(IEnumerable<string> violations) =>
        Assert.Equal<string>(
            [],
            [.. violations.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]
        );

    [GeneratedRegex(
        "^create (table|view|function) (?<name>[a-z_]+)",
        RegexOptions.NonBacktracking | RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Made();

    [GeneratedRegex(
        @"\b(?i:from|join|into|update|table)\s+(?<name>[a-z_]+)|(?<name>[a-z_]+)\(",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Naming();

    /// <summary>What SQL only says: comments, and texts between quotation marks.</summary>
    [GeneratedRegex("--.*|'[^']*'|\"[^\"]*\"", RegexOptions.NonBacktracking)]
    private static partial Regex Prose();

    [GeneratedRegex("[a-z_]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}

/// <summary>SQL behind signatures that do not tell, as a feature could hold it.</summary>
internal static class PlantedSql
{
    public static FormattableString OfTable(Guid id) =>
        $"""
            select m.role from membership m, evaluator_declaration d -- not moderation
            where d.evaluator_id = m.account_id and m.id = {id} and m.role <> 'award'
            """;

    public static string OfFunction => "select own_bids()";

    public static string Prose => "Choose the bid from the list: no award follows from it.";
}
