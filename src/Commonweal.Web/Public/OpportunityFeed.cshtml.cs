using System.Globalization;
using System.Text;
using System.Xml;
using Commonweal.Domain.Common;
using Commonweal.Domain.People;
using Commonweal.Service;
using Commonweal.Service.Common;
using Commonweal.Service.Procurements;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Web.Public;

/// <summary>The newest opportunities as an Atom feed (RFC 4287), searched and filtered as the list of the same query is.</summary>
public sealed class OpportunityFeedModel(Opportunities opportunities, CommonwealSettings site)
    : OpportunitySearch(opportunities)
{
    private const int Most = 100;
    private const string Atom = "http://www.w3.org/2005/Atom";

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        await ReadAsync(stop);
        var found = await Opportunities.RunAsync(
            Actor.Public,
            Filter,
            new ListRequest(Words, "published", Descending: true, PageSize: Most),
            stop
        );
        return Content(Feed(found.Rows), "application/atom+xml", Encoding.UTF8);
    }

    private string Feed(IReadOnlyList<Opportunities.Row> rows)
    {
        var own = new Uri(site.Address, $"opportunities.atom{Query}");
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (
            var xml = XmlWriter.Create(
                text,
                new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true }
            )
        )
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, "en-GB");
            xml.WriteElementString("id", Atom, own.AbsoluteUri);
            xml.WriteElementString("title", Atom, Plain($"Commonweal: {InWords()}"));
            xml.WriteElementString(
                "updated",
                Atom,
                Moment(
                    rows.Select(row => row.ChangedAt).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max()
                )
            );
            Link(xml, "self", own, "application/atom+xml");
            Link(xml, "alternate", new Uri(site.Address, $"opportunities{Query}"), "text/html");
            foreach (var row in rows)
            {
                Entry(xml, row);
            }

            xml.WriteEndElement();
        }

        return text.ToString();
    }

    private void Entry(XmlWriter xml, Opportunities.Row row)
    {
        xml.WriteStartElement("entry", Atom);
        xml.WriteElementString("id", Atom, $"urn:uuid:{row.Id}");
        xml.WriteElementString("title", Atom, Plain(row.Title));
        xml.WriteElementString("published", Atom, Moment(row.PublishedAt));
        xml.WriteElementString("updated", Atom, Moment(row.ChangedAt));
        xml.WriteStartElement("author", Atom);
        xml.WriteElementString("name", Atom, Plain(row.AuthorityName));
        xml.WriteEndElement();
        Link(xml, "alternate", new Uri(site.Address, $"opportunities/{row.Id}"), "text/html");
        if (row.Category is { } category)
        {
            xml.WriteStartElement("category", Atom);
            xml.WriteAttributeString("term", $"{category}");
            xml.WriteEndElement();
        }

        var value = row.NetValue is { } net
            ? $" Estimated value without VAT: {Money.Display(net)}."
            : "";
        xml.WriteElementString(
            "summary",
            Atom,
            Plain($"Bids until {UkTime.Deadline(row.Deadline)}.{value}\n\n{row.Description}")
        );
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string rel, Uri to, string type)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", rel);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", to.AbsoluteUri);
        xml.WriteEndElement();
    }

    private static string Plain(string text) => Written.Signs(text);

    private static string Moment(DateTimeOffset moment) =>
        XmlConvert.ToString(moment.UtcDateTime, XmlDateTimeSerializationMode.Utc);
}
