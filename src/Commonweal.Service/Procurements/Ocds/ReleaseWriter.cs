using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Commonweal.Domain.People;
using Commonweal.Domain.Procurements;
using Commonweal.Domain.Rules;
using static Commonweal.Service.Procurements.Ocds.ReleaseValues;

namespace Commonweal.Service.Procurements.Ocds;

/// <summary>Writes the release of one tender. What is not known is left out, never written as empty.</summary>
internal sealed class ReleaseWriter(
    Procurement row,
    Authority authority,
    DateTimeOffset? answeredAt,
    PublishedAward? award,
    PlaceBook places,
    NationalRules rules,
    Uri site
)
{
    private const string Pounds = "GBP";
    private const string Extensions =
        "https://raw.githubusercontent.com/open-contracting-extensions/ocds_{0}_extension/master/extension.json";
    private const string UkExtension =
        "https://raw.githubusercontent.com/cabinetoffice/ocds_uk_extension/master/extension.json";
    private static readonly CompositeFormat Extension = CompositeFormat.Parse(Extensions);
    private static readonly string[] Used =
    [
        "lots",
        "location",
        "otherRequirements",
        "suitability",
        "options",
        "renewal",
        "awardCriteria",
    ];

    /// <summary>The latest moment at which something that bidders read of it changed.</summary>
    private DateTimeOffset Moved =>
        new[] { row.PublishedAt, row.ChangedAt, answeredAt, award?.PublishedAt }.Max()!.Value;

    private string Tag =>
        row.Stage == ProcurementStage.Cancelled ? "tenderCancellation"
        : award is not null ? "award"
        : Moved > row.PublishedAt ? "tenderUpdate"
        : "tender";

    /// <summary>A package of one release.</summary>
    public JsonObject Package()
    {
        var content = Content();
        // The id is that of the content: a reader who knows it has read the release already.
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(content.ToJsonString()));
        content.Insert(1, "id", $"{row.Id}-{Convert.ToHexStringLower(hash.AsSpan(0, 8))}");
        return new JsonObject
        {
            ["uri"] = Page(".json"),
            ["version"] = "1.1",
            ["extensions"] = new JsonArray([
                .. Used.Select(name =>
                    JsonValue.Create(string.Format(CultureInfo.InvariantCulture, Extension, name))
                ),
                JsonValue.Create(UkExtension),
            ]),
            ["publishedDate"] = Moment(Moved),
            ["publisher"] = new JsonObject { ["name"] = authority.Name },
            ["license"] =
                "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
            ["releases"] = new JsonArray(content),
        };
    }

    private JsonObject Content() =>
        Known(
            new JsonObject
            {
                // A prefix of the Open Contracting Partnership is a publisher's own; without one the id says where it comes from.
                ["ocid"] = row.Ocid ?? $"commonweal-{row.Id}",
                ["date"] = Moment(Moved),
                ["language"] = "en",
                ["tag"] = new JsonArray(Tag),
                ["initiationType"] = "tender",
                ["parties"] = Parties(),
                ["buyer"] = Reference(),
                ["tender"] = Tender(),
                ["awards"] = award is null ? null : new JsonArray(Award(award)),
            }
        );

    private JsonArray Parties()
    {
        var parties = new JsonArray(
            Known(
                new JsonObject
                {
                    ["id"] = Buyer,
                    ["name"] = authority.Name,
                    ["contactPoint"] = row.Contact is { } contact ? ContactPoint(contact) : null,
                    ["roles"] = new JsonArray("buyer", "procuringEntity"),
                }
            )
        );
        if (award is not null)
        {
            var supplier = Supplier(award);
            supplier["roles"] = new JsonArray("supplier");
            parties.Add((JsonNode)supplier);
        }

        return parties;
    }

    private static JsonObject ContactPoint(TenderContact contact) =>
        Known(
            new JsonObject
            {
                ["name"] = contact.Name,
                ["email"] = contact.Email,
                ["telephone"] = contact.Phone,
            }
        );

    private JsonObject Award(PublishedAward decided) =>
        new()
        {
            ["id"] = $"{decided.Id}",
            ["title"] = row.Title,
            ["status"] = "active",
            ["date"] = Moment(decided.AwardedAt),
            ["value"] = Value(decided.Value),
            ["suppliers"] = new JsonArray(Supplier(decided)),
            ["contractPeriod"] = new JsonObject
            {
                ["startDate"] = Start(decided.StartsOn),
                ["endDate"] = End(decided.EndsOn),
            },
        };

    private static JsonObject Supplier(PublishedAward decided) =>
        new() { ["id"] = $"commonweal-{decided.SupplierId}", ["name"] = decided.SupplierName };

    private JsonObject Tender()
    {
        var tender = new JsonObject
        {
            ["id"] = $"{row.Id}",
            ["title"] = row.Title,
            ["description"] = row.Description,
            // The standard knows nothing between being open and being complete, and a decision is public with its contract.
            ["status"] =
                row.Stage == ProcurementStage.Cancelled ? "cancelled"
                : award is null ? "active"
                : "complete",
            ["datePublished"] = Moment(row.PublishedAt!.Value),
            ["procuringEntity"] = Reference(),
            ["procurementMethod"] = "open",
            ["mainProcurementCategory"] = row.Category switch
            {
                ProcurementCategory.Goods => "goods",
                ProcurementCategory.Works => "works",
                _ => "services",
            },
            ["tenderPeriod"] = new JsonObject { ["endDate"] = Moment(row.Deadline!.Value) },
            ["hasEnquiries"] = answeredAt is not null,
            ["submissionMethod"] = new JsonArray("electronicSubmission"),
            ["submissionMethodDetails"] = $"{Page()}/bid",
            ["awardCriteria"] = "ratedCriteria",
            ["awardCriteriaDetails"] = string.Join(' ', row.Scoring!.InWords()),
            ["lotDetails"] = row.NoLotsReason is { } reason
                ? new JsonObject { ["noLotsDivisionRationale"] = reason }
                : null,
            ["specialRegime"] = Regimes(),
            ["otherRequirements"] = row.Reservation is { } reserved ? Requirements(reserved) : null,
            ["items"] = row.Cpv is { } code ? new JsonArray(Bought(code)) : null,
            ["value"] = row.NetValue is { } net ? Value(net) : null,
            ["aboveThreshold"] = AboveThreshold,
            ["contractPeriod"] = Period(Certain, row.Months),
            ["enquiryPeriod"] = row.QuestionsUntil is { } last
                ? new JsonObject { ["endDate"] = End(last) }
                : null,
            ["lots"] = Lots(),
            ["documents"] = Documents(),
            ["milestones"] = row.CommencedOn is { } day ? new JsonArray(Commencement(day)) : null,
        };
        return Known(tender);
    }

    /// <summary>By the threshold of the day it commenced; not said where none is on record for that day.</summary>
    private bool? AboveThreshold =>
        row.FactsForRules() is { Succeeded: true, Value: var facts }
            ? rules.Threshold(facts.Category, facts.Commenced)?.Limit.Holds(facts)
            : null;

    private static JsonObject Bought(string cpv) =>
        new()
        {
            ["id"] = "1",
            ["classification"] = new JsonObject { ["scheme"] = "CPV", ["id"] = cpv[..8] },
        };

    /// <summary>The standard has no field for the day by which the law of the procurement goes.</summary>
    private static JsonObject Commencement(DateOnly day) =>
        new()
        {
            ["id"] = ReleaseText.Commencement,
            ["title"] = "The procurement commenced",
            ["type"] = "preProcurement",
            ["dateMet"] = Start(day),
            ["status"] = "met",
        };

    /// <summary>Who alone may bid; areas by the codes they have in official statistics.</summary>
    private JsonObject Requirements(Reservation reserved) =>
        Known(
            new JsonObject
            {
                ["reservedParticipation"] =
                    reserved.Sme || reserved.Vcse ? new JsonArray("smeVcse") : null,
                ["reservedParticipationLocation"] = reserved.For switch
                {
                    ReservedFor.Anybody => null,
                    ReservedFor.UnitedKingdom => Place("United Kingdom"),
                    ReservedFor.LocalArea => Place(
                        string.Join(
                            ", ",
                            reserved.Areas.Select(code => $"{places.NamesOf([code])} ({code})")
                        )
                    ),
                },
            }
        );

    private static JsonObject Place(string description) => new() { ["description"] = description };

    private JsonArray? Regimes() =>
        row.Category switch
        {
            ProcurementCategory.LightTouch => ["lightTouch"],
            ProcurementCategory.Concession => ["concession"],
            ProcurementCategory.LightTouchConcession => ["lightTouch", "concession"],
            _ => null,
        };

    /// <summary>The lots, or the one that an undivided contract is; criteria and suitability belong to lots.</summary>
    private JsonArray Lots()
    {
        ProcurementPart[] lots = [.. row.WholeLife.Lots];
        return lots.Length == 0
            ? [Lot("1", row.Title, row.Description, row.NetValue, Certain, row.Months)]
            :
            [
                .. lots.Select(lot =>
                    Lot(
                        $"{lot.Id}",
                        lot.Title,
                        lot.Description,
                        lot.NetValue,
                        lot.Months,
                        lot.Months + Added
                    )
                ),
            ];
    }

    private JsonObject Lot(
        string id,
        string title,
        string description,
        decimal? net,
        int? certain,
        int? longest
    ) =>
        Known(
            new JsonObject
            {
                ["id"] = id,
                ["title"] = title,
                ["description"] = description.Length > 0 ? description : null,
                ["value"] = net is { } pounds ? Value(pounds) : null,
                ["contractPeriod"] = Period(certain, longest),
                ["hasOptions"] = row.WholeLife.Of(PartKind.Option).Any(),
                ["options"] = Said(PartKind.Option),
                ["hasRenewal"] = row.WholeLife.Of(PartKind.Extension).Any(),
                ["renewal"] = Said(PartKind.Extension),
                ["awardCriteria"] = new JsonObject
                {
                    ["criteria"] = ReleaseCriteria.Of(row.Scoring!),
                },
                ["suitability"] = row is { SuitsSmes: { } smes, SuitsVcses: { } vcses }
                    ? new JsonObject { ["sme"] = smes, ["vcse"] = vcses }
                    : null,
            }
        );

    private JsonObject? Said(PartKind kind)
    {
        string[] parts =
        [
            .. row.WholeLife.Of(kind).Select(part => $"{part.Title}. {part.Description}".Trim()),
        ];
        return parts.Length == 0
            ? null
            : new JsonObject { ["description"] = string.Join('\n', parts) };
    }

    private JsonArray Documents() =>
        [
            Document("notice", "tenderNotice", "The tender", Page(), "text/html"),
            Document(
                "social-value-schedule",
                "biddingDocuments",
                "Social value schedule",
                $"{Page()}/schedule",
                "text/html"
            ),
            Document(
                "social-value-schedule-docx",
                "biddingDocuments",
                "Social value schedule, to edit",
                $"{Page()}/schedule.docx",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            ),
            Document(
                "social-value-schedule-pdf",
                "biddingDocuments",
                "Social value schedule, to print",
                $"{Page()}/schedule.pdf",
                "application/pdf"
            ),
        ];

    private JsonObject Document(string id, string type, string title, string url, string format) =>
        new()
        {
            ["id"] = id,
            ["documentType"] = type,
            ["title"] = title,
            ["url"] = url,
            ["datePublished"] = Moment(row.PublishedAt!.Value),
            ["format"] = format,
            ["language"] = "en",
        };

    private JsonObject Value(decimal net) =>
        new()
        {
            ["amount"] = Number(net),
            ["amountGross"] = Number(net * (1m + row.VatRate / 100m)),
            ["currency"] = Pounds,
        };

    /// <summary>Months without options and extensions: of the longest lot, or of the contract itself.</summary>
    private int? Certain => row.Months - Added;

    private int Added =>
        row.Parts.Where(part => part.Kind != PartKind.Lot).Sum(part => part.Months);

    /// <summary>
    /// From the first day to the last, and to the last there may be with every option and extension; the United Kingdom's length in
    /// months is the longest too, and without a first day it is all that is said.
    /// </summary>
    private JsonObject? Period(int? certain, int? longest) =>
        row.StartsOn is null && longest is null
            ? null
            : Known(
                new JsonObject
                {
                    ["startDate"] = row.StartsOn is { } first ? Start(first) : null,
                    ["endDate"] = Last(certain),
                    ["maxExtentDate"] = longest > certain ? Last(longest) : null,
                    ["durationInMonths"] = longest,
                }
            );

    private string? Last(int? months) =>
        (row.StartsOn, months) is ({ } first, { } length)
            ? End(first.AddMonths(length).AddDays(-1))
            : null;

    private string Buyer => $"commonweal-{authority.Slug}";

    private JsonObject Reference() => new() { ["id"] = Buyer, ["name"] = authority.Name };

    private string Page(string ending = "") =>
        $"{new Uri(site, $"opportunities/{row.Id}{ending}")}";
}
