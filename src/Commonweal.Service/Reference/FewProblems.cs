using System.Diagnostics.CodeAnalysis;

namespace Commonweal.Service.Reference;

/// <summary>Notes the faults of one file among all, and ends its reading once there are more than anybody corrects in one go.</summary>
public sealed class FewProblems(ICollection<DataProblem> all)
{
    /// <summary>The most faults told of one file.</summary>
    public const int Most = 300;

    private int lastLine;

    /// <summary>How many there are in this file.</summary>
    public int Count { get; private set; }

    public void Add(DataProblem problem)
    {
        if (Count == Most)
        {
            throw new Enough();
        }

        Count++;
        lastLine = Math.Max(lastLine, problem.Line);
        all.Add(problem);
    }

    /// <summary>Says, behind all others, that there are more.</summary>
    internal DataProblem More(string file) =>
        new(
            file,
            lastLine,
            "data.file.many-faults",
            $"There are more faults than the {Most} told here, and the file was not read to its end. Correct these and check it again."
        );

    /// <summary>Ends the reading of a file; it goes no further than <see cref="YamlFile"/>.</summary>
    [SuppressMessage("Design", "CA1032", Justification = "Thrown here only.")]
    internal sealed class Enough : Exception;
}
