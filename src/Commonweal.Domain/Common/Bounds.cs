namespace Commonweal.Domain.Common;

/// <summary>Holds the figures of a sum to what it can be worked out for.</summary>
internal static class Bounds
{
    /// <summary>One problem for each figure outside its bounds, which are both included; none when all are within.</summary>
    public static Problem[] Refuse(
        string code,
        params (string Field, decimal Figure, decimal Least, decimal Most)[] figures
    ) =>
        [
            .. figures
                .Where(one => one.Figure < one.Least || one.Figure > one.Most)
                .Select(one => new Problem(
                    code,
                    $"\"{one.Field}\" is {Quantity.Exact(one.Figure)}. Give a number from {Quantity.Exact(one.Least)} to {Quantity.Exact(one.Most)}.",
                    one.Field
                )),
        ];
}
