namespace Commonweal.Domain.Evaluation;

/// <summary>
/// The moderated marks of one bid's delivery statements, one for each measure it offers. Their mean is the bid's qualitative
/// score: every measure offered counts alike, so a measure without a statement counts 0 and cannot be hidden by leaving it out. One of which nothing
/// is accepted is out of both.
/// </summary>
/// <param name="Sum">Marks together, of the measures of which anything is accepted.</param>
/// <param name="Lines">Those measures: the denominator, kept.</param>
public sealed record StatementMarks(int Sum, int Lines)
{
    /// <summary>Sum / lines, not rounded; 0 when nothing was offered, or all of it struck out. Marks and method share one scale.</summary>
    public decimal Mean => Lines == 0 ? 0m : (decimal)Sum / Lines;
}
