using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Domain.Rules;

namespace Commonweal.Service.Reference;

/// <summary>
/// Reads <c>data/</c> whole. Every fault in every file is noted, so that an officer sees all of them at once; data is
/// handed out only when there is none.
/// </summary>
public static class ReferenceLoader
{
    /// <summary>The data, or null and every problem by file and line.</summary>
    public static (ReferenceData? Data, IReadOnlyList<DataProblem> Problems) Load(string folder)
    {
        if (!Directory.Exists(Path.Combine(folder, "frameworks")))
        {
            var missing =
                $"There is no reference data in \"{folder}\", which would hold a folder frameworks that you may read. Name another.";
            return (null, [new DataProblem(folder, 1, "data.folder.missing", missing)]);
        }

        List<DataProblem> problems = [];
        try
        {
            problems.AddRange(DataFiles.NotToRead(folder));
            return problems.Count == 0 ? Read(folder, problems) : (null, problems);
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            var closed = $"{fault.Message} Allow reading it, or name another folder.";
            return (null, [new DataProblem(folder, 1, "data.folder.unreadable", closed)]);
        }
    }

    /// <summary>The data of a sound folder.</summary>
    /// <exception cref="InvalidDataException">The folder has problems; the message lists them.</exception>
    public static ReferenceData Open(string folder)
    {
        var (data, problems) = Load(folder);
        return data
            ?? throw new InvalidDataException(
                $"The reference data in {folder} cannot be used. Correct it, or name another folder in COMMONWEAL_DATA.\n{string.Join('\n', problems)}"
            );
    }

    private static (ReferenceData? Data, IReadOnlyList<DataProblem> Problems) Read(
        string folder,
        List<DataProblem> problems
    )
    {
        var parameters = ParameterFiles.Read(folder, problems);
        var folders = DataFiles.Folders(folder, "frameworks");
        Edition[] editions =
        [
            .. folders
                .Select(name => new EditionFolder(folder, name, problems).Read(parameters))
                .OfType<Edition>(),
        ];
        var rules = new RulesReader(folder, problems);
        var models = ModelFiles.Read(folder, problems);
        var known = Named<Edition>.Known(
            "edition",
            editions.Select(edition => (edition.Name, edition)),
            editions.Length < folders.Count
        );
        var data = new ReferenceData(editions)
        {
            Parameters = [.. parameters.All],
            Rules = rules.National(),
            Policies = rules.Policies(),
            NetChoices = AdditionalityFile.Read(folder, problems),
            Sums = new SumFile(parameters).Read(folder, problems),
            Scores = ScoresFile.Read(folder, problems) ?? new ScoreLadder([]),
            Grounds = GroundsFile.Read(folder, problems) ?? [],
            Stages = StagesFile.Read(folder, problems) ?? new StageGuide([]),
            Standstill = StandstillFile.Read(folder, problems),
            Tendering = TenderingFile.Read(folder, problems),
            Sweeping = SweepingFile.Read(folder, problems),
            Proportion = ProportionFile.Read(folder, problems) ?? Proportion.None,
            Practice = PracticeFile.Read(folder, known, problems),
            Models = [.. models.All],
            Crosswalks = new CrosswalkFiles(known, models).Read(folder, problems),
            Places = PlacesFile.Read(folder, problems) ?? PlaceBook.Empty,
            Goals = GoalFile.Read(folder, problems) ?? GoalBook.Empty,
        };
        OtherFiles.Check(folder, problems);
        rules.CheckAdopted(data.Rules, data.Policies);
        rules.CheckExamples(data.Rules, data.Policies);
        problems.AddRange(PublishedLock.Check(folder));
        DataProblem[] inOrder =
        [
            .. problems
                .OrderBy(problem => problem.File, StringComparer.Ordinal)
                .ThenBy(problem => problem.Line),
        ];
        return (inOrder.Length == 0 ? data : null, inOrder);
    }
}
