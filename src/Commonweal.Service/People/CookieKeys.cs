using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace Commonweal.Service.People;

/// <summary>Keeps the keys of cookies and forms in the database, so that every web node and every restart knows them.</summary>
public sealed class CookieKeys(NpgsqlDataSource source) : IXmlRepository
{
    /// <inheritdoc />
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var command = source.CreateCommand(
            "select xml from data_protection_key order by created_at"
        );
        using var reader = command.ExecuteReader();
        var keys = new List<XElement>();
        while (reader.Read())
        {
            keys.Add(XElement.Parse(reader.GetString(0)));
        }

        return keys;
    }

    /// <inheritdoc />
    public void StoreElement(XElement element, string friendlyName)
    {
        using var command = source.CreateCommand(
            "insert into data_protection_key (id, friendly_name, xml, created_at) values ($1, $2, $3, database_now())"
        );
        command.Parameters.Add(new NpgsqlParameter { Value = Guid.CreateVersion7() });
        command.Parameters.Add(new NpgsqlParameter { Value = friendlyName });
        command.Parameters.Add(
            new NpgsqlParameter { Value = element.ToString(SaveOptions.DisableFormatting) }
        );
        command.ExecuteNonQuery();
    }
}
