using Commonweal.Service.People;

namespace Commonweal.Web.People;

/// <summary>What somebody types to get an account.</summary>
public sealed class PersonInput
{
    public string? Name { get; set; }
    public string? Email { get; set; }
    public string? Password { get; set; }

    /// <summary>With the address their letter went to, where they came by one.</summary>
    public NewPerson ToPerson(string? invited) =>
        new(Name ?? "", string.IsNullOrEmpty(invited) ? Email ?? "" : invited, Password ?? "");
}
