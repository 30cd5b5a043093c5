namespace Commonweal.Web.Evaluation;

/// <summary>What is shown of a delivery statement, there or not.</summary>
public static class StatementWords
{
    public static string Of(string statement) =>
        statement.Length > 0 ? statement : "The bidder gave no statement";
}
