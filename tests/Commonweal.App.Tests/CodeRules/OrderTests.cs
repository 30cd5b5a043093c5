using System.Reflection;
using Commonweal.Domain.People;
using Commonweal.Service.Storage;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Commonweal.App.Tests.CodeRules;

/// <summary>Who may use whom.</summary>
public sealed class OrderTests
{
    /// <summary>The few that no signed-in person carries out, each with the reason.</summary>
    private static readonly Dictionary<string, string> ActsWithoutActor = new(
        StringComparer.Ordinal
    )
    {
        ["BidReminders.SendAsync"] =
            "run by the site itself, of every supplier; the database finds the bids",
        ["CreateAuthority.RunAsync"] = "run at the command line, before the authority has people",
        ["InviteAdministrator.RunAsync"] = "run at the command line when nobody can sign in",
        ["InviteSupplier.RunAsync"] = "a visitor asks for the letter",
        ["SendPasswordLink.RunAsync"] = "a visitor asks for the letter",
        ["ChoosePassword.FindAsync"] = "a visitor opens the link; the token is their right",
        ["ChoosePassword.RunAsync"] = "a visitor sets a password; the token is their right",
        ["ResetAccount.RunAsync"] = "run at the command line when somebody cannot sign in",
        ["OpenInvitation.FindAsync"] =
            "a visitor reads what the link offers; the token is their right",
        ["RegisterSupplier.RunAsync"] = "a visitor signs up; the account is made here",
        ["JoinByInvitation.RunAsync"] = "a visitor joins; the token is their right",
        ["Memberships.OfAsync"] = "asked at sign-in, to learn for whom an account may act",
        ["AuthorityByName.FindAsync"] = "the command line names an authority that is public anyway",
        ["ReportLetters.ToManagerAsync"] = "part of an act that is under way",
        ["ReportLetters.ToSupplierAsync"] = "part of an act that is under way",
        ["SignInTries.TakeAsync"] = "part of signing in",
        ["SignInTries.GiveBackAsync"] = "part of signing in",
        ["SignInTries.ForgetAsync"] = "part of signing in",
        ["SignsOfLife.RunAsync"] = "run by the site itself, in nobody's name",
        ["SweepBids.RunAsync"] = "run by the site itself, of what nobody needs",
        ["UnneededEvidence.SweepAsync"] = "run by the site itself, of files nobody knows",
        ["UnneededEvidence.LetGoAsync"] = "after an act that removed a file",
        ["RegisterInterest.RunAsync"] = "a visitor registers for a public event",
        ["AskForAlert.FollowAsync"] = "a visitor asks for the letter",
        ["AskForAlert.SearchAsync"] = "a visitor asks for the letter",
        ["AlertLinks.AboutAsync"] = "a visitor opens the link; the token is their right",
        ["AlertLinks.ConfirmAsync"] = "a visitor says yes; the token is their right",
        ["AlertLinks.StopAsync"] = "a visitor says no more; the token is their right",
        ["SendAlerts.RunAsync"] = "run by the site itself, of what everybody may read",
        ["AuditVerifier.RunAsync"] = "run at the command line over every chain",
    };

    private static readonly Assembly Domain = typeof(Commonweal.Domain.Common.Problem).Assembly;
    private static readonly Assembly Service = typeof(Db).Assembly;
    private static readonly Assembly Web = typeof(Commonweal.Web.WebApp).Assembly;

    [Fact]
    public void What_a_body_uses_is_seen()
    {
        var used = CompiledCode
            .TypesOf(Service)
            .Where(type =>
                type.FullName!.StartsWith(
                    typeof(Commonweal.Service.People.InvitePerson).FullName!,
                    StringComparison.Ordinal
                )
            )
            .SelectMany(UsedTypes)
            .ToHashSet();
        Assert.Contains(typeof(Db), used);
        Assert.Contains(typeof(Commonweal.Service.People.Invitation), used);
    }

    [Theory]
    [InlineData(typeof(BinaryFractions.InLiteral), typeof(double))]
    [InlineData(typeof(BinaryFractions.InConversion), typeof(float))]
    [InlineData(typeof(BinaryFractions.InLocal), typeof(double))]
    [InlineData(typeof(BinaryFractions.InCall), typeof(double))]
    public void A_binary_fraction_inside_a_body_is_seen(Type type, Type fraction) =>
        Assert.Contains(fraction, UsedTypes(type));

    [Fact]
    public void Every_room_is_on_the_map() =>
        Empty(
            CompiledCode
                .Assemblies.SelectMany(CompiledCode.TypesOf)
                .Select(type => Features.RoomOf(type.Namespace))
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
                .Where(room => !Features.IsKnown(room))
        );

