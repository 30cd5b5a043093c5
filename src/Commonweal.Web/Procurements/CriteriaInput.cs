using Commonweal.Domain.Common;
using Commonweal.Domain.Procurements;
using Commonweal.Web.Shell;
using Commonweal.Web.Shell.TagHelpers;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Commonweal.Web.Procurements;

/// <summary>The criteria as they are typed: one row each, parts below what they are a part of. Weights stay as written until they are saved.</summary>
public sealed class CriteriaInput
{
    /// <summary>Parts of parts of criteria: no council publishes more.</summary>
    public const int Deepest = 2;

    public List<RowPart> Rows
    {
        get;
        set => field = [.. value.Take(Procurement.MostCriteria)];
    } = [];

    public enum Kind
    {
        Other,
        Price,
        SocialValue,
        Offered,
        Statements,
    }

    public sealed class RowPart
    {
        public string? Name { get; set; }
        public string? Weight { get; set; }
        public int? Depth { get; set; }
        public Kind Kind { get; set; }
    }

    /// <summary>What is set; before that price, quality and social value, whose weights but the last are the council's to say.</summary>
    public static CriteriaInput Of(Procurement procurement) =>
        new()
        {
            Rows = procurement.Scoring?.Criteria is { } criteria
                ? [.. Criterion.All(criteria).Select(RowOf)]
                :
                [
                    new RowPart { Name = "Price", Kind = Kind.Price },
                    new RowPart { Name = "Quality" },
                    new RowPart
                    {
                        Name = "Social value",
                        Weight = FieldValue.Of(procurement.Weighting),
                        Kind = Kind.SocialValue,
                    },
                ],
        };

    /// <summary>How deep a row lies: never more than one below the row before it.</summary>
    public int DepthOf(int row) =>
        row <= 0 ? 0 : int.Clamp(Rows[row].Depth ?? 0, 0, int.Min(DepthOf(row - 1) + 1, Deepest));

    /// <summary>The number of a row, such as <c>2.1</c> for the first part of the second criterion.</summary>
    public string NumberOf(int row)
    {
        var depth = DepthOf(row);
        var whole = row;
        while (whole >= 0 && DepthOf(whole) >= depth)
            whole--;
        var place = Enumerable.Range(whole + 1, row - whole).Count(at => DepthOf(at) == depth);
        return whole < 0 ? $"{place}" : $"{NumberOf(whole)}.{place}";
    }

    /// <summary>The row after the last part of one.</summary>
    public int EndOf(int row)
    {
        var depth = DepthOf(row);
        var end = row + 1;
        while (end < Rows.Count && DepthOf(end) > depth)
            end++;
        return end;
    }

    /// <summary>The criteria. A weight that is missing or could not be read stands as 0, which <paramref name="weigh"/> has said.</summary>
    public IReadOnlyList<Criterion> Read(Func<int, decimal> weigh)
    {
        return Parts(0, Rows.Count);

        IReadOnlyList<Criterion> Parts(int from, int to)
        {
            var parts = new List<Criterion>();
            for (var at = from; at < to; at = EndOf(at))
            {
                var row = Rows[at];
                parts.Add(
                    new Criterion(
                        row.Name?.Trim() ?? "",
                        weigh(at),
                        row.Kind == Kind.SocialValue,
                        EndOf(at) > at + 1 ? Parts(at + 1, EndOf(at)) : null,
                        row.Kind == Kind.Price,
                        row.Kind switch
                        {
                            Kind.Offered => SocialValueHalf.Quantitative,
                            Kind.Statements => SocialValueHalf.Qualitative,
                            _ => null,
                        }
                    )
                );
            }

            return parts;
        }
    }

    /// <summary>What a row is called: <c>criterion 2</c>, <c>part 2.1</c>.</summary>
    public string PlaceOf(int row) =>
        $"{(DepthOf(row) == 0 ? "criterion" : "part")} {NumberOf(row)}";

    /// <summary>The criteria to be saved; what of a weight could not be read, or was not typed, is said at its field.</summary>
    public IReadOnlyList<Criterion> Read(ModelStateDictionary state) =>
        Read(row =>
        {
            var field = $"Input.Rows[{row}].Weight";
            var weight = state.Percent(field, Rows[row].Weight);
            if (weight is null && string.IsNullOrWhiteSpace(Rows[row].Weight))
                state.AddModelError(field, $"Enter the weight of {PlaceOf(row)}.");
            return weight ?? 0m;
        });

    /// <summary>What the criteria come to as far as they are typed.</summary>
    public IReadOnlyList<Criterion.Sum> Sums() =>
        Criterion.Sums(
            Read(row =>
                Percentage.Parse(Rows[row].Weight) is { } weight and <= Quantity.Largest
                    ? weight
                    : 0m
            )
        );

    /// <summary>The method's problem in the page's words, at the row it concerns.</summary>
    public Problem InWords(Problem problem)
    {
        if (problem.Field == "weighting")
        {
            var social = Rows.FindIndex(row => row.Kind == Kind.SocialValue);
            return problem.At($"{nameof(Rows)}[{social}].{nameof(RowPart.Weight)}");
        }

        if (problem.Field is not ['c', 'r', 'i', 't', ..] path)
            return problem;
        var found = Criterion
            .All(Read(_ => 0m))
            .Index()
            .LastOrDefault(one => path.StartsWith(one.Item.Path, StringComparison.Ordinal));
        var named = path.EndsWith(".name", StringComparison.Ordinal);
        return problem with
        {
            Field = $"{nameof(Rows)}[{found.Index}].{(named ? "Name" : "Weight")}",
            Message = problem.Code switch
            {
                "evaluation.field.missing" => $"Enter the name of {PlaceOf(found.Index)}.",
                "evaluation.field.out-of-range" => problem.Message.Replace(
                    path,
                    $"The weight of {PlaceOf(found.Index)}",
                    StringComparison.Ordinal
                ),
                _ => problem.Message,
            },
        };
    }

    private static RowPart RowOf(Criterion.Placed placed) =>
        new()
        {
            Name = placed.Criterion.Name,
            Weight = FieldValue.Of(placed.Criterion.Weight),
            Depth = placed.Depth,
            Kind = placed.Criterion.Half is { } half
                ? half == SocialValueHalf.Quantitative
                    ? Kind.Offered
                    : Kind.Statements
                : placed.Criterion.SocialValue
                    ? Kind.SocialValue
                    : placed.Criterion.Price
                        ? Kind.Price
                        : Kind.Other,
        };
}
