using System.Data.Common;
using System.Text;
using System.Xml.Linq;
using Commonweal.Service.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Commonweal.Service.People;

/// <summary>
/// Keeps the keys of cookies and forms in the database, so that every web node and every restart knows them; sealed under the
/// master key, so that a copy of the database signs nobody in.
/// </summary>
public sealed class CookieKeys(DbDataSource source, MasterKey master) : IXmlRepository
{
    private const string Purpose = "cookie-keys";

    /// <inheritdoc />
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var command = source.CreateCommand(
            "select sealed from data_protection_key order by created_at"
        );
        using var reader = command.ExecuteReader();
        var keys = new List<XElement>();
        while (reader.Read())
        {
            var plain = MasterKey.Open(
                master.For(Purpose),
                Convert.FromBase64String(reader.GetString(0)),
                Purpose
            );
            keys.Add(XElement.Parse(Encoding.UTF8.GetString(plain)));
        }

        return keys;
    }

    /// <inheritdoc />
    public void StoreElement(XElement element, string friendlyName)
    {
        var plain = Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting));
        using var connection = source.OpenConnection();
        using var command = connection.CreateCommand(
            "insert into data_protection_key (id, friendly_name, sealed, created_at) values ($1, $2, $3, database_now())",
            Guid.CreateVersion7(),
            friendlyName,
            Convert.ToBase64String(MasterKey.Seal(master.For(Purpose), plain, Purpose))
        );
        command.ExecuteNonQuery();
    }
}
