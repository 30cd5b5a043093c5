namespace Commonweal.App.Tests.CodeRules;

/// <summary>Bodies that reckon in binary fractions behind signatures that do not tell; the rule must see each of them.</summary>
internal static class BinaryFractions
{
    internal static class InLiteral
    {
        public static int Of(int whole) => (int)(whole * 0.5);
    }

    internal static class InConversion
    {
        public static bool Of(int whole) => (float)whole > whole - 1;
    }

    internal static class InLocal
    {
        public static string Of(string text)
        {
            var found = double.TryParse(text, null, out var number);
            return found && double.IsFinite(number) ? "finite" : "none";
        }
    }

    internal static class InCall
    {
        public static decimal Of(TimeSpan time) => Convert.ToDecimal(time.TotalDays);
    }
}
