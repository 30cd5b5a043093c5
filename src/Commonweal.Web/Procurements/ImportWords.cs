namespace Commonweal.Web.Procurements;

/// <summary>Places in a published notice as its publisher's form calls them, not as its file does.</summary>
internal static class ImportWords
{
    public static string Place(string? path) =>
        path switch
        {
            null => "The whole notice",
            "ocid" => "Open contracting id",
            "id" => "Id of the notice",
            "date" => "Date of the notice",
            "buyer.name" => "Buyer",
            "tender.title" or "title" => "Title",
            "tender.description" or "description" => "Description",
            "tender.value.amount" => "Estimated value",
            "tender.value.currency" => "Currency of the value",
            "tender.datePublished" => "Day of publication",
            _ when path.EndsWith("startDate", StringComparison.Ordinal) => "Start of the contract",
            _ when path.EndsWith("endDate", StringComparison.Ordinal) => "End of the contract",
            _ => "Another part of the notice",
        };
}
