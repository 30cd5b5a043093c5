using Commonweal.Domain.Frameworks;
using Commonweal.Domain.People;
using Commonweal.Domain.Rules;

namespace Commonweal.Service.Reference;

/// <summary>What <c>data/</c> says, read once when the site starts and never changed while it runs.</summary>
/// <param name="Editions">Every edition, by name.</param>
public sealed record ReferenceData(IReadOnlyList<Edition> Editions)
{
    /// <summary>Every published figure that values are built from.</summary>
    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    /// <summary>National thresholds, duties and the standard rate of VAT.</summary>
    public NationalRules Rules { get; init; } = new([], [], []);

    /// <summary>The authorities' own policies, by name.</summary>
    public IReadOnlyList<Policy> Policies { get; init; } = [];

    /// <summary>Published shares that an authority may choose for its net values.</summary>
    public IReadOnlyList<NetChoice> NetChoices { get; init; } = [];

    /// <summary>Sums that others published, worked by our own code.</summary>
    public IReadOnlyList<WorkedSum> Sums { get; init; } = [];

    /// <summary>What each score of a delivery statement means.</summary>
    public ScoreLadder Scores { get; init; } = new([]);

    /// <summary>On which grounds an opened bid may be set aside.</summary>
    public IReadOnlyList<SetAsideGround> Grounds { get; init; } = [];

    /// <summary>The ten stages of buying, and what is done in each.</summary>
    public StageGuide Stages { get; init; } = new([]);

    /// <summary>How long a contract waits after its award notice; null only while the data is not loaded.</summary>
    public Standstill? Standstill { get; init; }

    /// <summary>How many days bidders have; null only while the data is not loaded.</summary>
    public TenderPeriods? Tendering { get; init; }

    /// <summary>After how many days what nobody needs is thrown away; null only while the data is not loaded.</summary>
    public Sweeping? Sweeping { get; init; }

    /// <summary>For how long text is kept that was typed after a session had ended; null where nothing says so.</summary>
    public TimeSpan? TypedTextKept => Sweeping?.TypedText;

    /// <summary>How much a purchase may ask of those who bid.</summary>
    public Proportion Proportion { get; init; } = Proportion.None;

    /// <summary>The tender that suppliers practise on; null where the data hold none.</summary>
    public PracticeTender? Practice { get; init; }

    /// <summary>The editions of the Social Value Model, by name.</summary>
    public IReadOnlyList<SocialValueModel> Models { get; init; } = [];

    /// <summary>What measures and criteria of one framework become in another.</summary>
    public IReadOnlyList<Crosswalk> Crosswalks { get; init; } = [];

    /// <summary>The sustainable development goals.</summary>
    public GoalBook Goals { get; init; } = GoalBook.Empty;

    /// <summary>The areas of councils.</summary>
    public PlaceBook Places { get; init; } = PlaceBook.Empty;

    /// <summary>The names of the policies there are.</summary>
    public IEnumerable<string> PolicyNames => Policies.Select(policy => policy.Name);

    /// <summary>The names of the editions there are.</summary>
    public IEnumerable<string> EditionNames => Editions.Select(edition => edition.Name);

    /// <summary>The policy of an authority's short name such as <c>southend</c>; null when there is none.</summary>
    public Policy? Policy(string? name) =>
        Policies.FirstOrDefault(policy =>
            string.Equals(policy.Name, name, StringComparison.Ordinal)
        );

    /// <summary>The edition of a name such as <c>lancashire-toms-2024</c>; null when there is none.</summary>
    public Edition? Edition(string? name) =>
        Editions.FirstOrDefault(edition =>
            string.Equals(edition.Name, name, StringComparison.Ordinal)
        );

    /// <summary>The model of a name such as <c>social-value-model-2025</c>; null when there is none.</summary>
    public SocialValueModel? Model(string? name) =>
        Models.FirstOrDefault(model => string.Equals(model.Name, name, StringComparison.Ordinal));

    /// <summary>The crosswalk from an edition or a model to an edition, each by name; null when there is none.</summary>
    public Crosswalk? Crosswalk(string? from, string? to) =>
        Crosswalks.FirstOrDefault(crosswalk => crosswalk.From == from && crosswalk.To == to);

    /// <summary>What the measures of an edition are called; the codes alone when it is not held here.</summary>
    public MeasureNames Names(string? edition) => new(Edition(edition));
}
