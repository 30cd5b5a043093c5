using Commonweal.Service.People;

namespace Commonweal.Web.People;

/// <summary>What somebody types to get an account.</summary>
public sealed class PersonInput
{
    public string? Name { get; set; }
    public string? Email { get; set; }
    public string? Password { get; set; }

    public NewPerson ToPerson() => new(Name ?? "", Email ?? "", Password ?? "");
}
