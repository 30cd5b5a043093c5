using Commonweal.Domain.People;
using Xunit;

namespace Commonweal.Domain.Tests.People;

public sealed class RolesApartTests
{
    [Theory]
    [InlineData("people.roles.opens-and-scores", Role.Evaluator, Role.Officer)]
    [InlineData("people.roles.opens-and-scores", Role.HeadOfProcurement, Role.Evaluator)]
    [InlineData("people.roles.audits-own-work", Role.Auditor, Role.Administrator)]
    [InlineData("people.roles.audits-own-work", Role.ContractManager, Role.Auditor)]
    [InlineData("people.roles.audits-own-work", Role.Auditor, Role.PolicyLead)]
    [InlineData(null, Role.Auditor, Role.Equality)]
    [InlineData(null, Role.Officer, Role.ContractManager)]
    [InlineData(null, Role.SupplierOwner, Role.SupplierEditor)]
    public void Some_roles_do_not_meet_in_one_person(string? code, Role one, Role other) =>
        Assert.Equal(code, RolePermissions.Apart([one, other])?.Code);
}
