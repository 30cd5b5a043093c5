using Commonweal.Domain.Procurements;
using Commonweal.Web.Shell.TagHelpers;

namespace Commonweal.Web.Procurements;

/// <summary>Measures as they are typed, over two steps: figures stay as written until they are saved.</summary>
public sealed class MeasuresInput
{
    public List<string> Codes { get; set; } = [];

    /// <summary>By code; also of measures unticked since, so that ticking one again brings back what was written.</summary>
    public Dictionary<string, AskedPart> Asked { get; set; } = [];

    public Overlap Overlap { get; set; }

    public AskedPart Of(string code) => Asked.GetValueOrDefault(code) ?? new AskedPart();

    public sealed class AskedPart
    {
        public string? Reason { get; set; }
        public string? Weight { get; set; }
        public string? Target { get; set; }
        public string? Limit { get; set; }

        public static AskedPart Of(ProcurementMeasure chosen) =>
            new()
            {
                Reason = chosen.Reason,
                Weight = FieldValue.Of(chosen.Weight),
                Target = FieldValue.Of(chosen.Target),
                Limit = FieldValue.Of(chosen.Limit),
            };

        public IEnumerable<(string Name, string? Typed)> Fields() =>
            [
                (nameof(Reason), Reason),
                (nameof(Weight), Weight),
                (nameof(Target), Target),
                (nameof(Limit), Limit),
            ];
    }
}
