using System.Text.RegularExpressions;
using Commonweal.Domain.Common;

namespace Commonweal.Domain.People;

/// <summary>A public body that buys. Its rows are its own.</summary>
public sealed partial class Authority
{
    private Authority() { }

    /// <summary>The authority of the practice tenders: it has no people, so nobody opens, judges or counts what is submitted to it.</summary>
    public static Guid Practice { get; } = new("00000000-0000-0000-0000-000000000001");

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <summary>The short name used in addresses: lower-case letters, digits and hyphens, 2 to 40.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>The name people read.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Code of the Office for National Statistics, such as <c>E10000017</c>; null when it has none.</summary>
    public string? GssCode { get; private set; }

    /// <summary>The name of its policy file under <c>data/rules/authorities</c>; there need be no such file.</summary>
    public string Policy { get; private set; } = "";

    /// <summary>The edition new procurements start with.</summary>
    public string Edition { get; private set; } = "";

    /// <summary>When it joined.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The one that practice tenders belong to.</summary>
    /// <param name="edition">The edition of the practice tender.</param>
    public static Authority ForPractice(string edition, DateTimeOffset now) =>
        new()
        {
            Id = Practice,
            Slug = "practice",
            Name = "no council (practice)",
            Policy = "practice",
            Edition = edition,
            CreatedAt = now,
        };

    /// <summary>Makes an authority; refused when slug, name or code cannot be used.</summary>
    /// <param name="gssCode">As the office writes it, for a local authority of the United Kingdom; null when it has none.</param>
    public static Outcome<Authority> Create(
        Guid id,
        string slug,
        string name,
        string? gssCode,
        string policy,
        string edition,
        DateTimeOffset now
    )
    {
        if (!SlugForm().IsMatch(slug))
        {
            return new Problem(
                "people.authority.slug-form",
                $"\"{slug}\" cannot be used as a short name. Use 2 to 40 lower-case letters, digits or hyphens.",
                "slug"
            );
        }

        if (gssCode is not null && WrongCode(gssCode) is { } wrong)
        {
            return wrong.At("gss-code");
        }

        if (
            OneLine.Hides(name.Trim(), "people.authority.name-signs", "The name", "name") is
            { } hidden
        )
        {
            return hidden;
        }

        return name.Trim().Length is < 2 or > 200
            ? new Problem(
                "people.authority.name-length",
                "Enter a name of 2 to 200 characters.",
                "name"
            )
            : new Authority
            {
                Id = id,
                Slug = slug,
                Name = name.Trim(),
                GssCode = gssCode,
                Policy = policy,
                Edition = edition,
                CreatedAt = now,
            };
    }

    /// <summary>
    /// Says which council it is: procurements entered and rules found by it follow. Refused for what is no code of a local authority,
    /// and for a council of England that <paramref name="places"/> do not have.
    /// </summary>
    /// <param name="code">As the office writes it; small letters and spaces around are put right.</param>
    /// <param name="places">The councils of England; codes of other parts of the United Kingdom are held to their form alone.</param>
    public Outcome<Done> SetCode(string? code, PlaceBook places)
    {
        var written = (code ?? "").Trim().ToUpperInvariant();
        if (WrongCode(written) is { } wrong)
        {
            return wrong;
        }

        if (
            places.All.Count > 0
            && places.All.Any(place => place.Code[..3] == written[..3])
            && places.Find(written) is null
        )
        {
            return new Problem(
                "people.authority.gss-unknown",
                $"No council of England has the code {written}. Look your council up in the register of the Office for National Statistics, and write its code as it stands there.",
                nameof(GssCode)
            );
        }

        GssCode = written;
        return Outcome.Done;
    }

    private static Problem? WrongCode(string code) =>
        GssForm().IsMatch(code)
            ? null
            : new Problem(
                "people.authority.gss-form",
                $"\"{code}\" is not the code of a local authority. Write the nine signs the Office for National Statistics gives it, such as E06000033, or leave it out.",
                nameof(GssCode)
            );

    [GeneratedRegex("^[a-z0-9-]{2,40}$", RegexOptions.NonBacktracking)]
    private static partial Regex SlugForm();

    // England: unitary, district, metropolitan, London borough, county, combined authority. Northern Ireland, Scotland, Wales.
    [GeneratedRegex(
        "^(E0[6-9]|E10|E47|N09|S12|W06)[0-9]{6}$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex GssForm();
}