    [Fact]
    public void A_feature_uses_only_earlier_lines_and_a_shared_room_the_first_at_most() =>
        Empty(
            from user in CompiledCode.Assemblies.SelectMany(CompiledCode.TypesOf)
            let room = Features.RoomOf(user.Namespace)
            where room is not null
            from used in UsedTypes(user)
            let other = Features.RoomOf(used.Namespace)
            where other is not null && !Features.MayUse(room, other)
            select $"{user} uses {used}"
        );

    [Fact]
    public void A_project_uses_only_the_projects_below_it() =>
        Empty(
            from pair in CompiledCode.Assemblies.Select((assembly, line) => (assembly, line))
            from name in pair.assembly.GetReferencedAssemblies()
            let line = CompiledCode
                .Assemblies.ToList()
                .FindIndex(ours => ours.GetName().Name == name.Name)
            where line >= pair.line
            select $"{pair.assembly.GetName().Name} references {name.Name}"
        );

    [Fact]
    public void The_domain_references_nothing_but_the_base_library() =>
        Empty(
            Domain
                .GetReferencedAssemblies()
                .Select(name => name.Name!)
                .Where(name => !name.StartsWith("System.", StringComparison.Ordinal))
        );

    [Fact]
    public void The_domain_knows_no_clock_chance_file_network_task_or_binary_fraction()
    {
        HashSet<Type> banned =
        [
            typeof(double),
            typeof(float),
            typeof(Task),
            typeof(Task<>),
            typeof(ValueTask),
            typeof(ValueTask<>),
            typeof(TimeProvider),
            typeof(Thread),
        ];
        string[] members =
        [
            "System.DateTime.get_Now",
            "System.DateTime.get_UtcNow",
            "System.DateTime.get_Today",
            "System.DateTimeOffset.get_Now",
            "System.DateTimeOffset.get_UtcNow",
            "System.Guid.NewGuid",
            "System.Guid.CreateVersion7",
        ];
        Empty(
            from type in CompiledCode.TypesOf(Domain)
            from member in CompiledCode.UsedBy(type)
            where
                members.Contains($"{member.DeclaringType}.{member.Name}")
                || CompiledCode
                    .TypesIn(member)
                    .Any(used =>
                        banned.Contains(used)
                        || used.Namespace is "System.IO" or "System.Net" or "System.Net.Http"
                    )
            select $"{type} uses {member.DeclaringType}.{member.Name}"
        );
    }

    [Fact]
    public void Pages_never_touch_the_database() =>
        Empty(
            from type in CompiledCode.TypesOf(Web)
            where UsedTypes(type).Contains(typeof(Db))
            select type.ToString()
        );

    [Fact]
    public void Only_the_storage_knows_the_database_engine() =>
        Empty(
            from type in new[]
            {
                Service,
                Web,
                typeof(Commonweal.Cli.CommandLine).Assembly,
            }.SelectMany(CompiledCode.TypesOf)
            where type.Namespace != typeof(Db).Namespace
            from used in UsedTypes(type)
            where used.Namespace?.Split('.')[0] is "Npgsql" or "NpgsqlTypes"
            select $"{type} uses {used}"
        );

    [Fact]
    public void The_service_never_sees_a_web_request() =>
        Empty(
            from type in CompiledCode.TypesOf(Service)
            from used in UsedTypes(type)
            where used.Namespace == typeof(HttpContext).Namespace
            select $"{type} uses {used}"
        );

    [Fact]
    public void Every_act_and_lookup_takes_an_actor() =>
        Assert.Equal(
            ActsWithoutActor.Keys.Order(StringComparer.Ordinal),
            (
                from type in CompiledCode.TypesOf(Service)
                where type.IsPublic && AsksForDb(type)
                from method in type.GetMethods(
                    BindingFlags.Public
                        | BindingFlags.Instance
                        | BindingFlags.Static
                        | BindingFlags.DeclaredOnly
                )
                where
                    IsAsync(method.ReturnType)
                    && method
                        .GetParameters()
                        .All(parameter => parameter.ParameterType != typeof(Actor))
                select $"{type.Name}.{method.Name}"
            )
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
        );

    private static bool AsksForDb(Type type) =>
        type.GetConstructors()
            .SelectMany(constructor => constructor.GetParameters())
            .Any(parameter => parameter.ParameterType == typeof(Db));

    private static bool IsAsync(Type answer) =>
        typeof(Task).IsAssignableFrom(answer)
        || answer == typeof(ValueTask)
        || (
            answer.IsGenericType
            && (
                answer.GetGenericTypeDefinition() == typeof(ValueTask<>)
                || answer.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)
            )
        );

    private static IEnumerable<Type> UsedTypes(Type type) =>
        CompiledCode.UsedBy(type).SelectMany(CompiledCode.TypesIn).Distinct();

    private static void Empty(IEnumerable<string> violations) =>
        Assert.Equal<string>(
            [],
            [.. violations.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]
        );
}
